"""Texts that end anywhere, as teasers and cut-off feeds do: no rule looks for a word behind the last one."""

from __future__ import annotations

import pytest
from dateline.builders import language, reading, signatures
from dateline.graph.model import Reading

ENDS = [
    *("Police arrested him", "They gave it", "Ann told me", "According", "from 3 to", "Jonas and", "Smith &"),
    *("UN", "Re", "Re-", "the WHO", "“", "May", "$ 5", "Cobalt Mining Monday", "Q: And what of you, Mr Keller"),
]


def read(text: str) -> Reading:
    (parse,) = language.parse([text])
    return reading.read(parse)


@pytest.mark.parametrize("end", ENDS)
def test_a_text_may_end_with_any_word(end: str) -> None:
    told = read(f"The lock keeper left the canal. {end}")
    assert any(claim.lemma == "leave" for claim in told.claims)


def test_a_pronoun_that_ends_a_text_loses_nothing() -> None:
    told = read("The rider fled. Police arrested him")
    assert [claim.lemma for claim in told.claims] == ["flee", "arrest"]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x1d", "\u2003"])
def test_a_sign_that_parts_lines_is_no_field_of_a_signing_line(sign: str) -> None:
    fields = signatures.read(f"Ann Low, {sign} 8 May 2019")
    assert fields is not None
    assert [field.kind for field in fields] == ["name", "day"]
    assert signatures.read(f"{sign} 8 May 2019") is not None
