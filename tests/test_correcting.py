"""Corrections made from a built graph, and articles added to it and removed: the files that this leaves."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
from pathlib import Path

import crisis
import dateline
import pyoxigraph
import pytest
import small_world
from dateline.__main__ import main
from dateline.builders import correcting, correction_file, inputs
from dateline.builders.corrections import Called, Citation, Correction
from dateline.graph import store
from dateline.graph.errors import DatelineError
from ferry import CLUB, HARBOUR, articles


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three articles and their graph, never changed."""
    folder = tmp_path_factory.mktemp("harbour")
    dateline.build([articles(folder / "news")], folder / "out")
    return folder


@pytest.fixture
def built(harbour: Path, tmp_path: Path) -> Path:
    """A copy of them, to be changed."""
    shutil.copytree(harbour, tmp_path, symlinks=True, dirs_exist_ok=True)
    return tmp_path


def event_of(out: Path, words: str) -> str:
    return next(event.id for event in dateline.EventGraph(out).events() if words in event.label)


def toml(built: Path) -> str:
    return (built / "news" / "dateline.toml").read_text(encoding="utf-8")


# ---- The commands ----------------------------------------------------------------------------------------------------


def test_a_command_writes_a_dated_line_with_its_reason_and_says_what_to_run(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = built / "out"
    crashed = event_of(out, "sank")
    assert main(["redate", str(out), crashed, "4 March 2019", "--reason", 'the "log"', "--by", "A. Perera"]) == 0
    said = capsys.readouterr().out
    assert f"{built / 'news' / 'dateline.toml'}, line 1: 1 correction written" in said
    assert f"dateline build -o {out}" in said
    written = toml(built)
    assert 'quote = "The ferry Aurora sank off Port Selwyn on Tuesday.", trigger = "sank" }' in written
    assert 'to = "2019-03-04"\nreason = "the \\"log\\""\nby = "A. Perera"\ndate = 20' in written
    assert main(["build", "-o", str(out)]) == 0
    event = dateline.EventGraph(out).event(crashed)
    assert (event.edtf, event.basis) == ("2019-03-04", "given")


def test_all_commands_are_obeyed_on_the_next_build(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(built / "out")
    ferry, suspended = event_of(built / "out", "sank"), event_of(built / "out", "suspended all")
    done = [
        main(["split", out, "G. Moreno", "Gustavo Moreno", "--reason", "cousins"]),
        main(["split", out, "Peter Lund @ courier.txt", "Peter Lund @ club.txt", "--reason", "namesakes"]),
        main(["split", out, suspended, "2", "--reason", "two companies"]),
        main(["merge", out, ferry, event_of(built / "out", "hit a rock"), "--reason", "one ship"]),
        main(["rename", out, "NSC", "Northern Shipping", "--reason", "as it calls itself"]),
        main(["retype", out, "Aurora", "thing", "--reason", "a ship"]),
        main(["retype", out, ferry, "disaster", "--reason", "wider"]),
        main(["drop", out, event_of(built / "out", "halts"), "--reason", "a headline", "--build"]),
    ]
    assert done == [0] * 8
    graph = dateline.EventGraph(built / "out")
    assert graph.skipped() == ()
    labels = [row.label for row in graph.actors()]
    assert labels.count("Peter Lund") == 2
    assert {"Gustavo Moreno", "Northern Shipping"} <= set(labels)
    assert len([event for event in graph.events() if event.verb.endswith("suspend")]) == 2
    assert (graph.event(ferry).type, len(graph.accounts(ferry))) == ("DISASTER", 3)
    assert not [event for event in graph.events() if "halts" in event.label]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (["drop", "Nobody"], "nobody and nothing is named 'Nobody'"),
        (["drop", "all sailings"], "may be any of"),
        (["drop", "000000000000"], "there is no event"),
        (["merge", "NSC"], "two or more"),
        (["merge", "NSC", "Northern Shipping"], "are one already"),
        (["merge", "EVENT", "EVENT"], "are one already"),
        (["redate", "NSC", "2019"], "only events are redated"),
        (["redate", "EVENT", "soon"], "no date as"),
        (["retype", "NSC", "ship"], "there is no type"),
        (["merge", "NSC", "EVENT"], "with what is none"),
        (["split", "EVENT", "7"], "has accounts 1 to 2"),
        (["split", "EVENT", "1", "2"], "one of the 2 accounts must stay"),
    ],
)
def test_a_wrong_command_says_so_and_writes_nothing(
    built: Path, capsys: pytest.CaptureFixture[str], words: list[str], wrong: str
) -> None:
    event = event_of(built / "out", "suspended all")
    verb, *rest = [event if word == "EVENT" else word for word in words]
    assert main([verb, str(built / "out"), *rest, "--reason", "x"]) == 1
    assert wrong in capsys.readouterr().err
    assert not (built / "news" / "dateline.toml").exists()


