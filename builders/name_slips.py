"""The parser's slips in names, put right by what the whole text shows."""

from __future__ import annotations

from dataclasses import replace

from dateline.builders.capital_verbs import named
from dateline.builders.garden_paths import mended
from dateline.builders.joined_names import joined
from dateline.builders.two_offices import held
from dateline.graph.model import Parse, Token


def corrected(parse: Parse) -> Parse:
    """The parse with names that hold an "and" made one, two offices given to one holder, and names made proper.

    Clauses that it hung wrongly are rehung besides. "Jobs said" after "Steve Jobs" is the man; so are names that the
    parser took for verbs.
    """
    parse = mended(named(held(joined(parse))))
    surnames = _surnames(parse)
    tokens = tuple(_as_name(token) if _is_slip(token, surnames) else token for token in parse.tokens)
    return replace(parse, tokens=tokens)


def _surnames(parse: Parse) -> frozenset[str]:
    """The last words of the people's names that have several words."""
    found = set()
    for token in parse.tokens:
        follows = token.i > 0 and not token.ent_begins and parse.tokens[token.i - 1].ent == "PERSON"
        ends = token.i + 1 == len(parse.tokens) or parse.tokens[token.i + 1].ent != "PERSON" or (
            parse.tokens[token.i + 1].ent_begins)
        if token.ent == "PERSON" and follows and ends and token.pos == "PROPN" and token.text[:1].isupper():
            found.add(token.text)
    return frozenset(found)


def _is_slip(token: Token, surnames: frozenset[str]) -> bool:
    return token.text in surnames and token.pos in ("NOUN", "VERB", "ADJ") and token.dep not in ("ROOT", "aux", "amod")


def _as_name(token: Token) -> Token:
    return replace(token, pos="PROPN", tag="NNP", lemma=token.text, ent="PERSON", ent_begins=token.ent != "PERSON")
