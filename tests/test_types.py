import functools
import re

import pytest
from dateline.builders import modality, types
from dateline.builders.knowledge import rows
from dateline.builders.language import parse
from dateline.graph.model import Cast, Claim


@functools.cache
def kinds(marked: str) -> tuple[str | None, ...]:
    """The types of the triggers that stand between asterisks."""
    text = marked.replace("*", "")
    starts = [match.start() - 2 * i for i, match in enumerate(re.finditer(r"\*[^*]+\*", marked))]
    (parsed,) = parse([text])
    words = [next(t for t in parsed.tokens if t.start == start) for start in starts]
    made = tuple(
        Claim(t.span, t.i, t.lemma, "verb" if t.pos in ("VERB", "AUX") else "noun", t.sentence, ()) for t in words
    )
    return tuple(c.type for c in types.classify(parsed, Cast((), ()), modality.qualify(parsed, made)))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The army *shelled* the port.", "BOMB"),
        ("Gunmen *killed* two guards.", "KILL"),
        ("The *shooting* shocked the town.", "ASSAULT"),
        ("Thousands *marched* through Lisbon.", "PROTEST"),
        ("Nurses *took* to the streets.", "PROTEST"),
        ("Police *arrested* the banker.", "ARREST"),
        ("The bloc *imposed* sanctions on the junta.", "SANCTION"),
        ("The ministers *held* talks in Oslo.", "CONSULT"),
        ("The king *visited* the hospital.", "VISIT"),
        ("The states *signed* a treaty.", "SUPPORT"),
        ("The rebels *laid* down their arms.", "RETREAT"),
        ("The government *lifted* the curfew.", "CONCEDE"),
        ("The mayor *condemned* the decision.", "DISAPPROVE"),
        ("Parliament *rejected* the plan.", "REJECT"),
        ("The prosecutor *opened* an investigation.", "INVESTIGATE"),
        ("The general *deployed* troops to the border.", "MOBILIZE"),
        ("Sweden *sent* food to the island.", "AID"),
        ("The group *threatened* to sue.", "THREATEN"),
        ("Two climbers *died* on the mountain.", "DIE"),
        ("The *earthquake* struck at dawn.", "QUAKE"),
        ("The train *derailed* near Turin.", "CRASH"),
        ("Shares *fell* by a tenth.", "FALL"),
        ("The bank *raised* its rate.", "RISE"),
        ("The brewer *bought* a rival.", "BUY"),
        ("The maker *released* a new phone.", "LAUNCH"),
        ("Chile *won* the final.", "WIN"),
        ("Voters *elected* a new mayor.", "ELECT"),
        ("The coach *resigned*.", "RESIGN"),
        ("The court *sentenced* the driver to a year in prison.", "SENTENCE"),
        ("Astronomers *discovered* a comet.", "DISCOVER"),
        ("The minister *said* no.", "SAY"),
        ("The rebels *seized* power.", "COUP"),
        ("The gang *fired* rockets at the village.", "ASSAULT"),
        ("The club *fired* its manager.", "DISMISS"),
        ("The study *demonstrated* that sleep helps.", "SAY"),
        ("Students *demonstrated* in the square.", "PROTEST"),
        ("The dog *barked*.", None),
    ],
)
def test_a_word_has_the_type_that_the_words_beside_it_give(sentence: str, kind: str | None) -> None:
    assert kinds(sentence) == (kind,)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The firm *agreed* to *pay* the fine.", ("AGREE", "AGREE")),
        ("The union *demanded* the *resignation* of the director.", ("DEMAND", "DEMAND")),
        ("The rebels *threatened* to *bomb* the bridge.", ("THREATEN", "THREATEN")),
        ("The envoy *refused* to *meet* the rebels.", ("REJECT", "REJECT")),
        ("Norway will *send* aid to the island.", ("AGREE",)),
        ("The navy will *bombard* the port.", ("THREATEN",)),
        ("The navy *bombarded* the port.", ("BOMB",)),
    ],
)
def test_what_is_not_done_but_agreed_demanded_refused_or_threatened_is_just_that(
    sentence: str, found: tuple[str, ...]
) -> None:
    assert kinds(sentence) == found


def test_a_denied_deed_keeps_its_type() -> None:
    assert kinds("The guard *denied* *beating* the prisoner.") == ("DENY", "ASSAULT")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The bank *floated* its shares in Milan.", "INVEST"),
        ("The ferry *floated* again at noon.", None),
        ("Surgeons *treated* nine miners.", "TREAT"),
        ("The patient *recovered* in May.", "RECOVER"),
        ("Fiji *recalled* its ambassador.", "SANCTION"),
        ("The company *recalled* two ships.", None),
        ("The coach *recalled* that the pitch was wet.", "SAY"),
        ("The widow *applied* for a pension.", "REQUEST"),
        ("The driver *applied* the brake.", None),
        ("Reporters *asked* whether the dam was safe.", "SAY"),
        ("The town *asked* for help.", "REQUEST"),
        ("The council *withdrew* the curfew.", "CONCEDE"),
        ("Customers *withdrew* cash from the bank.", None),
        ("The truce *brought* the war to an end.", "END"),
        ("Chlorine *escaped* from a tank.", "SPILL"),
        ("Two prisoners *escaped* from a jail.", "FLEE"),
        ("The caretaker *left* the door open.", None),
        ("The envoy *left* Rome.", "LEAVE"),
        ("The teams *go* on Sunday.", "GO"),
        ("Inspectors *established* what had caused the fire.", "DISCOVER"),
        ("Monks *established* a school.", "BUILD"),
        ("The deputy *executed* the duties of the mayor.", None),
    ],
)
def test_the_sense_of_a_word_is_told_by_what_stands_beside_it(sentence: str, kind: str | None) -> None:
    assert kinds(sentence) == (kind,)


def test_types_form_a_tree() -> None:
    names = [concept.name for concept in types.concepts()]
    assert len(names) == len(set(names)) > 80
    for i, concept in enumerate(types.concepts()):
        assert concept.broader is None or concept.broader in names[:i]
        assert concept.label
        assert concept.comment


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("KILL", "ASSAULT"),
        ("ASSAULT", "ASSAULT"),
        ("MEET", "CONSULT"),
        ("ARREST", "COERCE"),
        ("SAY", None),
        ("DIE", None),
    ],
)
def test_the_nearest_plover_type_is_found(name: str, above: str | None) -> None:
    assert types.plover(name) == above


def test_the_next_broader_type_is_given() -> None:
    assert types.broader("KILL") == "ASSAULT"
    assert types.broader("CONFLICT") is None


def test_every_row_names_a_type_and_known_classes() -> None:
    names = {concept.name for concept in types.concepts()}
    classes = {row[0] for row in rows("type_words") if row[1] == "class"}
    for kind, part, *rest in rows("type_words"):
        assert part in ("verb", "noun", "adjective", "class")
        assert part == "class" or kind in names | {types.NO_TYPE}
        for cell in rest[1:]:
            assert {word[1:] for word in cell.split(",") if word.startswith("@")} <= classes
