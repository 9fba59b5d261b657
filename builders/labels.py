"""A readable sentence for every claim, in the text's own words: who, the verb with its auxiliaries, whom, where.

The words come from the clause of the trigger, in their order, without asides: relative clauses, appositions, times,
attributions and quotation marks go; pronouns give way to what they stand for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dateline.builders.syntax import children, tokens_in, top
from dateline.graph.model import Cast, Claim, Mention, Parse, TimeExpression, Token

LONGEST = 16
"""Words, after which a label ends at the next boundary between its parts."""

KEPT = frozenset(
    "aux auxpass neg prt nsubj nsubjpass dobj obj iobj dative attr acomp oprd agent prep xcomp expl".split()
)
"""Dependents of a verb that belong to its label."""
DROPPED = frozenset("relcl appos punct advcl parataxis cc conj mark preconj meta npadvmod intj".split())
"""Dependents of anything that do not."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
NO_SPACE_BEFORE = frozenset([",", ".", "'s", "’s", "n't", "n’t", "%", ")", ";", ":", "'", "’", "-", "–", "”"])
NO_SPACE_AFTER = frozenset(["(", "$", "€", "£", "-", "–", "“", "#"])


def label(
    parse: Parse, times: tuple[TimeExpression, ...], cast: Cast, claims: tuple[Claim, ...]
) -> tuple[Claim, ...]:
    """The claims with their labels; never empty. Acts of speech say what they tell."""
    timed = frozenset(token.i for time in times for token in tokens_in(parse, time.span))
    clause = _Clause(parse, cast, timed, _names(parse, cast))
    told = [clause.told(claim) for claim in claims]
    first: dict[int, int] = {}
    for i, claim in enumerate(claims):
        if claim.told_by is not None and claim.told_by != i:
            first.setdefault(claim.told_by, i)
    return tuple(
        replace(claim, label=f"{told[i]}: {told[first[i]]}" if claim.speech and i in first else told[i])
        for i, claim in enumerate(claims)
    )


def _names(parse: Parse, cast: Cast) -> Mapping[int, str]:
    """What to write for a pronoun, by its token."""
    return {
        mention.head_token: cast.entities[mention.entity].label for mention in cast.mentions if mention.form == "pronoun"
    }


