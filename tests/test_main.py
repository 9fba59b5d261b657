"""The command line, as a stranger uses it: with the sample articles, and with wrong arguments."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dateline
import pytest

SEEDS = Path(__file__).parent.parent / "seeds"


def run(*words: str | Path, where: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=where, check=False, env=dict(os.environ))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The sample articles, built once by the command line."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(SEEDS, folder / "seeds")
    done = run("build", "seeds", "-o", "out", where=folder)
    assert done.returncode == 0, done.stderr
    (folder / "printed.txt").write_text(done.stdout, encoding="utf-8")
    yield folder / "out"


def test_build_prints_the_key_events_in_order_and_a_summary(built: Path) -> None:
    lines = (built.parent / "printed.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0].split()[:3] == ["date", "basis", "event"]
    assert any("10 articles" in line and "0 files skipped" in line for line in lines)
    assert any(line.startswith("dates: ") and "inferred" in line for line in lines)


def test_build_shows_no_progress_bar_where_nobody_looks(built: Path) -> None:
    done = run("build", built.parent / "seeds", "-o", built)
    assert "reading articles" not in done.stderr
    assert "\x1b[" not in done.stdout + done.stderr


def test_build_writes_pages_that_lead_to_each_other(built: Path) -> None:
    for page in ("index.html", "timeline.html", "actors.html"):
        text = (built / page).read_text(encoding="utf-8")
        assert "timeline.html" in text
        assert "actors.html" in text


def test_the_two_stories_keep_their_years_and_the_stray_stays_unknown(built: Path) -> None:
    published = {row.path: row.published for row in dateline.EventGraph(built).articles()}
    assert published.pop("undated-flood.txt") is None
    years = {path: (value or "").strip("[")[:4] for path, value in published.items()}
    assert {year for path, year in years.items() if "suez" in path} == {"2021"}
    assert {year for path, year in years.items() if "sri-lanka" in path} == {"2022"}


def test_the_same_articles_give_the_same_quads_in_any_order(built: Path, tmp_path: Path) -> None:
    files = sorted((built.parent / "seeds").glob("suez*"))
    first, second = tmp_path / "first", tmp_path / "second"
    assert run("build", *files, "-o", first).returncode == 0
    assert run("build", *reversed(files), "-o", second).returncode == 0
    texts = [run("export", out, "--to", "nquads", "--full").stdout for out in (first, second)]
    assert sorted(texts[0].splitlines()) == sorted(texts[1].splitlines())
    assert len(texts[0]) > 10_000


def test_show_tells_why_an_event_has_its_date(built: Path) -> None:
    event = dateline.EventGraph(built).timeline()[0]
    shown = run("show", built, event.id).stdout
    assert event.reason in shown
    assert "[" in shown
    assert "says: " in shown


def test_ask_takes_names_and_sparql(built: Path) -> None:
    named = json.loads(run("ask", built, "key-events", "--format", "json").stdout)
    query = "PREFIX dl: <https://w3id.org/dateline/ns#> SELECT (COUNT(*) AS ?n) WHERE { ?e dl:keyEvent true }"
    counted = json.loads(run("ask", built, query, "--format", "json").stdout)
    assert counted == [{"n": len(named)}]


def test_check_finds_nothing_wrong(built: Path) -> None:
    done = run("check", built)
    assert (done.returncode, done.stdout.strip()) == (0, "0 violations")


def test_timeline_of_an_actor_and_a_period(built: Path) -> None:
    done = run("timeline", built, "--from", "2021-03-20", "--to", "2021-04-30", "--all")
    dates = [line.split()[0] for line in done.stdout.splitlines()[1:] if line[:1].isdigit()]
    assert dates
    assert all(date.startswith("2021") for date in dates)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((), 2, "Start with: dateline build"),
        (("biuld",), 2, "did you mean build?"),
        (("wholly",), 2, "it is one of build, timeline"),
        (("show", "out", "one", "two"), 2, "'two' is one word too many"),
        (("timeline", "out", "--form", "2022"), 2, "there is no option --form: did you mean --from?"),
        (("ask", "out", "denied", "--format", "xml"), 2, "there is no --format 'xml': it is one of table"),
        (("build",), 2, "ARTICLES"),
        (("build", "seeds"), 2, "--out"),
        (("export", "out", "--to", "word"), 2, "--to takes one of"),
        (("timeline", "nowhere"), 1, "nowhere"),
        (("show", "out", "no-such-event"), 1, "'no-such-event': dateline timeline OUT --all prints their ids"),
        (("ask", "out", "SELECT nonsense"), 1, "query"),
        (("ask", "out"), 2, "QUERY"),
        (("ask", "out", "key-events", "--set", "from"), 2, "NAME=VALUE"),
        (("timeline", "out", "--from", "someday"), 1, "someday"),
    ],
)
def test_wrong_words_get_a_clear_line(built: Path, words: tuple[str, ...], code: int, told: str) -> None:
    done = run(*words, where=built.parent)
    assert done.returncode == code, done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "good.txt").write_text(
        "Dam breaks above the town\n\n3 May 2019\n\nA dam broke on Thursday. Two people died, the mayor said.\n"
    )
    (articles / "empty.txt").write_text("")
    (articles / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    german = "Der Damm oberhalb der Stadt ist am Donnerstag gebrochen. Zwei Menschen starben. "
    (articles / "german.txt").write_text(german * 5)
    done = run("build", articles, "-o", tmp_path / "out")
    assert done.returncode == 1
    for name in ("empty.txt", "picture.txt", "german.txt"):
        assert f"skipped {name}" in done.stderr
    assert "2019-05-02" in done.stdout


def test_a_build_that_reads_nothing_keeps_what_was_there(built: Path, tmp_path: Path) -> None:
    before = dateline.EventGraph(built).events()
    done = run("build", tmp_path / "no-such-folder", "-o", built)
    assert done.returncode == 1
    assert "no article could be read" in done.stderr
    assert dateline.EventGraph(built).events() == before


def test_the_number_of_actors_drawn_is_asked_for_once_and_kept(tmp_path: Path) -> None:
    (tmp_path / "court.txt").write_text(
        "Court bars merger\n\n3 May 2019\n\nJudge Anna Fell fined Norling Steel on Thursday. Norling Steel sued "
        "Halden Bank. Halden Bank dismissed Petra Voss. Petra Voss accused Judge Anna Fell.\n"
    )
    wrong = run("build", "court.txt", "-o", "out", "--most-actors", "0", where=tmp_path)
    assert (wrong.returncode, wrong.stderr.strip()) == (2, "dateline build: --most-actors is above 0")
    for words in (("court.txt", "--most-actors", "2"), ()):
        done = run("build", *words, "-o", "out", where=tmp_path)
        assert done.returncode == 0, done.stderr
        assert 'data-most="2"' in (tmp_path / "out" / "actors.html").read_text(encoding="utf-8")


def test_a_first_build_that_reads_nothing_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "theirs").mkdir()
    for out in ("fresh", "theirs"):
        done = run("build", "empty", "-o", out, where=tmp_path)
        assert done.returncode == 1
        assert "no .txt, .html, .htm or .jsonl file in" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "theirs"]
    assert list((tmp_path / "theirs").iterdir()) == []


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / "thesis"
    theirs.mkdir()
    (theirs / "chapter.txt").write_text("mine")
    done = run("build", SEEDS, "-o", theirs)
    assert done.returncode == 1
    assert str(theirs) in done.stderr
    assert [path.name for path in theirs.iterdir()] == ["chapter.txt"]


def test_version_and_help_say_what_a_newcomer_needs() -> None:
    assert run("--version").stdout.strip() == f"dateline {dateline.__version__}"
    text = run("--help").stdout
    for command in ("build", "timeline", "show", "ask", "export", "check"):
        assert command in text
