"""Which dates the parts of a dated clause share: its nouns, participles and conjuncts, and what they lend it."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from dateline.builders.claim_heads import Heads, Links
from dateline.builders.knowledge import rows, words
from dateline.builders.syntax import ancestors, children
from dateline.graph.model import Claim, Parse, TimeLink, Token


def by_clause(heads: Heads, links: Links) -> Links:
    """Nouns, participles and conjuncts of a dated clause share its date, if they have none of their own."""
    found = _shared(heads, links)
    for i in range(len(heads.claims)):
        if not found.get(i) and (borrowed := _from_below(heads, i, links)):
            found[i] = borrowed
    return {claim: value for claim, value in found.items() if value}


def _shared(heads: Heads, links: Links) -> dict[int, tuple[TimeLink, ...]]:
    """The links of each claim, with those of the claim that governs it where it shares them."""
    found = dict(links)
    for i in sorted(range(len(heads.claims)), key=lambda i: _depth(heads.parse, heads.clause[i])):
        above = heads.above(i)
        if above is not None and above in found and _shares(heads, i, above):
            own = [link for link in found[above] if link.scope == "syntax"] or found[above]
            lent = tuple(replace(link, scope="clause") for link in own if link.relation != "for")
            found[i] = (*found.get(i, ()), *lent)
    return found


def _depth(parse: Parse, i: int) -> int:
    return sum(1 for _ in ancestors(parse, i))


def _shares(heads: Heads, i: int, j: int) -> bool:
    """Whether a claim happens when the claim that governs it does: not what is said, intended or told in retrospect."""
    claim, above, head = heads.claims[i], heads.claims[j], heads.head(i)
    if meanwhile(heads.parse, head):
        return True
    if above.speech or tells(above) or (claim.told_by is not None and claim.told_by != above.told_by):
        return False
    if claim.tense in ("past-perfect", "future") and above.tense != claim.tense:
        return False
    if head.dep == "relcl":
        return above.form == "noun" and head.head == above.head_token
    if head.dep in ("xcomp", "advcl", "acl") and any(c.lower == "to" for c in children(heads.parse, head.i, "aux")):
        return False
    return not _aside(heads, i, j)


def tells(claim: Claim) -> bool:
    """Whether its verb may tell something."""
    return claim.lemma in telling_verbs()


@functools.cache
def telling_verbs() -> frozenset[str]:
    """Lemmas of the verbs that may tell something."""
    return frozenset(row[0] for row in rows("speech_verbs") if row[2] in ("speech", "tells", "thought"))


def meanwhile(parse: Parse, head: Token) -> bool:
    """Whether it is a clause of "as", "while", "when": "said on Monday as he left the court"."""
    marks = {child.lower for child in children(parse, head.i, "mark", "advmod")}
    return head.dep == "advcl" and bool(marks & {"as", "while", "when"})


def _aside(heads: Heads, i: int, j: int) -> bool:
    """Whether a word on the way up to a claim sets it at another time: after, before, because of, for."""
    parse, head = heads.parse, heads.head(i)
    if head.dep == "advcl" and {c.lower for c in children(parse, head.i, "mark", "advmod")} & words("apart_words"):
        return True
    for token in (head, *ancestors(parse, head.i)):
        if heads.at.get(token.i) == j:
            return False
        if token.pos in ("ADP", "SCONJ") and token.i < head.i and token.lower in words("apart_words"):
            return True
    return False


def _from_below(heads: Heads, i: int, links: Links) -> tuple[TimeLink, ...]:
    """The date of a noun that takes part ("the January 6 attack killed five"), of a when-clause, of a participle.

    "After joining in 2011" says only that it was later.
    """
    claim = heads.claims[i]
    for child in children(heads.parse, claim.head_token):
        if claim.form == "verb" and claim.tense == "present" and claim.sentence > 0 and child.dep != "advcl":
            continue
        for event in _events_below(heads.parse, claim, child):
            below = heads.at.get(event.i)
            lent = [link for link in links.get(below, ()) if link.relation == "at"] if below is not None else []
            if lent and child.lower in ("after", "since", "following"):
                return tuple(TimeLink("after", link.time, "clause") for link in lent)
            if lent:
                return tuple(replace(link, scope="clause") for link in lent)
    return ()


def _events_below(parse: Parse, claim: Claim, child: Token) -> Iterator[Token]:
    """The words of a dependent whose time may be the governing claim's time too."""
    if child.dep == "advcl" and meanwhile(parse, child):
        yield child
    elif claim.form == "noun":
        if child.dep == "acl" and child.tag == "VBN":
            yield child
    elif child.dep in ("nsubj", "nsubjpass", "dobj") and not claim.speech and not tells(claim):
        yield child
    elif child.dep == "prep" and child.lower in ("in", "at", "during", "after", "following", "since"):
        for below in children(parse, child.i, "pobj", "pcomp"):
            yield below
            yield from children(parse, below.i, "acl")
