"""What a build survives: kills, full disks, closed pipes, hostile input, and others at work in the same folder.

The long forms are benchmarks/kill.py and benchmarks/fuzz.py; docs/reliability.md has their figures.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import dateline
import hostile_input
import hostile_sources
import pytest
from dateline.builders import build as building
from dateline.builders import cleaning, documents, language, layout, limits, pages, reading
from dateline.builders.configuration import Configuration
from dateline.builders.formats import export
from dateline.graph import store, whole
from dateline.graph.errors import DatelineError
from dateline.graph.model import Document, Skipped, Span
from dateline.queries.event_graph import EventGraph
from growth import grows_evenly
from hypothesis import HealthCheck, given, settings

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
FLOOD = "River bursts its banks\n\nLISBON, May 3, 2021 - The Tagus flooded two villages. Firefighters rescued forty.\n"
FAIR = "Fair opens\n\nOSLO, June 7, 2021 - The trade fair opened on Monday. The union criticised the plan.\n"
TO_RAM = ["mount", "-t", "tmpfs", "-o"]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles and what was built from them."""
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "articles").mkdir()
    (folder / "articles" / "flood.txt").write_text(FLOOD)
    dateline.build([folder / "articles"], folder / "out")
    return folder


@pytest.fixture
def copied(corpus: Path, tmp_path: Path) -> Path:
    """The same in a folder that the test may spoil."""
    return Path(shutil.copytree(corpus, tmp_path / "corpus", symlinks=True))


def run(
    *words: object, stdout: int = subprocess.PIPE, before: Callable[[], object] | None = None
) -> tuple[int, str, str]:
    """Exit code, output and complaints of a command."""
    command = [sys.executable, "-m", "dateline", *map(str, words)]
    done = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, text=True, preexec_fn=before, timeout=120)
    return done.returncode, done.stdout or "", done.stderr


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.name.endswith(".new") or path.name.startswith("new-")]


# ---- Kills -----------------------------------------------------------------------------------------------------------


