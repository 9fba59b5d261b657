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
from dateline.queries.spoken import legible

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
    ("words", "told"),
    [
        (("--from", "2090"), "no key event fits: --all looks at all events"),
        (("--from", "2090", "--all"), "no event fits"),
        (("--from", "2022", "--to", "2021"), "2022 is after 2021"),
    ],
)
def test_an_empty_timeline_says_why(built: Path, words: tuple[str, ...], told: str) -> None:
    done = run("timeline", built, *words)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)
    assert told in done.stderr


def test_what_is_read_less_surely_is_listed_with_how_surely_the_least_first(built: Path) -> None:
    sure = [
        float(line.split()[0])
        for line in run("timeline", built, "--doubtful", "--cut", "0.4").stdout.splitlines()[1:]
        if line[:1].isdigit()
    ]
    assert sure == sorted(sure)
    assert len(sure) == len([event for event in dateline.EventGraph(built).events() if event.confidence < 0.4]) > 0


def test_a_season_is_printed_in_words_and_a_day_as_it_is_sorted() -> None:
    values = ("2019-23", "2019-22/2019-23", "199X", "2019-05-03~", "2019-05", "2019", "[2019-05-03..2019-05-09]")
    assert [legible(value) for value in values] == [
        "autumn 2019",
        "from summer 2019 to autumn 2019",
        "1990s",
        *values[3:],
    ]


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
        (("build", "seeds"), 2, "--out is missing: folder for the graph and the pages"),
        (("build", "--all", "-o", "out"), 2, "there is no option --all here, but one of dateline timeline"),
        (("build", "--nonsense"), 2, "there is no option --nonsense: see dateline build --help"),
        (("build", "seeds", "-o", "printed.txt"), 1, "cannot use printed.txt, which is a file: name a folder"),
        (("build", "-o", "nowhere"), 1, "build it with the articles, dateline build ARTICLES -o nowhere"),
        (("help",), 2, "dateline --help"),
        (("--verison",), 2, "did you mean --version?"),
        (("show", "out"), 2, "EVENT is missing: the event's id, as the timeline prints it"),
        (("drop", "out", "x"), 2, "--reason is missing: why"),
        (("timeline", "out", "--from"), 2, "--from needs a value after it"),
        (("timeline", "out", "--actor", "Wikremesinghe"), 1, "did you mean Ranil Wickremesinghe?"),
        (("timeline", "out", "--actor", "Zzyzx"), 1, "actors.html lists who is"),
        (("timeline", "seeds"), 1, "it has no dateline.json; dateline build ARTICLES -o OUT makes one"),
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


def test_what_an_article_is_read_without_is_noted_and_nothing_is_skipped(tmp_path: Path) -> None:
    record = {"text": "A dam broke above the town. Two people died, the mayor said.", "published": "soon"}
    (tmp_path / "wire.jsonl").write_text(json.dumps(record))
    done = run("build", tmp_path / "wire.jsonl", "-o", tmp_path / "out")
    assert "noted wire.jsonl#1: published is no date: 'soon'; the article is read without it" in done.stderr
    assert (done.returncode, "0 files skipped" in done.stdout, "skipped" in done.stderr) == (0, True, False)
    assert "wire.jsonl#1</bdi> was read in part" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


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
        assert "no .txt, .html, .htm, .jsonl or .parquet file in" in done.stderr
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
