"""Corrections in dateline.toml: obeyed on every build, reported where they mean nothing, undone by removing them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import dateline
import pytest
from dateline.builders import configuration, corrections
from dateline.builders.corrections import Called, Citation, Correction
from dateline.builders.unions import Side, Unions
from dateline.graph.check import check
from dateline.graph.errors import DatelineError
from dateline.graph.model import World
from ferry import (
    HIT,
    SANK,
    SUSPENDED,
    SUSPENDED_TOO,
    articles,
    called,
    corrected,
    quads,
    reports,
    telling,
    world,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from worked_example import PAGE, refreshed

Holds = Callable[[World], bool]


def are_one(one: str, other: str) -> Holds:
    return lambda made: {node.id for node in called(made, one)} == {node.id for node in called(made, other)} != set()


def are_two(one: str, other: str) -> Holds:
    return lambda made: not {node.id for node in called(made, one)} & {node.id for node in called(made, other)}


def is_given(made: World, article: str, trigger: str, edtf: str | None) -> bool:
    event = telling(made, article, trigger)
    return event is not None and (event.when.edtf, event.when.basis) == (edtf, "given")


LIVES: dict[str, tuple[str, Holds, tuple[str, str, str]]] = {
    "one actor": (
        'merge = ["Gabriela Moreno", "G. Moreno"]\nreason = "the harbour master"',
        are_one("Gabriela Moreno", "G. Moreno"),
        ("harbour.txt", "Gabriela Moreno", "Rosa Quist"),
    ),
    "two actors": (
        'split = ["G. Moreno", "Gustavo Moreno"]',
        are_two("G. Moreno", "Gustavo Moreno"),
        ("courier.txt", "Gustavo Moreno", "Emil Quist"),
    ),
    "two namesakes": (
        'split = [{ name = "Peter Lund", article = "courier.txt" }, { name = "Peter Lund", article = "club.txt" }]',
        lambda made: len(called(made, "Peter Lund")) == 2,
        ("club.txt", "Peter Lund", "Emil Quist"),
    ),
    "a name": (
        'rename = "Aurora"\nto = "MV Aurora"',
        lambda made: [node.label for node in called(made, "Aurora")] == ["MV Aurora"],
        ("harbour.txt", "Aurora", "Borealis"),
    ),
    "a kind": (
        'retype = "Aurora"\nto = "thing"',
        lambda made: [node.id for node in called(made, "Aurora")] == ["thing/aurora"],
        ("harbour.txt", "Aurora", "Borealis"),
    ),
    "no actor": (
        'drop = "Aurora"',
        lambda made: not called(made, "Aurora"),
        ("harbour.txt", "Aurora", "Borealis"),
    ),
    "one event": (
        f"merge = [{SANK}, {HIT}]",
        lambda made: telling(made, "harbour.txt", "sank") == telling(made, "courier.txt", "hit"),
        ("harbour.txt", "on Tuesday", "this week"),
    ),
    "two events": (
        f"split = [{SUSPENDED}, {SUSPENDED_TOO}]",
        lambda made: telling(made, "harbour.txt", "suspended") != telling(made, "courier.txt", "suspended"),
        ("harbour.txt", "suspended all", "suspended its"),
    ),
    "a date": (
        f'redate = {SANK}\nto = 2019-03-04\nreason = "the log"\nby = "A. Perera"',
        lambda made: is_given(made, "harbour.txt", "sank", "2019-03-04"),
        ("harbour.txt", "on Tuesday", "this week"),
    ),
    "no date": (
        f'redate = {SANK}\nto = "unknown"',
        lambda made: is_given(made, "harbour.txt", "sank", None),
        ("harbour.txt", "on Tuesday", "this week"),
    ),
    "a type": (
        f'retype = {SANK}\nto = "disaster"',
        lambda made: (event := telling(made, "harbour.txt", "sank")) is not None and event.type == "DISASTER",
        ("harbour.txt", "on Tuesday", "this week"),
    ),
    "a label": (
        f'rename = {SANK}\nto = "The Aurora was lost"',
        lambda made: (event := telling(made, "harbour.txt", "sank")) is not None
        and event.label == "The Aurora was lost",
        ("harbour.txt", "on Tuesday", "this week"),
    ),
    "no event": (
        f"drop = {SANK}",
        lambda made: telling(made, "harbour.txt", "sank") is None,
        ("harbour.txt", "on Tuesday", "this week"),
    ),
}


@pytest.mark.parametrize("kind", LIVES)
def test_a_correction_lives_until_what_it_speaks_of_is_gone_or_it_is_removed(tmp_path: Path, kind: str) -> None:
    lines, holds, (article, gone, instead) = LIVES[kind]
    folder = articles(tmp_path / "news")
    before = corrected(folder)
    assert not holds(before)
    obeyed = corrected(folder, lines)
    assert holds(obeyed), "not obeyed"
    assert reports(obeyed) == []
    (folder / "more.txt").write_text("Rovers, 10 March 2019\n\nHarwick United sold Ivo Brandt to Selwyn Rovers.\n")
    assert holds(world(folder)), "does not outlive another article"
    (folder / "more.txt").unlink()
    text = (folder / article).read_text()
    for name in {article, "courier.txt"} if gone == "Aurora" else {article}:
        (folder / name).write_text((folder / name).read_text().replace(gone, instead))
    [(file, line, reason)] = reports(world(folder))
    assert (file, line) == ("dateline.toml", 1)
    assert "not obeyed: " in reason
    articles(folder)
    assert (folder / article).read_text() == text
    assert quads(corrected(folder)) == quads(before), "not undone"


def test_the_graph_says_who_corrected_what_and_why(tmp_path: Path) -> None:
    folder = articles(tmp_path / "news")
    made = corrected(
        folder,
        f'redate = {SANK}\nto = 2019-03-04\nreason = "the log"\nby = "A. Perera"\ndate = 2026-11-22',
        'merge = ["Peter Lund", "NSC"]\nreason = "one and the same"',
    )
    event = telling(made, "harbour.txt", "sank")
    assert event is not None
    assert event.when.reason == "corrected in dateline.toml by A. Perera on 2026-11-22: the log"
    [decision] = [one for one in made.decisions if one.reason.startswith("corrected")]
    assert decision.same == ("Peter Lund", "Northern Shipping Company")
    assert decision.score == 1


def test_a_given_date_goes_to_the_accounts_that_agreed_and_leaves_a_rival_its_own(tmp_path: Path) -> None:
    folder = articles(tmp_path / "news")
    (folder / "rival.txt").write_text("Echo, 8 March 2019\n\nThe ferry Aurora sank off Port Selwyn on Monday.\n")
    rival = '{ article = "rival.txt", quote = "The ferry Aurora sank off Port Selwyn on Monday." }'
    made = corrected(folder, f"merge = [{SANK}, {HIT}, {rival}]", f"redate = {SANK}\nto = 2019-03-06")
    event = telling(made, "rival.txt", "sank")
    assert event is not None
    assert event == telling(made, "courier.txt", "hit")
    days = {}
    for ref in event.claims:
        place = [reading.sha256 for reading in made.readings].index(ref.sha256)
        path = next(one.path for one in made.documents if one.sha256 == ref.sha256)
        days[path, made.readings[place].claims[ref.claim].lemma] = made.dated[place].claims[ref.claim].edtf
    assert days["harbour.txt", "sink"] == "2019-03-06"
    assert days["rival.txt", "sink"] == "2019-03-04"
    assert (event.when.edtf, event.rival_dates) == ("2019-03-06", True)


def test_corrections_and_articles_in_any_order_of_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    folder = articles(tmp_path / "news")
    made = corrected(folder, *(lines for lines, _, _ in LIVES.values()))
    files = [folder / f"{name}.txt" for name in ("harbour", "courier", "club")]
    for order in itertools.permutations(files):
        assert quads(world(*order)) == quads(made)


def test_a_graph_of_corrections_fits_its_shapes_and_old_links_go_on_working(tmp_path: Path) -> None:
    folder = articles(tmp_path / "news")
    old = dateline.build([folder], tmp_path / "out")
    events = [event.id for event in old.events()]
    actors = {row.iri.removeprefix(old.corpus.base): row.label for row in old.actors() if row.kind == "person"}
    corrected(folder, *(lines for kind, (lines, _, _) in LIVES.items() if not kind.startswith("no ")), 'drop = "x"')
    graph = dateline.rebuild(tmp_path / "out")
    assert check(tmp_path / "out") == []
    line = (folder / "dateline.toml").read_text().splitlines().index('drop = "x"')
    assert [row.where for row in graph.skipped()] == [f"dateline.toml, line {line}"]
    assert "was not obeyed" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    for event in events:
        assert graph.event(event)
    for actor in actors:
        assert graph.resolve("node", actor)


# ---- Splits within a text --------------------------------------------------------------------------------------------


def test_two_in_one_text_are_parted_and_other_mentions_go_with_whom_was_named_last(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "trial.txt").write_text(
        "Court Record, 4 May 2015\n\nJudge Anna Weber opened the trial on Monday. Weber questioned two witnesses. "
        "A. Weber denied the theft. She left the court.\n"
    )
    made = corrected(folder, 'split = ["Anna Weber", "A. Weber"]')
    assert [node.label for node in called(made, "Anna Weber")] == ["Anna Weber"]
    [accused] = called(made, "A. Weber")
    assert accused.label == "A. Weber"
    text = made.documents[0].text
    owner = dict(made.node_of)
    words = [
        text[made.readings[0].mentions[ref.mention].span.start : made.readings[0].mentions[ref.mention].span.end]
        for ref, node in owner.items()
        if node == accused.id
    ]
    assert "A. Weber" in words
    assert "Weber" not in words


# ---- What cannot be obeyed -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("", None),
        ('merge = ["NSC"]', "two or more"),
        ('merge = "NSC"', "two or more"),
        ('merge = ["NSC", "NSC"]', "named twice"),
        (f'merge = ["NSC", {SANK}]', "with what is none"),
        ('rename = "NSC"', "to ="),
        ('rename = "NSC"\nretype = "NSC"\nto = "x"', "rename and retype"),
        ('reason = "because"', "none of them"),
        ('retype = "NSC"\nto = "ship"', "there is no type 'ship'"),
        (f'retype = {SANK}\nto = "person"', "there is no type 'person'"),
        (f'redate = {SANK}\nto = "soon"', "no date as"),
        (f"redate = {SANK}\nto = 2019.5", "to ="),
        ('redate = "NSC"\nto = "2019"', "for events"),
        ('drop = { trigger = "sank" }', "cited by article"),
        ('drop = "NSC"\nto = "x"', "to is not known"),
        ("drop = 3", "neither a name nor a citation"),
        ('drop = { article = "harbour.txt", quote = "sank", nth = 0 }', "from 1"),
        ('drop = "Nobody Here"', "nobody and nothing is called 'Nobody Here'"),
        ('split = ["NSC", "Nobody Here"]', "nobody and nothing is called 'Nobody Here'"),
        ('drop = { name = "NSC", article = "club.txt" }', "in 'club.txt'"),
        ('drop = { article = "gone.txt", quote = "x" }', "no article 'gone.txt'"),
        (f'drop = {SANK.replace("Tuesday", "Sunday")}', "does not stand in 'harbour.txt'"),
        (f'drop = {SANK.replace("sank", "rose", 2).replace("rose", "sank", 1)}', "but by “sank”"),
        ('drop = { article = "harbour.txt", quote = "two crew members" }', "one of “said”, “drowned”"),
        ('drop = { article = "harbour.txt", quote = "on Wednesday.", trigger = "Wednesday" }', "tells no event by"),
        (f'drop = {SANK.replace(" }", ", nth = 2 }")}', "only 1 events by “sank”"),
        ('drop = "all sailings"', "may be any of thing/all-sailings"),
    ],
)
def test_what_cannot_be_obeyed_is_reported_by_file_and_line_and_the_rest_goes_on(
    tmp_path: Path, lines: str, words: str | None
) -> None:
    made = corrected(articles(tmp_path / "news"), lines, 'rename = "NSC"\nto = "Northern"')
    assert [node.label for node in called(made, "NSC")] == ["Northern"]
    found = reports(made)
    if words is None:
        assert found == []
    else:
        assert [(file, line) for file, line, _ in found] == [("dateline.toml", 1)]
        assert words in found[0][2]


def test_a_split_stands_against_a_merge(tmp_path: Path) -> None:
    made = corrected(
        articles(tmp_path / "news"),
        'merge = ["G. Moreno", "Gustavo Moreno"]',
        'split = ["G. Moreno", "Gustavo Moreno"]',
        f"split = [{SUSPENDED}, {SANK}]",
        f"merge = [{SANK}, {HIT}]",
        f"merge = [{HIT}, {SUSPENDED}]",
    )
    assert are_two("G. Moreno", "Gustavo Moreno")(made)
    assert [(line, reason.partition(", line ")[2]) for _, line, reason in reports(made)] == [
        (1, "4 keeps them apart"),
        (13, "7 keeps them apart"),
    ]


def test_of_two_lines_that_say_different_things_of_one_the_later_stands(tmp_path: Path) -> None:
    made = corrected(
        articles(tmp_path / "news"),
        'rename = "NSC"\nto = "North"',
        'rename = "Northern Shipping Company"\nto = "South"',
        f"redate = {SANK}\nto = 2019-03-04",
        f"redate = {SANK}\nto = 2019-03-03",
        f"redate = {SANK}\nto = 2019-03-03",
    )
    assert [node.label for node in called(made, "NSC")] == ["South"]
    assert is_given(made, "harbour.txt", "sank", "2019-03-03")
    assert [(line, reason.partition(": ")[2]) for _, line, reason in reports(made)] == [
        (1, "dateline.toml, line 5 says 'South', and stands"),
        (9, "dateline.toml, line 13 says '2019-03-03' of the same event, and stands"),
    ]


def test_a_name_that_one_line_gives_can_be_used_by_the_next(tmp_path: Path) -> None:
    made = corrected(
        articles(tmp_path / "news"), 'rename = "NSC"\nto = "North"', 'merge = ["North", "actor/company"]', 'drop = "x"'
    )
    assert [node.label for node in called(made, "Company")] == ["North"]
    assert len(reports(made)) == 1


@pytest.mark.parametrize("toml", ['[[corrections]\nmerge = ["a", "b"]\n', '[[corrections]]\ndrop = "a\n'])
def test_broken_toml_is_named_by_file_and_line(tmp_path: Path, toml: str) -> None:
    (tmp_path / "dateline.toml").write_text(f'name = "x"\n{toml}')
    with pytest.raises(DatelineError, match=r"dateline\.toml: .*line [23]"):
        configuration.load([tmp_path])


# ---- Citations -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "citation",
    [
        '{ article = "harbour.txt", quote = "The ferry Aurora sank", trigger = "sank" }',
        '{ article = "news/harbour.txt", quote = "ferry  Aurora\\n sank off Port Selwyn on Tuesday." }',
        '{ article = "harbour.txt", quote = "The ferry Aurora sank off Port Selwyn on Tuesday.", trigger = "Sank" }',
    ],
)
def test_a_citation_finds_its_event_by_part_of_the_sentence_whatever_the_spaces(tmp_path: Path, citation: str) -> None:
    made = corrected(articles(tmp_path / "news"), f"drop = {citation}")
    assert reports(made) == []
    assert telling(made, "harbour.txt", "sank") is None


def test_quotation_marks_and_dashes_may_be_typed_plainly(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "bank.txt").write_text("Money, 2 June 2020\n\nThe bank’s chairman – Ida Holm – resigned on Monday.\n")
    quote = "The bank's chairman - Ida Holm - resigned on Monday."
    made = corrected(folder, f'redate = {{ article = "bank.txt", quote = "{quote}" }}\nto = "2020-05"')
    assert reports(made) == []
    assert is_given(made, "bank.txt", "resigned", "2020-05")


def test_of_two_events_told_by_one_word_each_can_be_cited(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    sentence = "Rangers beat Athletic on Monday and City beat Wanderers on Tuesday."
    (folder / "cup.txt").write_text(f"Sport, 5 June 2020\n\n{sentence}\n")
    told = f'article = "cup.txt", quote = "{sentence}", trigger = "beat"'
    made = corrected(folder, f"drop = {{ {told}, nth = 2 }}")
    assert reports(made) == []
    assert [event.when.edtf for event in made.events if event.verb == "beat"] == ["2020-06-01"]


# ---- The written form ------------------------------------------------------------------------------------------------

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(lambda t: " ".join(t.split())).filter(bool)
names = st.builds(Called, words, st.none() | words)
citations = st.builds(Citation, words, words, st.none() | words, st.integers(1, 9))


@given(
    st.sampled_from(["merge", "split", "rename", "drop"]),
    st.lists(names, min_size=2, max_size=3, unique=True) | st.lists(citations, min_size=2, max_size=3, unique=True),
    words,
    words,
    st.none() | st.dates().map(str) | words | st.just("2022-02-30"),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_correction_is_read_as_it_was_written(
    verb: str, subjects: list[object], to: str, reason: str, day: str | None
) -> None:
    import tomllib

    subjects = subjects if verb in corrections.TOGETHER else subjects[:1]
    made = Correction(verb, tuple(subjects), to if verb == "rename" else None, reason, date=day, line=1)  # type: ignore[arg-type]
    [table] = tomllib.loads(corrections.table(made))["corrections"]
    assert corrections.correction(table, "", 1) == made


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.dates() | st.just("2019"),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["name", "article", "quote", "trigger", "nth", "x"]), inner, max_size=4),
    max_leaves=6,
)
keys = st.sampled_from([*corrections.VERBS, "to", "reason", "by", "date", "x"])


@given(st.dictionaries(keys, anything, max_size=4))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_table_is_a_correction_or_is_refused_in_words(table: dict[str, object]) -> None:
    try:
        made = corrections.correction(table, "dateline.toml", 1)
    except DatelineError as refused:
        assert str(refused)
    else:
        assert made.subjects


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30), st.sets(st.integers(0, 9), max_size=4))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_sets_never_hold_two_sides_of_a_split(pairs: list[tuple[int, int]], first: set[int]) -> None:
    second = {9 - item for item in first} - first
    apart = {i: frozenset({Side(0, 0)}) for i in first} | {i: frozenset({Side(0, 1)}) for i in second}
    unions: Unions[int] = Unions(range(10), apart)
    for a, b in pairs:
        before = unions.root(a) == unions.root(b)
        joined = unions.join(a, b)
        assert joined == (not before and unions.root(a) == unions.root(b))
    for group in unions.groups():
        assert not (set(group) & first and set(group) & second)


# ---- docs/corrections.md ---------------------------------------------------------------------------------------------


def test_the_worked_example_prints_what_the_page_shows() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert refreshed(page) == page


def test_the_page_shows_every_kind_of_line_and_each_can_be_read() -> None:
    import tomllib

    shown = PAGE.read_text(encoding="utf-8").split("## The lines")[1]
    tables = tomllib.loads(shown.split("```toml\n")[1].split("```")[0])["corrections"]
    read = [corrections.correction(table, "", 1) for table in tables]
    kinds = {(one.verb, one.of_events) for one in read}
    assert kinds == {(verb, of) for verb in corrections.VERBS for of in (True, False)} - {("redate", False)}
