"""What the verb of "it" or "they" tells of what is meant: a memo is read, a bug is caught, a pump is stopped."""

from __future__ import annotations

from dateline.builders.knowledge import pairs, words
from dateline.builders.referents import Referent, Walk
from dateline.graph.model import Token

SUITED = 1.5
"""What it counts to be of the sort of things that a pronoun's verb is done to."""
SAME_DEED = 2.5
"""What it counts to be what the same verb was told of before."""


def suits(walk: Walk, token: Token, one: Referent) -> float:
    """What it counts for "it" to be of the sort that its verb asks for: "a bug … 74 caught it"."""
    if token.lower != "it" or token.dep not in ("dobj", "nsubjpass") or one.bearer is not None:
        return 0.0
    nouns = _of_sort(pairs("suited_objects").get(walk.parse.tokens[token.head].lemma))
    near = any(token.sentence - walk.mentions[j].sentence <= 1 for j in one.mentions)
    return SUITED * (near and not one.lemmas.isdisjoint(nouns))


def _of_sort(sort: str | None) -> frozenset[str]:
    """The nouns for things of a sort."""
    if sort == "illness":
        return words("illness_nouns")
    papers = {"paper": words("paper_nouns"), "message": words("paper_nouns", "message_nouns")}
    return papers.get(sort or "", frozenset())


def is_done_it(walk: Walk, token: Token, one: Referent) -> float:
    """What it counts to be what the same is said to be done to: "she asked that the pump be stopped. It was not"."""
    if token.dep != "nsubjpass" or token.lower not in ("it", "they"):
        return 0.0
    verb = walk.parse.tokens[token.head].lemma
    before = (walk.parse.tokens[m.head_token] for j in one.mentions
              if 0 <= token.sentence - (m := walk.mentions[j]).sentence <= 1 and m.head_token < token.i)
    return SAME_DEED * any(
        t.dep in ("nsubjpass", "dobj") and walk.parse.tokens[t.head].lemma == verb for t in before)