def test_the_first_digits_of_an_id_are_enough_where_they_are_of_one_event_only() -> None:
    graph = small_world.opened(small_world.small_world())
    first, second = (event.id for event in graph.events()[:2])
    quads = pyoxigraph.serialize(graph.store, format=pyoxigraph.RdfFormat.N_QUADS)
    assert quads is not None
    ids = {first: "21dfd4aaaaaa", second: "21dfd4bbbbbb"}
    renamed = re.sub("|".join(ids), lambda found: ids[found[0]], quads.decode())
    store = pyoxigraph.Store()
    store.extend(pyoxigraph.parse(renamed, format=pyoxigraph.RdfFormat.N_QUADS))
    named = dateline.EventGraph(store)
    assert named.event("21dfd4a").label == graph.event(first).label
    with pytest.raises(DatelineError, match=rf"21dfd4aaaaaa \({graph.event(first).label}\); 21dfd4bbbbbb"):
        named.event("21dfd4")
    with pytest.raises(DatelineError, match="there is no event '21d'"):
        named.event("21d")
    assert correcting.Pointer(named).is_event("21dfd4b")
    assert not correcting.Pointer(named).is_event("2019")


def test_a_merge_may_say_what_its_event_is_called(built: Path) -> None:
    out = built / "out"
    ferry, hit = event_of(out, "sank"), event_of(out, "hit a rock")
    words = ["merge", str(out), ferry, hit[:8], "--label", "The Aurora  went down off Port Selwyn"]
    assert main([*words, "--reason", "one ship", "--build"]) == 0
    graph = dateline.EventGraph(out)
    assert graph.skipped() == ()
    assert graph.event(ferry).label == "The Aurora went down off Port Selwyn"
    assert {account.lemma for account in graph.accounts(ferry)} == {"sink", "hit"}


def test_a_date_is_given_to_the_account_from_which_the_date_shown_comes() -> None:
    event = crisis.EVENTS[0]
    told = [row for row in crisis.ACCOUNTS if row.event == event.iri]
    shown = {"edtf": event.edtf, "earliest": event.earliest, "latest": event.latest}
    heavy = dataclasses.replace(told[0], **shown, reason="about when it was told", time=None, weight=1.0, claim="a")
    lent = dataclasses.replace(heavy, reason=f"as another mention has it ({told[0].reason})", claim="b")
    teller = dataclasses.replace(told[0], **shown, time=told[0].trigger, weight=0.1, claim="c")
    shows_lent = dataclasses.replace(event, reason=lent.reason)
    assert correcting.dating(shows_lent, [heavy, lent, teller]) is teller
    assert correcting.dating(dataclasses.replace(event, reason=heavy.reason), [heavy, lent, teller]) is heavy


def test_a_correction_without_its_reason_is_wrong_usage(built: Path) -> None:
    with pytest.raises(SystemExit):
        main(["drop", str(built / "out"), "NSC"])


def test_a_namesake_is_written_with_an_article_that_speaks_of_it_alone(built: Path) -> None:
    graph = dateline.EventGraph(built / "out")
    path = next(row.iri for row in graph.actors() if row.label == "all sailings").removeprefix(graph.corpus.base)
    [decided] = correcting.decide(graph, "drop", [path])
    assert isinstance(decided.subjects[0], Called)
    assert decided.subjects[0].name == "all sailings"
    assert decided.subjects[0].article in ("courier.txt", "harbour.txt")


