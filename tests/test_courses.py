"""The course that things usually take puts events in order where no word does."""

from __future__ import annotations

import pytest
from dateline.builders.knowledge import rows
from parsed import basis, date_of, reading_of


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("explode", "injure", ("A gas pipe exploded in Turin.", "Nine people were injured.")),
        ("steal", "arrest", ("Police arrested two brothers in Ghent.", "Thieves stole a painting from the museum.")),
        ("arrest", "sentence", ("A court sentenced the smuggler to four years.", "Customs officers arrested him.")),
        ("score", "win", ("Brazil won the match.", "The striker scored twice.")),
    ],
)
def test_what_usually_comes_first_comes_first(before: str, after: str, lines: tuple[str, ...]) -> None:
    assert basis(reading_of("News of the day", *lines), before, after) == "usual course"


def test_words_go_before_the_usual_course() -> None:
    reading = reading_of("Unrest in Lagos", "Youths attacked a police station after officers arrested their leader.")
    assert basis(reading, "arrest", "attack") == "after"
    assert basis(reading, "attack", "arrest") is None


def test_what_did_not_happen_has_no_course() -> None:
    reading = reading_of("Gas leak in Turin", "A gas pipe could explode. Nine people were injured in the panic.")
    assert basis(reading, "explode", "injure") is None


@pytest.mark.parametrize(
    ("done", "answer", "line", "word"),
    [
        ("pollute", "fine", "The firm received a fine for polluting the river.", "for"),
        ("rob", "jail", "The judge jailed him for robbing a bank.", "for"),
        ("riot", "fine", "The club was fined over the riots of its fans.", "over"),
    ],
)
def test_what_an_act_answers_to_came_before_it(done: str, answer: str, line: str, word: str) -> None:
    assert basis(reading_of("Verdict in Lyon", line), done, answer) == word


def test_what_a_fine_is_for_is_not_put_on_the_day_of_the_fine() -> None:
    when = date_of("2019-05-17", "pollute", "Tannery fined", "A court fined the tannery for polluting the river.")
    assert (when.edtf, when.earliest) == (None, None)
    assert when.latest is not None


def test_courses_name_types_that_exist_each_in_one_stage_of_a_course() -> None:
    known = {row[0] for row in rows("types")}
    for stages in rows("usual_courses"):
        types = [type_ for stage in stages for type_ in stage.split()]
        assert set(types) <= known
        assert len(types) == len(set(types))