def test_a_kill_at_any_moment_leaves_the_old_or_the_new_and_the_next_build_completes(tmp_path: Path) -> None:
    command = [sys.executable, str(BENCHMARKS / "kill.py"), "--kills", "6", "--calls", "12"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "18 trials, 0 with faults" in done.stdout


def test_a_first_build_that_was_killed_before_its_stamp_can_be_done_again(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".dateline.json.new").write_text('{"for')
    store.prepare(tmp_path / "out")
    assert left_over(tmp_path) == []


def test_ctrl_c_is_said_in_a_line_and_changes_nothing(copied: Path) -> None:
    before = store.nquads(copied / "out")
    (copied / "articles" / "fair.txt").write_text(FAIR * 3000)
    command = [sys.executable, "-m", "dateline", "build", "-o", str(copied / "out")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as build:
        wait_for(lambda: (copied / "out" / store.LOCK).read_text().strip() == str(build.pid))
        build.send_signal(signal.SIGINT)
        _, said = build.communicate(timeout=60)
    assert build.returncode == 130
    assert said == "dateline: interrupted; what was stored before is as it was\n"
    assert store.nquads(copied / "out") == before
    assert left_over(copied) == []


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it never came")


# ---- No room, no permission, nobody listening ------------------------------------------------------------------------


@contextlib.contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk of that size, where this user may mount one; else the test is skipped."""
    folder.mkdir()
    if (
        shutil.which("mount") is None
        or subprocess.run([*TO_RAM, f"size={size}", "tmpfs", folder], check=False).returncode
    ):
        pytest.skip("no file system may be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
@pytest.mark.parametrize("room", [60_000, 400_000])
def test_a_disk_that_fills_during_a_build_changes_nothing(copied: Path, tmp_path: Path, room: int) -> None:
    with small_disk(tmp_path / "disk", "12m") as disk:
        shutil.copytree(copied / "out", disk / "out", symlinks=True)
        before = store.nquads(disk / "out")
        free = shutil.disk_usage(disk).free
        (disk / "filling").write_bytes(bytes(free - room))
        (copied / "articles" / "fair.txt").write_text(FAIR)
        code, _, said = run("build", copied / "articles", "-o", disk / "out")
        assert code == 1
        assert said.startswith("dateline: cannot write")
        assert "No space left" in said
        assert len(said.splitlines()) == 1
        assert store.nquads(disk / "out") == before
        assert left_over(disk) == []
        (disk / "filling").unlink()
        assert run("build", copied / "articles", "-o", disk / "out")[0] == 0
        assert len(EventGraph(disk / "out").articles()) == 2


def no_large_files() -> None:
    """Files may have 2 kB in this process, as on a disk that fills."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))


@pytest.mark.parametrize(("format", "name"), [("turtle", "graph.ttl"), ("csv", "sheets"), ("tables", "tables")])
def test_an_export_that_finds_no_room_leaves_what_stood_there(
    corpus: Path, tmp_path: Path, format: str, name: str
) -> None:
    export(EventGraph(corpus / "out"), format, tmp_path / name)
    before = contents(tmp_path)
    code, _, said = run("export", corpus / "out", "--to", format, "-o", tmp_path / name, before=no_large_files)
    assert (code, contents(tmp_path)) == (1, before)
    assert said == f"dateline: cannot write {tmp_path / name}: File too large\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_pages_that_find_no_room_leave_the_older_ones(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(copied / "out")
    original = Path.write_text

    def fails(self: Path, *given: object, **options: object) -> int:
        if self.name == "timeline.html":
            raise OSError(28, "No space left on device")
        return original(self, *given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "write_text", fails)
    with pytest.raises(DatelineError, match=r"cannot write the pages of .*: No space left"):
        pages.write(EventGraph(copied / "out"), copied / "out")
    assert contents(copied / "out") == before


@pytest.mark.parametrize("words", [("timeline", "--all"), ("ask", "timeline"), ("export", "--to", "nquads")])
def test_a_pipe_that_nobody_reads_to_its_end_is_no_error_to_talk_of(corpus: Path, words: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        code, _, said = run(words[0], corpus / "out", *words[1:], stdout=writer)
    finally:
        os.close(writer)
    assert (code, said) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", [("timeline",), ("ask", "timeline"), ("export", "--to", "nquads")])
def test_a_full_disk_behind_standard_output_is_said_in_a_line(corpus: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        code, _, said = run(words[0], corpus / "out", *words[1:], stdout=full.fileno())
    assert code == 1
    assert said.startswith("dateline: ")
    assert said.endswith("No space left on device\n")
    assert len(said.splitlines()) == 1


def test_a_full_folder_for_temporary_files_does_not_matter(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir(mode=0o500)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    assert run("build", corpus / "articles", "-o", tmp_path / "out")[0] == 0
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a disk that is read alone")
def test_a_disk_that_may_only_be_read_is_read(copied: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "12m") as disk:
        shutil.copytree(copied / "out", disk / "out", symlinks=True)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        assert run("timeline", disk / "out")[0] == 0
        code, _, said = run("build", copied / "articles", "-o", disk / "out")
        assert (code, said) == (1, f"dateline: cannot lock {disk / 'out'}: Read-only file system\n")
        assert run("export", disk / "out", "--to", "turtle", "-o", disk / "x")[2].endswith("Read-only file system\n")


# ---- Whole files -----------------------------------------------------------------------------------------------------


def test_a_file_is_the_old_one_until_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    whole.write(file, b"old")
    with pytest.raises(ZeroDivisionError), whole.file(file) as stream:
        stream.write(b"half")
        stream.flush()
        assert file.read_bytes() == b"old"
        raise ZeroDivisionError
    assert contents(tmp_path) == {"graph.ttl": b"old"}


def test_a_link_stays_a_link_and_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "file").write_bytes(b"old")
    (tmp_path / "far" / "file").chmod(0o640)
    (tmp_path / "link").symlink_to(tmp_path / "far" / "file")
    whole.write(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "far" / "file").read_bytes() == b"new"
    assert (tmp_path / "far" / "file").stat().st_mode & 0o777 == 0o640


def test_what_is_no_regular_file_is_written_and_never_replaced(tmp_path: Path, corpus: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    command = [
        sys.executable,
        "-m",
        "dateline",
        "export",
        str(corpus / "out"),
        "--to",
        "nquads",
        "-o",
        str(tmp_path / "pipe"),
    ]
    with subprocess.Popen(command) as writing:
        assert b"Tagus" in (tmp_path / "pipe").read_bytes()
    assert writing.returncode == 0
    assert (tmp_path / "pipe").is_fifo()


def test_two_writers_of_one_file_are_told_of_each_other(tmp_path: Path) -> None:
    with (
        whole.file(tmp_path / "one") as stream,
        pytest.raises(DatelineError, match="another process is writing"),
        whole.file(tmp_path / "one"),
    ):
        stream.write(b"never")  # pragma: no cover
    assert (tmp_path / "one").read_bytes() == b""
    with whole.files(tmp_path / "many"), pytest.raises(DatelineError, match="another"), whole.files(tmp_path / "many"):
        pass


# ---- Others at work --------------------------------------------------------------------------------------------------


def test_a_second_build_is_refused_while_the_first_goes_on(copied: Path) -> None:
    with store.locked(copied / "out"):
        code, _, said = run("build", "-o", copied / "out")
    assert code == 1
    assert said.startswith(f"dateline: process {os.getpid()} is writing {copied / 'out'}")
    assert run("build", "-o", copied / "out")[0] == 0


def test_whoever_reads_during_builds_sees_a_finished_generation(copied: Path) -> None:
    """Each look opens what is current while another process builds two sets of articles in turns."""
    old = set(EventGraph(copied / "out").store)
    (copied / "more").mkdir()
    (copied / "more" / "fair.txt").write_text(FAIR)
    script = (
        "import dateline, sys; out, more = sys.argv[1:]\n"
        "for _ in range(3): dateline.add(out, [more]); dateline.remove(out, [more])\n"
    )
    looks = []
    with subprocess.Popen([sys.executable, "-c", script, str(copied / "out"), str(copied / "more")]) as building:
        while building.poll() is None:
            looks.append(frozenset(EventGraph(copied / "out").store))
            time.sleep(0.02)
    assert building.returncode == 0
    assert frozenset(old) in looks
    assert 2 <= len(set(looks)) <= 3


# ---- Hostile input ---------------------------------------------------------------------------------------------------


TARGETS = {**hostile_input.TARGETS, **hostile_sources.TARGETS}


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_whatever_comes_becomes_an_article_a_reason_or_rows(name: str) -> None:
    target = TARGETS[name]
    limit = settings(
        max_examples=max(6, target.share // 2),
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    limit(given(target.draws)(target.run))()


HUGE = {
    "a line of ten megabytes": "word " * 2_000_000,
    "a hundred thousand quotes": "“" * 100_000,
    "two hundred thousand lines": "a\n" * 200_000,
    "one name a line": "John Smith\n" * 40_000,
    "one word": "x" * 900_000,
    "lines that run on": "this is a line of some forty letters that runs on\n" * 18_000,
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE)
def test_what_is_beyond_measure_is_read_or_named_in_good_time(tmp_path: Path, text: str) -> None:
    begun = time.process_time()
    (one,) = read_file(tmp_path / "huge.txt", text.encode())
    assert isinstance(one, Document) or one.reason
    assert time.process_time() - begun < 30


def read_file(file: Path, content: bytes) -> list[documents.Found]:
    file.write_bytes(content)
    return list(documents.read([file], Configuration()))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("long.txt", b"word " * 300_000, "a text of more than 1,000,000 characters is no article"),
        ("page.html", b"<p>word " * 700_000, "an HTML page of more than 5,000,000 characters"),
        ("mark.txt", b"\xff\xfe\x00\xd8\x00\xd8", "broken UTF-16"),
        ("nul.txt", b"no\0text" * 900, "binary, not text"),
        ("line.jsonl", b'{"text": "' + b"[" * 100_000, "line 1 is broken JSON"),
        ("deep.jsonl", b"[" * 100_000, "line 1 is broken JSON"),
    ],
)
def test_a_skipped_document_is_named_with_the_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (one,) = read_file(tmp_path / name, content)
    assert isinstance(one, Skipped)
    assert one.path == name
    assert one.reason.startswith(reason)


ENTITIES = """<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "boom boom "><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
<!ENTITY secret SYSTEM "file://{file}">]><html><body><article><p>The harbour of Lagos was closed on Monday.</p>
<p>The harbour master said that two ships had collided in the fog. &f; &secret;</p></article></body></html>"""


def test_entities_neither_grow_without_bound_nor_fetch_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the password is swordfish")
    (one,) = read_file(tmp_path / "page.html", ENTITIES.replace("{file}", str(tmp_path / "secret")).encode())
    assert isinstance(one, Document)
    assert "swordfish" not in one.text
    assert len(one.text) < 10_000


def test_an_article_that_takes_too_long_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fair.txt").write_text(FAIR)
    (tmp_path / "flood.txt").write_text(FLOOD)
    original = reading.read

    def hangs(parse: object) -> object:
        while "Tagus" in parse.text:  # type: ignore[attr-defined]
            pass
        return original(parse)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read", hangs)
    monkeypatch.setattr(limits, "SECONDS", 0.3)
    monkeypatch.setattr(limits, "SECONDS_A_CHARACTER", 0.02)
    world = building.build([tmp_path], Configuration())
    assert [one.path for one in world.documents] == ["fair.txt"]
    assert [(one.path, one.reason[:27]) for one in world.skipped] == [("flood.txt", "reading it takes more than ")]


def test_a_fault_of_ours_costs_one_article_and_is_named_by_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fair.txt").write_text(FAIR)
    original = reading.read
    monkeypatch.setattr(reading, "read", lambda parse: original(parse) if "Tagus" in parse.text else [][0])
    (tmp_path / "flood.txt").write_text(FLOOD)
    world = building.build([tmp_path], Configuration())
    assert [one.path for one in world.documents] == ["flood.txt"]
    assert world.skipped[0].reason.startswith("a fault of dateline's: IndexError in test_reliability.py, line ")


def test_a_sentence_of_endless_clauses_costs_its_article_alone() -> None:
    nested = reading.read_or_say(next(language.parse(["The port.\n\nThe port was closed. " + "he said " * 1000])))
    reason = nested.unread or ""
    assert nested.claims or "more clauses in each other" in reason or "takes more than" in reason


RUNS = ["(", "x", "a.", "http://", "“a” "]


@pytest.mark.parametrize("piece", RUNS)
def test_the_parser_and_the_rules_take_time_in_step_with_the_length(piece: str) -> None:
    def work(size: int) -> Callable[[], object]:
        text = "The port.\n\nThe port was closed. " + piece * (size // len(piece))
        return lambda: reading.read(next(language.parse([text])))

    assert grows_evenly(work, 1500)


@pytest.mark.parametrize(
    "piece", ["John Smith\n", "this is a line of some forty letters that runs on\n", "a\n", "A. B\n\n"]
)
def test_laying_out_takes_time_in_step_with_the_length(piece: str) -> None:
    assert grows_evenly(lambda size: lambda: layout.lay_out(piece * (size // len(piece))), 20_000)


def test_no_regular_expression_takes_long_whatever_it_is_asked_of() -> None:
    command = [sys.executable, str(Path(__file__).parent / "patterns.py")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.split()[0]) > 200


def test_a_run_without_spaces_is_parted_and_still_knows_its_places() -> None:
    text = "Boom " + "x" * 1000 + " went the port."
    cleaned = cleaning.clean(text, Span(0, len(text)))
    assert max(map(len, cleaned.text.split())) <= cleaning.LONGEST_WORD
    assert cleaned.text.replace(" ", "") == text.replace(" ", "")
    assert cleaned.original(len(cleaned.text) - 5, len(cleaned.text)) == Span(len(text) - 5, len(text))


# ---- Nothing escapes -------------------------------------------------------------------------------------------------

ESCAPES = [
    "../../escaped",
    "/tmp/escaped",
    "..\\..\\escaped",
    "a\0b",
    "%2e%2e%2fescaped",
    "x" * 500,
    "\u202egpj.exe",
    "$(touch x)",
]


def test_no_title_address_or_name_leads_to_a_file_outside(tmp_path: Path) -> None:
    """Every field of an article, and the name that it gives an actor, holds a path; only OUT changes."""
    (tmp_path / "in").mkdir()
    lines = [
        {"id": f"{bad}{i}", "title": bad, "publisher": bad, "url": f"https://x.example/{bad}",
         "published": "2021-05-03", "text": f"{bad}\n\nThe mayor of {bad} met {bad} on Monday. {FLOOD}"}
        for i, bad in enumerate(ESCAPES)
    ]  # fmt: skip
    (tmp_path / "in" / "wire.jsonl").write_text("\n".join(map(json.dumps, lines)))
    before = sorted(tmp_path.rglob("*"))
    graph = dateline.build([tmp_path / "in"], tmp_path / "out")
    assert len(graph.articles()) == len(ESCAPES)
    for format in ("csv", "tables", "ladybug"):
        export(graph, format, tmp_path / "out" / format)
    assert [path for path in sorted(tmp_path.rglob("*")) if not path.is_relative_to(tmp_path / "out")] == before
    names = {path.name for path in (tmp_path / "out").rglob("*")}
    assert not [name for name in names if "escaped" in name or "touch" in name]


def test_the_lock_pins_every_package_by_hash() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        lines = (Path(__file__).parent.parent / name).read_text().replace("\\\n", " ").splitlines()
        pinned = [line for line in lines if line and not line.startswith(("#", " "))]
        assert len(pinned) > 20
        assert not [line for line in pinned if "==" not in line or "--hash=sha256:" not in line]