def test_without_texts_events_cannot_be_cited_but_actors_can_be_named(tmp_path: Path) -> None:
    graph = dateline.build([articles(tmp_path / "news")], tmp_path / "out", texts=False)
    assert correcting.decide(graph, "drop", ["NSC"])[0].subjects == (Called("Northern Shipping Company"),)
    with pytest.raises(DatelineError, match="keeps no texts"):
        correcting.decide(graph, "drop", [graph.events()[0].id])


# ---- The file --------------------------------------------------------------------------------------------------------

DROP = Correction("drop", (Citation("a.txt", "He said: “no”.", "said", 2),), None, "why\x7f", date="2026-11-22")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "\n", "\n\n"])
def test_what_the_user_wrote_stays_byte_for_byte(tmp_path: Path, end: str, last: str) -> None:
    file = tmp_path / "dateline.toml"
    before = f'# mine\nname =   "x" # tight\n\n[[articles]]\npath = "a.txt"\npublisher="Å"{last}'.replace("\n", end)
    file.write_bytes(before.encode())
    file.chmod(0o640)
    line = correction_file.append(file, [DROP, DROP])
    after = file.read_bytes()
    assert after.startswith(before.encode())
    assert after.count(b"[[corrections]]") == 2
    assert (b"\r\n" in after) == (end == "\r\n")
    assert after.splitlines()[line - 1] == b"[[corrections]]"
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("before", ["corrections = []\n", "corrections = 3\n", "[corrections]\nx = 1\n", "name = \n"])
def test_a_file_to_which_nothing_can_be_appended_stays_as_it_is(tmp_path: Path, before: str) -> None:
    file = tmp_path / "dateline.toml"
    file.write_text(before)
    with pytest.raises(DatelineError, match=r"dateline\.toml"):
        correction_file.append(file, [DROP])
    assert file.read_text() == before


def test_corrections_go_to_the_nearest_file_over_all_articles(tmp_path: Path) -> None:
    north, south = articles(tmp_path / "all" / "north"), tmp_path / "all" / "south"
    south.mkdir()
    (south / "match.txt").write_text(CLUB.replace("Selwyn", "Aldmoor"))
    (north / "dateline.toml").write_text('[[articles]]\npath = "club.txt"\npublisher = "Club News"\n')
    dateline.build([north, south], tmp_path / "out")
    written = correcting.write(tmp_path / "out", [DROP])
    assert written.file == tmp_path / "all" / "dateline.toml"
    [row] = dateline.rebuild(tmp_path / "out").skipped()
    assert row.where == "dateline.toml, line 1"
    (tmp_path / "all" / "dateline.toml").unlink()
    (south / "dateline.toml").write_text("")
    assert correcting.write(tmp_path / "out", [DROP]).file.parent in (north, south)
    assert [row.where.partition("/")[2] for row in dateline.rebuild(tmp_path / "out").skipped()] == [
        "dateline.toml, line 5"
    ]


def test_corrections_go_to_the_configuration_that_was_given(tmp_path: Path) -> None:
    given = tmp_path / "mine.toml"
    given.write_text('name = "mine"\n')
    dateline.build([articles(tmp_path / "news")], tmp_path / "out", config=given)
    assert correcting.write(tmp_path / "out", [DROP]).file == given
    assert [row.where for row in dateline.rebuild(tmp_path / "out").skipped()] == ["mine.toml, line 3"]


# ---- More and fewer articles -----------------------------------------------------------------------------------------


def bytes_of(*given: Path, out: Path, name: str | None = None) -> bytes:
    shutil.rmtree(out, ignore_errors=True)
    dateline.build(given, out, name=name)
    return store.nquads(out)


