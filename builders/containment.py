"""Which claim the text tells as an episode of another: "two officers were killed during the unrest".

Only prepositions that place one happening within another say so, and only before nouns of what has episodes; "after
the protests" and "over the protests" tell of no part.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from dateline.builders.claim_heads import Heads, heads
from dateline.builders.clauses import kids
from dateline.builders.knowledge import rows, words
from dateline.graph.model import Claim, Parse, TimeExpression, Token
from dateline.graph.records import changed

_ALWAYS = "during"
"""What places an episode in whatever has any; "in the course of" does so too."""
_COURSES = frozenset({"course", "midst"})
_DETERMINING = ("det", "poss", "amod", "compound", "nummod", "nmod")
"""What makes a noun one happening: "in the debate", not "in debate"."""


def within(parse: Parse, times: tuple[TimeExpression, ...], claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims, each with the claim that it is an episode of where the text says so."""
    known = heads(parse, times, claims)
    wholes: dict[int, int] = {}
    for whole in range(len(claims)):
        for part in _parts(known, whole):
            wholes.setdefault(part, whole)
    return tuple(changed(claim, within=wholes.get(i)) for i, claim in enumerate(claims))


def _parts(heads: Heads, whole: int) -> Iterator[int]:
    """The claims that the phrase of a noun places within what the noun tells."""
    noun = heads.head(whole)
    preposition = _placing(heads.parse, noun) if _may_hold(heads, whole) else None
    if preposition is None or kids(heads.parse, preposition, "neg"):
        return
    above = heads.parse.tokens[preposition.head]
    if _may_belong_below(heads, above, preposition):
        return
    for word in _sharing(heads.parse, above):
        part = heads.at.get(word.i)
        if part is not None and part != whole and _may_be_part(heads, part, whole, preposition):
            yield part


def _may_hold(heads: Heads, whole: int) -> bool:
    claim, noun = heads.claims[whole], heads.head(whole)
    if claim.form != "noun" or noun.dep != "pobj" or noun.lemma not in _containing() or not _is_told(claim):
        return False
    return noun.tag == "NNS" or bool(kids(heads.parse, noun, *_DETERMINING)) or noun.lemma in words("mass_happenings")


def _placing(parse: Parse, noun: Token) -> Token | None:
    """The preposition that places something within what the noun tells; None where another stands there."""
    preposition = parse.tokens[noun.head]
    course = parse.tokens[preposition.head]
    if preposition.lower == "of" and course.lemma in _COURSES and course.dep == "pobj":
        outer = parse.tokens[course.head]
        return outer if outer.lower in ("in", "during") else None
    fits = preposition.lower in (_ALWAYS, *_containing()[noun.lemma])
    return preposition if fits else None


def _may_belong_below(heads: Heads, above: Token, preposition: Token) -> bool:
    """Whether it may say where something else happened that stands between it and the word above.

    "Charged with murder during the war", "a march over fraud in the election", "called for talks during the siege".
    """
    between = [word for word in kids(heads.parse, above, "prep", "dobj") if above.i < word.i < preposition.i]
    reasons = _REASONS if above.pos == "VERB" else _REASONS - {"of"}  # "the killing of five people in the riots"
    if any(word.dep == "prep" and word.lower in reasons for word in between):
        return True
    claim = heads.at.get(above.i)
    is_told = claim is not None and heads.claims[claim].speech
    loose = is_told or preposition.lower in ("in", "amid")
    return loose and any(word.dep == "dobj" and heads.at.get(word.i, claim) != claim for word in between)


_REASONS = frozenset({"for", "over", "of", "with", "about", "against"})


def _sharing(parse: Parse, word: Token) -> Iterator[Token]:
    """The word, and the verbs before it that share its subject: "was shot and wounded in the riots"."""
    yield word
    while word.dep == "conj" and word.pos == "VERB" and not kids(parse, word, "nsubj", "nsubjpass", "mark", "dobj"):
        word = parse.tokens[word.head]
        if word.pos != "VERB" or kids(parse, word, "prep", "npadvmod", "dobj", "ccomp"):
            return
        yield word


def _may_be_part(heads: Heads, part: int, whole: int, preposition: Token) -> bool:
    claim = heads.claims[part]
    if not _is_told(claim) or claim.carries == whole:
        return False
    if preposition.lower != _ALWAYS and _is_about(claim, heads.head(whole)):
        return False
    in_title = heads.parse.block_of(claim.sentence).kind == "title"
    return claim.tense != "present" or in_title


def _is_about(claim: Claim, noun: Token) -> bool:
    """Whether it takes part in what the noun tells, or is done on its account: "arrested in the bombing"."""
    if claim.lemma in words("partaking_verbs"):
        return True
    charged = claim.lemma in {row[0] for row in rows("blaming_verbs")}
    return charged and noun.lemma in words("disasters") and "amid" not in _containing()[noun.lemma]


def _is_told(claim: Claim) -> bool:
    """Whether it is told to have happened by now."""
    return claim.happened and claim.tense != "future"


@functools.cache
def _containing() -> Mapping[str, tuple[str, ...]]:
    """By the noun of what has episodes, the prepositions that place one in it beside those that always do."""
    return {noun: tuple(prepositions.split()) for noun, prepositions in rows("containing_nouns")}
