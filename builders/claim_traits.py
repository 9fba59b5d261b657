"""What makes a claim more or less likely to be right, whatever its rules: traits seen when an article is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.builders import remembered, triggers
from dateline.builders.knowledge import words
from dateline.builders.syntax import children
from dateline.builders.triggers import Trigger
from dateline.graph.model import Cast, Claim, Mention, Parse, Span, Token

ENDS = ("agent", "patient")
CROWDED = 3
"""Commas, semicolons and dashes from which on a sentence is crowded."""
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_EMPTY = frozenset({"it", "that", "which", "who", "whom", "what"})
_MARKS = re.compile('["“”«»]')
_BREAKS = frozenset({",", ";", ":", "—", "–", "-"})


@dataclass(frozen=True, slots=True)
class _Seen:
    """A claim with the words that tell it and those who do it or to whom it is done."""

    parse: Parse
    cast: Cast
    claim: Claim
    head: Token
    ends: tuple[Mention, ...]

    def names(self, mention: Mention) -> bool:
        """Whether the text says by name who or what it is."""
        return bool(self.cast.entities[mention.entity].names)


def traits(parse: Parse, cast: Cast, claim: Claim) -> tuple[str, ...]:
    """The traits of a claim, by their names in ``data/claim_factors.txt``."""
    ends = tuple(cast.mentions[one.mention] for one in claim.participants if one.role in ENDS)
    seen = _Seen(parse, cast, claim, parse.tokens[claim.head_token], ends)
    return tuple(name for name, holds in _TRAITS.items() if holds(seen))


# ---- Pronouns and descriptions ---------------------------------------------------------------------------------------


def _is_third_person(mention: Mention) -> bool:
    return mention.form == "pronoun" and mention.text.lower() in words("third_persons")


def _is_open(seen: _Seen, mention: Mention) -> bool:
    """Whether nothing says who a pronoun is; "somebody" and "nobody" say so themselves."""
    return _is_third_person(mention) and seen.cast.entities[mention.entity].label.startswith("unnamed ")


def _has_open_pronoun(seen: _Seen) -> bool:
    return any(_is_open(seen, mention) for mention in seen.ends)


def _has_nameless_antecedent(seen: _Seen) -> bool:
    return any(_is_third_person(m) and not _is_open(seen, m) and not seen.names(m) for m in seen.ends)


def _is_of_us(seen: _Seen) -> bool:
    return any(mention.text.lower() in _WE for mention in seen.ends)


def _has_bare_description(seen: _Seen) -> bool:
    """Whether somebody is only called "the company", "the driver"."""
    return any(_is_bare(mention) and not seen.names(mention) for mention in seen.ends)


def _is_bare(mention: Mention) -> bool:
    described = mention.form == "nominal" and mention.kind in ("person", "organization") and not mention.plural
    said = mention.text.lower().split()
    return described and said[0] == "the" and len(said) == 2


def _is_owned(seen: _Seen) -> bool:
    """Whether one has to know whose it is: "his office"."""
    return any(m.form == "nominal" and m.text.partition(" ")[0].lower() in words("third_persons") for m in seen.ends)


def _has_name(seen: _Seen) -> bool:
    return any(mention.form == "name" for mention in seen.ends)


def _has_number(seen: _Seen) -> bool:
    return any(mention.quantity is not None for mention in seen.ends)


# ---- Who takes part --------------------------------------------------------------------------------------------------


def _has_no_end(seen: _Seen) -> bool:
    return not seen.ends and (seen.claim.form != "noun" or bool(seen.claim.participants))


def _is_noun_alone(seen: _Seen) -> bool:
    return seen.claim.form == "noun" and not seen.claim.participants


def _has_stated_subject(seen: _Seen) -> bool:
    return any(one.rule == "subject.stated" for one in seen.claim.participants if one.role in ENDS)


def _has_object(seen: _Seen) -> bool:
    return any(children(seen.parse, seen.head.i, "dobj"))


def _lacks_object(seen: _Seen) -> bool:
    """Whether an active verb stands without anything that completes it: "the jury weighed"."""
    if seen.claim.form != "verb" or seen.head.pos != "VERB":
        return False
    complete = any(one.role == "patient" for one in seen.claim.participants)
    completing = children(seen.parse, seen.head.i, "auxpass", "ccomp", "xcomp", "prep", "prt", "advcl")
    return not complete and not any(completing)


def _loses_end(seen: _Seen) -> bool:
    """Whether the subject or an object of the verb takes no part: "nothing grows", where "nothing" is nobody."""
    if not any(children(seen.parse, seen.head.i, "nsubj", "nsubjpass", "dobj", "dative")):
        return False
    told = [one.extent or seen.cast.mentions[one.mention].span for one in seen.claim.participants]
    subjects = [_is_told(word, told) for word in children(seen.parse, seen.head.i, "nsubj", "nsubjpass") if _says(word)]
    objects = [word for word in children(seen.parse, seen.head.i, "dobj", "dative") if _says(word)]
    said = seen.claim.lemma.split("_")  # "took place" has no object
    lost = any(not _is_told(word, told) and word.lemma not in said for word in objects)
    return lost or (bool(subjects) and not any(subjects))


def _is_told(word: Token, told: list[Span]) -> bool:
    return any(span.start <= word.start < span.end for span in told)


def _says(word: Token) -> bool:
    """Whether a word tells who or what; the preposition of a dative, "it" that takes no part and "who" do not."""
    return word.pos != "ADP" and word.lower not in _EMPTY and not word.lower.endswith(("self", "selves"))


def _has_loose_role(seen: _Seen) -> bool:
    """Whether somebody takes part in a role that prepositions leave open."""
    return any(one.role in ("other", "instrument") and one.rule != "complement" for one in seen.claim.participants)


# ---- How it is told --------------------------------------------------------------------------------------------------


def _is_state(seen: _Seen) -> bool:
    claim = seen.claim
    return claim.rule in ("predicate.be", "verb.have") or claim.lemma in words("static_verbs", "stative_verbs")


def _is_generic(seen: _Seen) -> bool:
    claim = seen.claim
    trigger = Trigger(claim.head_token, (claim.head_token,), claim.lemma, claim.form, claim.rule)
    return claim.generic or triggers.is_generic(seen.parse, trigger)


def _tells_clause(seen: _Seen) -> bool:
    return any(children(seen.parse, seen.head.i, "ccomp"))


def _is_beside_quotation(seen: _Seen) -> bool:
    span = seen.parse.sentences[seen.claim.sentence].span
    return _MARKS.search(seen.parse.text, span.start, span.end) is not None


def _is_among_pronouns(seen: _Seen) -> bool:
    return _pronouns(seen.parse)[seen.claim.sentence] > 1


@remembered.of_parse
def _pronouns(parse: Parse) -> Counter[int]:
    """How many words of each sentence stand for somebody."""
    return Counter(word.sentence for word in parse.having("lower", words("third_persons")))


def _is_crowded(seen: _Seen) -> bool:
    return _breaks(seen.parse)[seen.claim.sentence] >= CROWDED


@remembered.of_parse
def _breaks(parse: Parse) -> Counter[int]:
    """How many commas, semicolons, colons and dashes each sentence has."""
    return Counter(word.sentence for word in parse.having("lower", _BREAKS))


_TRAITS: Mapping[str, Callable[[_Seen], bool]] = {
    "open pronoun": _has_open_pronoun,
    "nameless antecedent": _has_nameless_antecedent,
    "we": _is_of_us,
    "bare description": _has_bare_description,
    "owned": _is_owned,
    "name": _has_name,
    "number": _has_number,
    "no end": _has_no_end,
    "noun alone": _is_noun_alone,
    "stated subject": _has_stated_subject,
    "object": _has_object,
    "without object": _lacks_object,
    "lost end": _loses_end,
    "loose role": _has_loose_role,
    "state": _is_state,
    "generic": _is_generic,
    "tells a clause": _tells_clause,
    "beside a quotation": _is_beside_quotation,
    "several pronouns": _is_among_pronouns,
    "crowded": _is_crowded,
}
