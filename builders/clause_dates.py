"""Which dates the parts of a dated clause share: its nouns, participles and conjuncts, and what they lend it."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dateline.builders.knowledge import rows, words
from dateline.builders.ordering import claim_above
from dateline.builders.syntax import ancestors, children
from dateline.graph.model import Claim, Parse, TimeLink, Token

Links = Mapping[int, tuple[TimeLink, ...]]
"""Links to time expressions by index of the claim."""


def by_clause(parse: Parse, claims: tuple[Claim, ...], links: Links) -> Links:
    """Nouns, participles and conjuncts of a dated clause share its date, if they have none of their own."""
    at = {claim.head_token: i for i, claim in enumerate(claims)}
    found = dict(links)
    for i in sorted(range(len(claims)), key=lambda i: _depth(parse, claims[i].head_token)):
        above = claim_above(parse, claims[i].head_token, at)
        if above is not None and above in found and _shares(parse, claims[i], claims[above]):
            own = [link for link in found[above] if link.scope == "syntax"] or found[above]
            lent = tuple(replace(link, scope="clause") for link in own if link.relation != "for")
            found[i] = (*found.get(i, ()), *lent)
    for i, claim in enumerate(claims):
        if not found.get(i) and (borrowed := _from_below(parse, claim, at, claims, links)):
            found[i] = borrowed
    return {claim: value for claim, value in found.items() if value}


def _depth(parse: Parse, i: int) -> int:
    return sum(1 for _ in ancestors(parse, i))


def _shares(parse: Parse, claim: Claim, above: Claim) -> bool:
    """Whether a claim happens when the claim that governs it does: not what is said, intended or told in retrospect."""
    head = parse.tokens[claim.head_token]
    if _meanwhile(parse, head):
        return True
    if above.speech or tells(above) or (claim.told_by is not None and claim.told_by != above.told_by):
        return False
    if claim.tense in ("past-perfect", "future") and above.tense != claim.tense:
        return False
    if head.dep == "relcl":
        return above.form == "noun" and head.head == above.head_token
    if head.dep in ("xcomp", "advcl", "acl") and any(c.lower == "to" for c in children(parse, head.i, "aux")):
        return False
    return not _aside(parse, claim, above)


def tells(claim: Claim) -> bool:
    """Whether its verb may tell something."""
    return claim.lemma in telling_verbs()


@functools.cache
def telling_verbs() -> frozenset[str]:
    """Lemmas of the verbs that may tell something."""
    return frozenset(row[0] for row in rows("speech_verbs") if row[2] in ("speech", "tells", "thought"))


def _meanwhile(parse: Parse, head: Token) -> bool:
    """Whether it is a clause of "as", "while", "when": "said on Monday as he left the court"."""
    marks = {child.lower for child in children(parse, head.i, "mark", "advmod")}
    return head.dep == "advcl" and bool(marks & {"as", "while", "when"})


def _aside(parse: Parse, claim: Claim, above: Claim) -> bool:
    """Whether a word on the way up sets it at another time: after, before, because of, for."""
    head = parse.tokens[claim.head_token]
    if head.dep == "advcl" and {c.lower for c in children(parse, head.i, "mark", "advmod")} & words("apart_words"):
        return True
    for token in (head, *ancestors(parse, head.i)):
        if token.i == above.head_token:
            return False
        if token.pos in ("ADP", "SCONJ") and token.i < head.i and token.lower in words("apart_words"):
            return True
    return False


def _from_below(
    parse: Parse, claim: Claim, at: Mapping[int, int], claims: tuple[Claim, ...], links: Links
) -> tuple[TimeLink, ...]:
    """The date of a noun that takes part ("the January 6 attack killed five"), of a when-clause, of a participle.

    "After joining in 2011" says only that it was later.
    """
    for child in children(parse, claim.head_token):
        if claim.form == "verb" and claim.tense == "present" and claim.sentence > 0 and child.dep != "advcl":
            continue
        for event in _events_below(parse, claim, child):
            i = at.get(event.i)
            lent = [link for link in links.get(i, ()) if link.relation == "at"] if i is not None else []
            if lent and child.lower in ("after", "since", "following"):
                return tuple(TimeLink("after", link.time, "clause") for link in lent)
            if lent:
                return tuple(replace(link, scope="clause") for link in lent)
    return ()


def _events_below(parse: Parse, claim: Claim, child: Token) -> Iterator[Token]:
    """The words of a dependent whose time may be the governing claim's time too."""
    if child.dep == "advcl" and _meanwhile(parse, child):
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
