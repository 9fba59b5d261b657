"""Articles that come, go, change and are corrected one after the other leave what a build of all at once makes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import dateline
import pytest
from dateline.builders import page_stamp
from dateline.graph import kept, store
from ferry import CLUB, COURIER, HARBOUR
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PAGE = f"""<html><head><title>Divers find the Aurora</title><meta property="og:site_name" content="Coast Radio">
<meta property="article:published_time" content="2019-03-08"></head><body><article><h1>Divers find the Aurora</h1>
{"".join(f"<p>{paragraph}</p>" for paragraph in COURIER.splitlines()[4:] if paragraph)}</article></body></html>"""
LINES = '{"id": "one", "published": "2019-03-10", "text": "Gabriela Moreno resigned on Sunday, a clerk said."}\n'
MERGED = '[[corrections]]\nmerge = ["Peter Lund", "Gustavo Moreno"]\nreason = "one man"\n'
DATED = '[[articles]]\npath = "club.txt"\npublished = "2019-03-16"\n'
STATES = {
    "harbour.txt": (None, HARBOUR, HARBOUR.replace("two crew", "five crew")),
    "courier.txt": (None, COURIER),
    "club.txt": (None, CLUB, CLUB.replace("twice", "once")),
    "divers.html": (None, PAGE),
    "lines.jsonl": (None, LINES, LINES + LINES.replace("one", "two").replace("resigned", "was sacked")),
    "dateline.toml": ("", MERGED, DATED, MERGED + DATED),
}
"""What each file may hold, the first at the start."""
STEPS = st.sampled_from([(name, state) for name, states in STATES.items() for state in range(len(states))])


def put(folder: Path, name: str, content: str | None) -> None:
    """Give a file its content, or take it away."""
    if content is None:
        (folder / name).unlink(missing_ok=True)
    else:
        (folder / name).write_text(content, encoding="utf-8")


def held(out: Path) -> dict[str, bytes]:
    """The graph and the pages of OUT."""
    return {name: (out / name).read_bytes() for name in page_stamp.PAGES} | {"graph": store.nquads(out)}


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The readings of all texts, so that none is parsed in every build."""
    folder = tmp_path_factory.mktemp("all")
    for name, states in STATES.items():
        for number, state in enumerate(states[1:] if name != "dateline.toml" else ()):
            (folder / str(number)).mkdir(exist_ok=True)
            put(folder / str(number), name, state)
    dateline.build([folder / "0", folder / "1"], folder / "out")
    return folder / "out" / "readings"


def lent(out: Path, readings: Path) -> None:
    """Lay the readings of all texts into OUT."""
    store.prepare(out)
    shutil.copytree(readings, out / "readings", dirs_exist_ok=True)


@pytest.fixture(scope="module")
def anew(readings: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], dict[str, bytes]]:
    """What a build that knows of no other makes of a folder."""

    def build(folder: Path) -> dict[str, bytes]:
        out = tmp_path_factory.mktemp("fresh") / "out"
        lent(out, readings)
        dateline.build([folder], out)
        return held(out)

    return build


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEPS, min_size=4, max_size=4))
def test_step_by_step_and_all_at_once_give_the_same_graph_and_pages(
    steps: list[tuple[str, int]],
    readings: Path,
    anew: Callable[[Path], dict[str, bytes]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    news, out = folder / "news", folder / "out"
    news.mkdir()
    for name, states in STATES.items():
        put(news, name, states[0])
    put(news, "always.txt", "A storm hit Port Selwyn on 6 March 2019. Harwick United lost.")
    for name, state in steps:
        put(news, name, STATES[name][state])
        lent(out, readings)
        dateline.build([news], out)
    assert held(out) == anew(news)


def test_of_one_article_more_the_others_are_taken_over(
    readings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news, out, made = tmp_path / "news", tmp_path / "out", list[str]()
    news.mkdir()
    for name in ("harbour.txt", "club.txt", "divers.html"):
        put(news, name, STATES[name][1])
    lent(out, readings)
    dateline.build([news], out)
    original = kept.of

    def counting(kind, given, type, make, lasts=False):  # type: ignore[no-untyped-def]
        return original(kind, given, type, lambda: made.append(kind) or make(), lasts)

    monkeypatch.setattr(kept, "of", counting)
    put(news, "courier.txt", COURIER)
    lent(out, readings)
    dateline.rebuild(out)
    assert (made.count("document"), made.count("dated")) == (1, 1)
    assert 0 < made.count("accounts") < 4
