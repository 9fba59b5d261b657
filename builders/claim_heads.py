"""The claims of a text by the words that head their clauses: a verb, a noun, the light verb that carries a noun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.builders import light_verbs
from dateline.builders.syntax import ancestors
from dateline.graph.model import Claim, Parse, TimeExpression, TimeLink, Token

Links = Mapping[int, tuple[TimeLink, ...]]
"""Links to time expressions by index of the claim."""


@dataclass(frozen=True, slots=True)
class Heads:
    """A parse, its time expressions and claims, and which words head these."""

    parse: Parse
    times: tuple[TimeExpression, ...]
    claims: tuple[Claim, ...]
    at: Mapping[int, int]
    """Index of the claim by that of a word that heads it, or carries it: "opened an inquiry"."""
    clause: tuple[int, ...]
    """The word that heads the clause of each claim: its carrier, else its own head."""

    def head(self, i: int) -> Token:
        """The head word of a claim."""
        return self.parse.tokens[self.claims[i].head_token]

    def verb(self, i: int) -> Token:
        """The word that heads a claim's clause."""
        return self.parse.tokens[self.clause[i]]

    def above(self, i: int) -> int | None:
        """The nearest claim that governs a claim."""
        return next(self.governing(i), None)

    def governing(self, i: int) -> Iterator[int]:
        """The claims that govern a claim, the nearest first."""
        return (self.at[word.i] for word in ancestors(self.parse, self.clause[i]) if self.at.get(word.i, i) != i)


def heads(parse: Parse, times: tuple[TimeExpression, ...], claims: tuple[Claim, ...]) -> Heads:
    """The words that head the claims of a text."""
    own = {claim.head_token: i for i, claim in enumerate(claims)}
    carriers = {noun: verb for noun, verb in light_verbs.carriers(parse).items() if noun in own and verb not in own}
    carried = {verb: own[noun] for noun, verb in sorted(carriers.items(), reverse=True)}
    clause = tuple(carriers.get(claim.head_token, claim.head_token) for claim in claims)
    return Heads(parse, times, claims, carried | own, clause)
