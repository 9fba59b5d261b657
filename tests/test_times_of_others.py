"""Times that stand near a verb and are not its: of participles, papers, figures, words of others; days just over."""

from __future__ import annotations

import pytest
from parsed import dated

SUNDAY = "2023-06-18"


def dates(line: str) -> dict[str, str | None]:
    """The date of each claim of an article of that Sunday, by trigger."""
    reading, found = dated(SUNDAY, line)
    return {line[slice(*claim.trigger)]: when.edtf for claim, when in zip(reading.claims, found.claims, strict=True)}


@pytest.mark.parametrize(
    ("line", "trigger", "day"),
    [
        ("Expected on Monday, the nine divers landed at Halvik on Tuesday.", "landed", "2023-06-13"),
        ("Expected on Monday, the nine divers landed at Halvik on Tuesday.", "Expected", "2023-06-12"),
        ("The pilot arrested on Tuesday admitted the mistake on Friday.", "admitted", "2023-06-16"),
        ("The coach, on his first visit on Friday, promised that the pool would reopen.", "visit", "2023-06-16"),
        ("The coach, on his first visit on Friday, promised that the pool would reopen.", "promised", "2023-06-16"),
        ("A sale planned in April was routine.", "planned", "2023-04"),
        ("A letter dated 3 May ordered the closure of the pool.", "ordered", "2023-05-03"),
        ("Following the truce of 12 June, the airport is expected to reopen.", "truce", "2023-06-12"),
        ("After the vote on 12 June, the assembly will meet.", "vote", "2023-06-12"),
    ],
)
def test_a_time_dates_what_it_belongs_to(line: str, trigger: str, day: str) -> None:
    assert dates(line)[trigger] == day


@pytest.mark.parametrize(
    ("line", "trigger", "day"),
    [
        ("The pilot arrested on Tuesday admitted that the plane was overloaded.", "admitted", "2023-06-13"),
        ("The wall was raised under a permit of 11 October 2022.", "raised", "2022-10-11"),
        ("“Maybe Wednesday”, an official there told us.", "told", "2023-06-14"),
        ("Seventeen boats have been recovered, up from 11 last night.", "recovered", "2023-06-17"),
        ("The hearing was postponed to August 15.", "postponed", "2022-08-15"),
    ],
)
def test_a_time_says_nothing_of_the_verb_beside_it(line: str, trigger: str, day: str) -> None:
    assert not (dates(line)[trigger] or "").startswith(day)


def test_a_day_to_which_something_is_moved_lies_ahead() -> None:
    _, found = dated(SUNDAY, "The hearing was postponed to August 15.")
    assert found.values == ("2023-08-15",)


def test_a_day_of_a_few_weeks_ago_is_not_one_of_next_year() -> None:
    _, found = dated(SUNDAY, "The fair will open on 12 June.")
    assert found.values == ("2023-06-12",)


def test_a_month_ahead_may_be_one_of_next_year() -> None:
    _, found = dated(SUNDAY, "The bridge will be finished in April.")
    assert found.values == ("2024-04",)
