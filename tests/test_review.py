"""Doubtful pairs, and an edited events.csv: what they offer the user to decide, and what an answer writes."""

from __future__ import annotations

import csv
import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import dateline
import pytest
from dateline.__main__ import main
from dateline.builders import correcting, review, sheet_corrections
from dateline.builders.corrections import Correction
from dateline.graph.errors import DatelineError
from dateline.queries import sheets
from ferry import articles

RIVAL = """Evening Echo, 8 March 2019

The ferry Aurora sank off Port Selwyn on Monday. Rescuers searched the bay on Thursday.
"""
Row = dict[str, str]


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles with two doubtful names and rival days, and their graph, never changed."""
    folder = tmp_path_factory.mktemp("harbour")
    (articles(folder / "news") / "rival.txt").write_text(RIVAL)
    (folder / "news" / "dateline.toml").write_text(
        '[[corrections]]\nmerge = [\n  { article = "rival.txt", quote = "The ferry Aurora sank" },\n'
        '  { article = "harbour.txt", quote = "The ferry Aurora sank" },\n]\n'
    )
    dateline.build([folder / "news"], folder / "out")
    return folder


@pytest.fixture
def built(harbour: Path, tmp_path: Path) -> Path:
    """A copy of them, to be changed."""
    shutil.copytree(harbour, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path


def doubts(built: Path) -> list[tuple[str, str, bool]]:
    found = review.doubts(dateline.EventGraph(built / "out"), correcting.known(built / "out"))
    return [(doubt.one.partition(" (")[0], doubt.other.partition(" (")[0], doubt.are_one) for doubt in found]


def test_names_that_nearly_or_barely_became_one_are_asked_about(harbour: Path) -> None:
    found = doubts(harbour)
    assert ("G. Moreno", "Gabriela Moreno", False) in found
    assert ("G. Moreno", "Gustavo Moreno", True) in found
    assert not [pair for pair in found if "Peter Lund" in pair]


def test_rival_days_of_one_event_are_asked_about_with_their_sentences(harbour: Path) -> None:
    found = review.doubts(dateline.EventGraph(harbour / "out"), ())
    [rival] = [doubt for doubt in found if doubt.are_one and "days differ" in doubt.reason]
    assert "2019-03-04" in rival.reason
    assert "2019-03-05" in rival.reason
    assert "off Port Selwyn" in rival.other


def test_what_is_worth_most_comes_first_and_the_list_is_the_same_each_time(harbour: Path) -> None:
    graph = dateline.EventGraph(harbour / "out")
    found = review.doubts(graph, ())
    assert [doubt.worth for doubt in found] == sorted((doubt.worth for doubt in found), reverse=True)
    assert review.doubts(dateline.EventGraph(harbour / "out"), ()) == found


def test_what_only_says_the_kind_of_a_body_or_describes_it_makes_no_doubtful_pair(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(
        "Otago Herald, 5 May 2020\n\nThe Fisheries Ministry fined Brandt Holdings on Monday. The Ministry of Ports "
        "sued the Harbour Bank on Monday. The bank sacked a clerk. The courts freed two clerks."
    )
    (tmp_path / "news" / "b.txt").write_text(
        "Otago Mail, 6 May 2020\n\nThe Ministry fined the Salt Bank on Tuesday. The Bank sued the court on Tuesday. "
        "Banks closed. A court freed Brandt on Tuesday."
    )
    graph = dateline.build([tmp_path / "news"], tmp_path / "out")
    found = review.doubts(graph, ())
    sides = {frozenset(told.partition(",")[0] for told in (doubt.one, doubt.other)) for doubt in found}
    assert not [pair for pair in sides if pair & {"Ministry", "Bank", "bank", "court", "courts", "banks"}]
    assert {"Ministry", "Fisheries Ministry", "Ministry of Ports"} <= {row.label for row in graph.actors()}


def test_articles_without_a_day_are_listed_before_the_pairs(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (built / "news" / "note.txt").write_text("Seals return\n\nSeals came back to the bay of Orfe yesterday.\n")
    dateline.add(built / "out", [built / "news" / "note.txt"])
    capsys.readouterr()
    assert main(["review", str(built / "out"), "--list"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("no day of publication was found in 1 of ")
    assert said.index("note.txt  published: not known") < said.index("1. G. Moreno")


def test_without_a_terminal_the_pairs_are_listed_and_nothing_is_asked(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (built / "news" / "dateline.toml").read_bytes()
    assert main(["review", str(built / "out"), "--limit", "1"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("1. G. Moreno")
    assert "1 doubtful pair" in said
    assert (built / "news" / "dateline.toml").read_bytes() == before


def test_answers_are_written_obeyed_and_not_asked_again(
    built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = doubts(built)
    answers = {("G. Moreno", "Gabriela Moreno", False): "yes", ("G. Moreno", "Gustavo Moreno", True): "N"}
    replies = iter([*(reply for pair in asked for reply in ("?", answers.get(pair, "s")))])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda prompt: next(replies))
    assert main(["review", str(built / "out"), "--by", "A. Perera"]) == 0
    assert 'by = "A. Perera"' in (built / "news" / "dateline.toml").read_text()
    assert main(["build", "-o", str(built / "out")]) == 0
    labels = {row.label: row.names for row in dateline.EventGraph(built / "out").actors() if row.kind == "person"}
    assert labels["Gabriela Moreno"] == ("G. Moreno", "Moreno")
    assert "Gustavo Moreno" in labels
    assert not [pair for pair in doubts(built) if "Moreno" in pair[0]]


def test_quitting_or_the_end_of_input_writes_nothing_more(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (built / "news" / "dateline.toml").read_bytes()

    def ended(prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    for reply in (lambda prompt: "q", ended):
        monkeypatch.setattr("builtins.input", reply)
        assert main(["review", str(built / "out")]) == 0
    assert (built / "news" / "dateline.toml").read_bytes() == before


# ---- events.csv ------------------------------------------------------------------------------------------------------


def edited(built: Path, change: Callable[[list[Row]], object], delimiter: str = ",") -> Path:
    """The sheet of the events after a change to its rows."""
    rows = list(csv.DictReader(io.StringIO(sheet_corrections._written(dateline.EventGraph(built / "out")))))
    change(rows)
    file = built / "events.csv"
    with file.open("w", newline="", encoding="utf-8-sig") as stream:
        writer = csv.DictWriter(stream, list(sheets.EVENT_COLUMNS), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return file


def row_of(rows: list[Row], words: str) -> Row:
    return next(row for row in rows if words in row["event"])


def said(built: Path, file: Path, drop: bool = True) -> list[tuple[str, str | None, str | None]]:
    read = sheet_corrections.read(dateline.EventGraph(built / "out"), file, drop=drop)
    assert read.problems == ()
    return [(one.verb, one.to, _trigger(one)) for one in read.corrections]


def _trigger(one: Correction) -> str | None:
    [subject] = one.subjects
    return getattr(subject, "trigger", None)


def in_english(rows: list[Row], form: str) -> None:
    for row in rows:
        for key in ("date", "date_end", "edtf"):
            if len(row[key]) == 10:
                year, month, day = row[key].split("-")
                row[key] = form.format(d=int(day), m=int(month), y=year)


@pytest.mark.parametrize("form", [None, "{m}/{d}/{y}", "{d:02}.{m:02}.{y}", "{d}/{m}/{y}"])
def test_a_sheet_that_was_only_saved_by_a_spreadsheet_corrects_nothing(harbour: Path, form: str | None) -> None:
    file = edited(harbour, lambda rows: in_english(rows, form) if form else None, ";" if form else ",")
    assert said(harbour, file) == []


def test_changed_cells_and_deleted_rows_become_corrections(harbour: Path) -> None:
    def change(rows: list[Row]) -> None:
        row_of(rows, "Aurora sank")["date"] = "2019-03-03"
        row_of(rows, "hit a rock")["edtf"] = "2019-03"
        row_of(rows, "Peter Lund scored").update(type="", event="Peter Lund scored two goals")
        row_of(rows, "closed the port").update(date="", date_end="", edtf="")
        row_of(rows, "sacked").update(date="2019-03-06", date_end="2019-03-08")
        rows.remove(row_of(rows, "halts"))

    assert sorted(said(harbour, edited(harbour, change)), key=str) == [
        ("drop", None, "halts"),
        ("redate", "2019-03", "hit"),
        ("redate", "2019-03-03", "sank"),
        ("redate", "[2019-03-06..2019-03-08]", "sacked"),
        ("redate", "unknown", "closed"),
        ("rename", "Peter Lund scored two goals", "scored"),
        ("retype", "none", "scored"),
    ]
    assert "drop" not in [verb for verb, _, _ in said(harbour, edited(harbour, change), drop=False)]


def test_a_sheet_of_another_state_of_the_graph_drops_nothing(harbour: Path) -> None:
    def half(rows: list[Row]) -> None:
        del rows[1:]

    def stale(rows: list[Row]) -> None:
        rows[0]["id"] += "0"

    for change in (half, stale):
        read = sheet_corrections.read(dateline.EventGraph(harbour / "out"), edited(harbour, change))
        assert read.corrections == ()
        assert read.problems[-1].endswith("none is dropped")


def test_what_is_no_date_is_said_and_the_other_cells_go_on(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def change(rows: list[Row]) -> None:
        row_of(rows, "Aurora sank").update(edtf="long ago", type="DISASTER")

    words = ["corrections", str(built / "out"), "--from-csv", str(edited(built, change)), "--build"]
    assert main(words) == 1
    assert "'Aurora sank off Port Selwyn': no date as" in capsys.readouterr().err
    events = dateline.EventGraph(built / "out").events()
    assert [event.type for event in events if "Aurora sank" in event.label] == ["DISASTER"]


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", "événement".encode("latin-1")])
def test_what_is_no_such_sheet_is_refused(harbour: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other.csv").write_bytes(content)
    with pytest.raises(DatelineError, match=r"other\.csv"):
        sheet_corrections.read(dateline.EventGraph(harbour / "out"), tmp_path / "other.csv")


def test_two_with_full_names_are_not_asked_about_for_a_given_name_that_they_share(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "firm.txt").write_text(
        "Trade Weekly, 4 May 2015\n\nMartin Olsen founded the brewery in 1998. Martin Dahl bought it on Friday. "
        "Martin sold the cellars.\n"
    )
    graph = dateline.build([tmp_path / "news"], tmp_path / "out")
    shown = [doubt.one + doubt.other for doubt in review.doubts(graph, ())]
    assert not [pair for pair in shown if "Olsen" in pair and "Dahl" in pair]


def test_two_rows_of_one_event_are_refused_by_line(harbour: Path) -> None:
    def twice(rows: list[Row]) -> None:
        rows.append({**rows[0], "event": "A copy that says something else"})

    with pytest.raises(DatelineError, match=r"events\.csv, line \d+: there is a row of event"):
        sheet_corrections.read(dateline.EventGraph(harbour / "out"), edited(harbour, twice))


def test_a_season_is_no_month_that_a_spreadsheet_wrote_in_its_own_manner() -> None:
    assert sheet_corrections._iso("Mar-21", "2021-03", False) == "2021-03"
    assert sheet_corrections._iso("Mar-21", "2021-23", False) == "Mar-21"
