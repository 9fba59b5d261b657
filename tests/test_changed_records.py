"""Frozen records copied with other values in some fields: graph/records.py."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace

import pytest
from dateline.graph.model import Claim, Span, Token
from dateline.graph.records import changed

FLOODED = Claim(Span(4, 11), 1, "flood", "verb", 0, ())
RIVER = Token(0, 0, 5, "River", "river", "NOUN", "NN", "nsubj", 1, (), "", False, 0, True)


def test_a_copy_is_the_record_that_replacing_gives() -> None:
    copied = changed(FLOODED, weight=0.25, label="The river flooded the square")
    assert copied == replace(FLOODED, weight=0.25, label="The river flooded the square")
    assert type(copied) is Claim and hash(copied) != hash(FLOODED)
    assert pickle.loads(pickle.dumps(copied)) == copied


def test_what_is_derived_goes_along_and_a_copy_is_as_frozen_as_its_record() -> None:
    moved = changed(RIVER, head=2)
    assert (moved.lower, moved.head, RIVER.head) == ("river", 2, 1)
    with pytest.raises(FrozenInstanceError):
        moved.head = 3  # type: ignore[misc]


def test_a_record_that_has_the_values_already_is_given_back_itself() -> None:
    assert changed(FLOODED, lemma="flood", sentence=0) is FLOODED


def test_a_field_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(AttributeError):
        changed(FLOODED, wieght=1.0)