def test_adding_and_removing_articles_gives_the_bytes_of_a_build_of_what_there_is(tmp_path: Path) -> None:
    folder, fresh = articles(tmp_path / "news"), tmp_path / "fresh"
    three = [folder / "harbour.txt", folder / "courier.txt", folder / "club.txt"]
    out = tmp_path / "out"
    dateline.build(three[:1], out)
    dateline.add(out, three[1:])
    assert store.nquads(out) == bytes_of(*three, out=fresh)
    dateline.remove(out, [three[1]])
    assert store.nquads(out) == bytes_of(three[0], three[2], out=fresh)
    dateline.add(out, [folder])
    assert store.nquads(out) == bytes_of(folder, out=fresh)
    dateline.remove(out, [folder / "c*.txt"])
    (tmp_path / "few" / "news").mkdir(parents=True)
    (tmp_path / "few" / "news" / "harbour.txt").write_text(HARBOUR)
    assert store.nquads(out) == bytes_of(tmp_path / "few" / "news", out=fresh)
    dateline.add(out, [three[2]])
    (tmp_path / "few" / "news" / "club.txt").write_text(CLUB)
    assert store.nquads(out) == bytes_of(tmp_path / "few" / "news", out=fresh)


def test_an_article_of_a_jsonl_file_is_removed_by_its_key(tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    lines = [json.dumps({"id": "one", "text": HARBOUR}), json.dumps({"id": "two", "text": CLUB})]
    (folder / "wire.jsonl").write_text("\n".join(lines))
    out = tmp_path / "out"
    dateline.build([folder], out)
    assert [row.key for row in dateline.remove(out, ["two"]).articles()] == ["one"]
    (folder / "wire.jsonl").write_text(lines[0])
    assert store.nquads(out) == bytes_of(folder, out=tmp_path / "fresh")


def test_what_is_not_there_is_not_added_nor_remembered(built: Path) -> None:
    before = (built / "out" / inputs.FILE_NAME).read_bytes()
    (built / "news" / "more.txt").write_text(CLUB)
    with pytest.raises(DatelineError, match=r"nothing was added: there is no article at .*nothing\.txt"):
        dateline.add(built / "out", [built / "news" / "more.txt", built / "news" / "nothing.txt"])
    assert (built / "out" / inputs.FILE_NAME).read_bytes() == before


def test_what_out_does_not_hold_cannot_be_removed_nor_all_that_it_holds(built: Path) -> None:
    with pytest.raises(DatelineError, match=r"holds no article 'gone\.txt'"):
        dateline.remove(built / "out", ["gone.txt"])
    with pytest.raises(DatelineError, match="no article would be left"):
        dateline.remove(built / "out", [built / "news"])
    assert len(dateline.EventGraph(built / "out").articles()) == 3


def test_an_article_that_is_gone_leaves_with_the_next_build(built: Path) -> None:
    (built / "news" / "club.txt").unlink()
    assert len(dateline.remove(built / "out", [built / "news" / "club.txt"]).articles()) == 2


def test_out_and_its_articles_may_move_together(built: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "moved"
    before = store.nquads(built / "out")
    shutil.move(built, elsewhere)
    dateline.rebuild(elsewhere / "out")
    assert store.nquads(elsewhere / "out") == before


def test_out_may_be_named_from_where_one_stands(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built)
    dateline.build(["news/harbour.txt"], "other")
    dateline.add("other", ["news/club.txt"])
    monkeypatch.chdir(built / "other")
    assert [row.path for row in dateline.rebuild(".").articles()] == ["club.txt", "harbour.txt"]


def test_a_new_name_of_the_corpus_is_told(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (built / "more.txt").write_text(CLUB.replace("Selwyn", "Aldmoor"))
    assert main(["add", str(built / "out"), str(built / "more.txt")]) == 0
    assert "IRIs begin with" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, "{", '{"articles": 3}', '{"articles": [], "without": []}', "[]"])
def test_an_out_that_does_not_remember_says_so(built: Path, content: str | None) -> None:
    (built / "out" / inputs.FILE_NAME).unlink()
    if content is not None:
        (built / "out" / inputs.FILE_NAME).write_text(content)
    with pytest.raises(DatelineError, match="with the articles"):
        dateline.rebuild(built / "out")


def test_build_without_articles_takes_no_other_options(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "-o", str(built / "out"), "--name", "x"]) == 2
    assert "options need ARTICLES" in capsys.readouterr().err


def test_an_out_of_before_remembers_after_the_next_build(built: Path) -> None:
    stamp = built / "out" / inputs.FILE_NAME
    stamp.unlink()
    dateline.build([built / "news"], built / "out")
    written = stamp.stat().st_mtime_ns
    dateline.rebuild(built / "out")
    assert stamp.stat().st_mtime_ns == written
