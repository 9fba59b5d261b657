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
    """The claims with their labels; never empty."""
    timed = frozenset(token.i for time in times for token in tokens_in(parse, time.span))
    names = _names(parse, cast)
    return tuple(replace(claim, label=_Clause(parse, cast, timed, names).told(claim)) for claim in claims)


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
        head = self.parse.tokens[claim.head_token]
        nominal = claim.form == "noun" and head.pos in ("NOUN", "PROPN")
        picked = self._nominal(head) if nominal else self._verbal(head)
        words = self._written(self._cut(picked, head))
        if not nominal and not any(t.dep in SUBJECTS and t.head == head.i for t in picked):
            words = [*self._subject(claim, head), *words]
        text = _joined(words).strip(" ,;:-–—")
        return (text[:1].upper() + text[1:]) or self.parse.text[claim.trigger.start : claim.trigger.end]

    # ---- which words

    def _verbal(self, head: Token) -> list[Token]:
        picked = {head.i}
        for child in children(self.parse, head.i):
            if child.dep in KEPT and child.i not in self.timed and not self._timed_phrase(child):
                picked |= {t.i for t in self._phrase(child)}
        for aux in self._shared_auxiliaries(head):
            picked.add(aux.i)
        return [self.parse.tokens[i] for i in sorted(picked)]

    def _nominal(self, head: Token) -> list[Token]:
        return sorted(self._phrase(head), key=lambda t: t.i)

    def _phrase(self, top_: Token) -> Iterator[Token]:
        """A word and what belongs to it, without asides and times."""
        yield top_
        for child in children(self.parse, top_.i):
            if child.i in self.timed or self._timed_phrase(child):
                continue
            if child.dep in DROPPED and not (child.dep in ("conj", "cc") and top_.pos in ("NOUN", "PROPN", "ADJ", "NUM")):
                if not (child.lower == "-" or child.tag == "HYPH"):
                    continue
            if child.dep in ("acl",) and child.tag in ("VBN", "VBG") and top_.pos in ("NOUN", "PROPN"):
                continue
            yield from self._phrase(child)

    def _timed_phrase(self, token: Token) -> bool:
        """Whether it is a preposition whose object is a time."""
        return token.dep == "prep" and any(c.i in self.timed for c in children(self.parse, token.i, "pobj", "pcomp"))

    def _shared_auxiliaries(self, head: Token) -> Iterable[Token]:
        """ "was seized and looted": the second verb's auxiliary stands with the first."""
        if head.dep != "conj" or head.tag != "VBN":
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
            if token.text in ("“", "”", '"', "''", "``"):
                continue
            if token.i in self.names and token.tag == "PRP$":
                words.append(f"{self.names[token.i]}’s")
            elif token.i in self.names:
                words.append(self.names[token.i])
            else:
                words.append(token.text)
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


def _listed(names: list[str]) -> str:
    distinct = list(dict.fromkeys(names))
    return distinct[0] if len(distinct) == 1 else f"{', '.join(distinct[:-1])} and {distinct[-1]}"


def _joined(words: Iterable[str]) -> str:
    text = ""
    for word in words:
        glued = not text or word in NO_SPACE_BEFORE or text[-1] in NO_SPACE_AFTER
        text += word if glued else f" {word}"
    return text
