"""What labels may not lose: limits, conditions, "only", "again", "nearly", the question that is left open."""

import pytest
from dateline.builders import language, reading


def label_of(text: str, verb: str) -> str:
    """The label of the first claim of a verb in a text."""
    parse = next(language.parse([text]))
    words = {c: parse.text[c.trigger.start : c.trigger.end].split() for c in reading.read(parse).claims}
    return next(claim.label for claim, trigger in words.items() if verb in trigger)


@pytest.mark.parametrize(
    ("text", "verb", "label"),
    [
        ("The bank will not reopen before the auditors have left.", "reopen",
         "The bank will not reopen before the auditors have left"),
        ("Greta Lund declared that she will retire only after the election of a successor.", "retire",
         "Greta Lund will retire only after the election of a successor"),
        ("The nurses will strike if the hospital cuts their pay.", "strike",
         "The nurses will strike if the hospital cuts their pay"),
        ("If the rain stops, the match will resume.", "resume", "The match will resume if the rain stops"),
        ("The coach has not slept much.", "slept", "The coach has not slept much"),
        ("The bridge has not yet been repaired.", "repaired", "The bridge has not been repaired yet"),
        ("The champions lost again on Friday.", "lost", "The champions lost again"),
        ("The ferry nearly sank off Crete.", "sank", "The ferry nearly sank off Crete"),
        ("The police could not establish who had opened the gate.", "establish",
         "The police could not establish who had opened the gate"),
        ("It was not clear who had signed the order.", "clear", "It was not clear who had signed the order"),
    ],
)
def test_a_label_keeps_what_its_verb_may_not_lose(text: str, verb: str, label: str) -> None:
    assert label_of(text, verb) == label


def test_a_condition_that_names_nobody_is_left_out() -> None:
    assert label_of("If not, the trial could last for years.", "last") == "The trial could last for years"


@pytest.mark.parametrize(
    ("text", "verb", "label"),
    [
        ("The company has hired an auditor to examine the books.", "examine",
         "The company has hired an auditor to examine the books"),
        ("Ingrid Moe went out to close the shutters.", "close", "Ingrid Moe went out to close the shutters"),
        ("The treasurer has offered to resign.", "resign", "The treasurer has offered to resign"),
        ("The pilot wants to appeal.", "appeal", "The pilot wants to appeal"),
    ],
)
def test_what_is_only_meant_or_offered_is_told_with_who_means_it(text: str, verb: str, label: str) -> None:
    assert label_of(text, verb) == label


@pytest.mark.parametrize(
    ("text", "verb", "label"),
    [
        ("Two climbers were unaccounted for.", "unaccounted", "Two climbers were unaccounted for"),
        ("The song he was referring to began in May.", "referring", "Somebody was referring to the song"),
        ("All but six had been freed by Monday.", "freed", "All but six had been freed"),
        ("None of the miners was hurt.", "hurt", "None of the miners was hurt"),
        ("The appeal is pending.", "pending", "The appeal is pending"),
        ("The deputy told reporters his party would vote against the budget.", "vote",
         "The deputy’s party would vote against the budget"),
    ],
)
def test_a_label_loses_no_word_that_its_last_word_needs(text: str, verb: str, label: str) -> None:
    assert label_of(text, verb) == label


@pytest.mark.parametrize(
    ("text", "verb", "label"),
    [
        ("The report that a nurse had fled is untrue.", "untrue", "The report that a nurse had fled is untrue"),
        ("The suggestion that the pilot had been drinking was not supported by tests.", "drinking",
         "The suggestion that the pilot had been drinking was not supported by tests"),
        ("Rebels bombed a dyke holding back the lake.", "bombed", "Rebels bombed a dyke holding back the lake"),
        ("The painters used lead that was neither safe nor legal.", "used",
         "The painters used lead that was neither safe nor legal"),
        ("Voters quarrelled over what the mayor saw.", "saw", "What the mayor saw"),
    ],
)
def test_a_noun_keeps_the_clause_that_says_what_it_is_about(text: str, verb: str, label: str) -> None:
    assert label_of(text, verb) == label


@pytest.mark.parametrize(
    ("text", "verb", "label"),
    [
        ("Ivan Petrov faces up to nine years in jail.", "faces", "Ivan Petrov faces up to nine years in jail"),
        ("The cashier got three years for theft.", "got", "The cashier got three years for theft"),
        ("Thousands attended last Sunday's concert in Turin.", "attended", "Thousands attended the concert in Turin"),
    ],
)
def test_what_is_counted_in_years_or_dated_by_an_owner_is_told_whole(text: str, verb: str, label: str) -> None:
    assert label_of(text, verb) == label