class _Clause:
    """The words around a trigger, picked for its label."""

    def __init__(self, parse: Parse, cast: Cast, timed: frozenset[int], names: Mapping[int, str]) -> None:
        self.parse, self.cast, self.timed, self.names = parse, cast, timed, names

    def told(self, claim: Claim) -> str:
        """The label of one claim by itself."""
        head = self.parse.tokens[claim.head_token]
        nominal = claim.form == "noun" and head.pos in ("NOUN", "PROPN")
        picked = self._cut(self._nominal(head) if nominal else self._verbal(head), head)
        words = self._written(picked)
        if nominal and words and words[0].lower() in ("a", "an", "the", "this", "that", "these", "those"):
            words = words[1:]
        if not nominal and not any(t.dep in SUBJECTS and t.head == head.i for t in picked):
            words = [*self._subject(claim, head), *words]
        text = _joined(_agreeing(words)).strip(" ,;:-–—")
        return (text[:1].upper() + text[1:]) or self.parse.text[claim.trigger.start : claim.trigger.end]

    # ---- which words

    def _verbal(self, head: Token) -> list[Token]:
        picked = {head.i}
        for child in children(self.parse, head.i):
            relative = child.dep in SUBJECTS and child.tag in ("WP", "WDT")
            if child.dep in KEPT and not relative and not self._left_out(child):
                picked |= {t.i for t in self._phrase(child)}
        picked |= {aux.i for aux in self._shared_auxiliaries(head)}
        return [self.parse.tokens[i] for i in sorted(picked)]

    def _nominal(self, head: Token) -> list[Token]:
        return sorted(self._phrase(head), key=lambda t: t.i)

    def _phrase(self, governor: Token) -> Iterator[Token]:
        """A word and what belongs to it, without asides and times."""
        yield governor
        for child in children(self.parse, governor.i):
            if not self._left_out(child) and self._belongs(child, governor):
                yield from self._phrase(child)

    def _belongs(self, child: Token, governor: Token) -> bool:
        """Whether a dependent is more than an aside to its governor."""
        nominal = governor.pos in ("NOUN", "PROPN", "ADJ", "NUM")
        if child.dep in ("conj", "cc") and nominal:
            return True
        if child.dep == "punct":
            listed = any(children(self.parse, governor.i, "conj", "amod"))
            return child.tag == "HYPH" or (child.text == "," and nominal and listed)
        if child.dep == "npadvmod" and governor.pos in ("ADJ", "VERB"):
            return child.i + 2 == governor.i
        if child.dep == "acl" and child.tag in ("VBN", "VBG") and nominal:
            return False
        return child.dep not in DROPPED

    def _left_out(self, token: Token) -> bool:
        """Times, prepositions with a time or with nothing behind them, and "according to"."""
        if token.i in self.timed or token.lower == "according":
            return True
        if token.dep != "prep":
            return False
        objects = list(children(self.parse, token.i))
        return not objects or any(c.i in self.timed for c in objects)

    def _shared_auxiliaries(self, head: Token) -> Iterable[Token]:
        """ "was seized and looted": the second verb's auxiliary stands with the first."""
        if head.dep != "conj" or head.tag != "VBN" or any(children(self.parse, head.i, "aux", "auxpass", *SUBJECTS)):
            return ()
        first = self.parse.tokens[head.head]
        return children(self.parse, first.i, "aux", "auxpass") if first.tag == head.tag else ()

    def _cut(self, picked: list[Token], head: Token) -> list[Token]:
        """At most LONGEST words; what is cut goes from a preposition or conjunction on."""
        if len(picked) <= LONGEST:
            return picked
        ends = [n for n, t in enumerate(picked) if n > 3 and t.i > head.i and t.dep in ("prep", "cc", "xcomp", "mark")]
        fitting = [n for n in ends if n <= LONGEST]
        return picked[: fitting[-1] if fitting else ends[0] if ends else LONGEST + 4]

    # ---- how they are written

    def _written(self, picked: Iterable[Token]) -> list[str]:
        words = []
        for token in picked:
            if token.text in QUOTES:
                continue
            if token.i in self.names and token.tag == "PRP$":
                words.append(f"{self.names[token.i]}’s")
            else:
                words.append(self.names.get(token.i, token.text))
        return words

    def _subject(self, claim: Claim, head: Token) -> list[str]:
        """Who does it, where the clause itself has no subject: the agent, else the patient of a participle."""
        own = {token.i for child in children(self.parse, head.i) for token in self._phrase(child)}
        roles = ("patient", "agent") if head.tag == "VBN" else ("agent", "patient")
        for role in roles:
            names = [
                self._name(self.cast.mentions[p.mention])
                for p in claim.participants
                if p.role == role and self.cast.mentions[p.mention].head_token not in own
            ]
            if names:
                return [_listed(names), *self._passive(head, role)]
        return []

    def _passive(self, head: Token, role: str) -> list[str]:
        passive = head.tag == "VBN" and role == "patient" and not any(children(self.parse, head.i, "aux", "auxpass"))
        return ["was"] if passive and head.dep in ("acl", "relcl", "amod") else []

    def _name(self, mention: Mention) -> str:
        if mention.form != "nominal":
            return self.cast.entities[mention.entity].label
        head = top(self.parse, mention.head)
        return _joined(self._written(sorted(self._phrase(head), key=lambda t: t.i))) if head else mention.text


QUOTES = frozenset(["“", "”", '"', "''", "``"])
SINGULAR = {"are": "is", "were": "was", "have": "has", "am": "is"}


def _agreeing(words: list[str]) -> list[str]:
    """ "Tokayev are talking", where a name took the place of "we": "is talking"."""
    if len(words) > 1 and " " in words[0] and words[0][:1].isupper() and not words[0].endswith("s"):
        return [words[0], SINGULAR.get(words[1], words[1]), *words[2:]]
    return words


def _listed(names: list[str]) -> str:
    distinct = list(dict.fromkeys(names))
    return distinct[0] if len(distinct) == 1 else f"{', '.join(distinct[:-1])} and {distinct[-1]}"


def _joined(words: Iterable[str]) -> str:
    text = ""
    for word in words:
        glued = not text or word in NO_SPACE_BEFORE or text[-1] in NO_SPACE_AFTER
        text += word if glued else f" {word}"
    return text
