"""Which time expression dates which claim, and which claim the text tells to come before which.

Links are looked for where the grammar puts them ("on Monday" under "said"), then in the clause around (nouns and
participles of a dated clause), then in the narrative (an undated main clause after a dated one).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dateline.builders.knowledge import rows
from dateline.builders.syntax import ancestors, children, top
from dateline.graph.model import Claim, Order, Parse, TimeExpression, TimeLink, TimeRelation, Token

Links = Mapping[int, tuple[TimeLink, ...]]
"""Links by index of the claim."""


def attach(
    parse: Parse, times: tuple[TimeExpression, ...], claims: tuple[Claim, ...]
) -> tuple[tuple[Claim, ...], tuple[Order, ...]]:
    """The claims with their links to time expressions, and their order."""
    links = _by_syntax(parse, times, claims)
    links = _by_clause(parse, claims, links)
    links = _by_narrative(parse, times, claims, links)
    dated = tuple(replace(claim, times=links.get(i, ())) for i, claim in enumerate(claims))
    return dated, tuple(_orders(parse, claims))


# ---- Where the grammar puts it ---------------------------------------------------------------------------------------

RELATIONS: Mapping[str, TimeRelation] = {
    "since": "since", "until": "until", "till": "until", "before": "before", "by": "before", "prior": "before",
    "after": "after", "following": "after", "for": "for", "during": "during", "over": "during", "within": "during",
    "throughout": "during",
}  # fmt: skip
"""What a preposition before a time expression says; all others say "at"."""


def _by_syntax(parse: Parse, times: tuple[TimeExpression, ...], claims: tuple[Claim, ...]) -> Links:
    """Each expression dates the nearest claim that governs it."""
    at = {claim.head_token: i for i, claim in enumerate(claims)}
    found: defaultdict[int, list[TimeLink]] = defaultdict(list)
    for number, expression in enumerate(times):
        if expression.type == "SET" or expression.sentence < 0:
            continue
        head = top(parse, expression.span)
        if head is None or parse.block_of(expression.sentence).kind in ("dateline", "byline"):
            continue
        governor = _governor(parse, head, at)
        if governor is not None:
            relation = _relation(parse, head, expression)
            found[governor].append(TimeLink(relation, number, "syntax"))
    return {claim: tuple(links) for claim, links in found.items()}


def _governor(parse: Parse, head: Token, at: Mapping[int, int]) -> int | None:
    """The claim nearest above a word; nouns that are no events are passed, verbs are not passed twice."""
    passed = 0
    for token in ancestors(parse, head.i):
        if token.i in at:
            return at[token.i]
        passed += token.pos in ("VERB", "AUX")
        if passed > 2:
            return None
    return None


def _relation(parse: Parse, head: Token, expression: TimeExpression) -> TimeRelation:
    """What the words before an expression say: "since", "until" … A duration without a word lasts."""
    governing = parse.tokens[head.head]
    word = governing.lower if governing.pos in ("ADP", "SCONJ", "VERB") and governing.i < head.i else ""
    if word == "for" and expression.type != "DURATION":
        return "at"
    if word in RELATIONS:
        return RELATIONS[word]
    return "for" if expression.type == "DURATION" else "at"


# ---- The clause around -----------------------------------------------------------------------------------------------

NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "dative", "poss", "compound", "amod", "appos"})


def _by_clause(parse: Parse, claims: tuple[Claim, ...], links: Links) -> Links:
    """Nouns, participles and conjuncts of a dated clause share its date, if they have none of their own."""
    at = {claim.head_token: i for i, claim in enumerate(claims)}
    found = dict(links)
    for i in sorted(range(len(claims)), key=lambda i: _depth(parse, claims[i].head_token)):
        if i in found:
            continue
        above = _claim_above(parse, claims[i], at)
        if above is not None and above in found and _shares(parse, claims[i], claims[above]):
            found[i] = tuple(replace(link, scope="clause") for link in found[above] if link.relation != "for")
    for i, claim in enumerate(claims):
        if i not in found and not claim.speech and (borrowed := _from_below(parse, claim, at, claims, links)):
            found[i] = borrowed
    return {claim: value for claim, value in found.items() if value}


def _depth(parse: Parse, i: int) -> int:
    return sum(1 for _ in ancestors(parse, i))


def _claim_above(parse: Parse, claim: Claim, at: Mapping[int, int]) -> int | None:
    return next((at[token.i] for token in ancestors(parse, claim.head_token) if token.i in at), None)


def _shares(parse: Parse, claim: Claim, above: Claim) -> bool:
    """Whether a claim happens when the claim that governs it does: not what is said, intended or told in retrospect."""
    head = parse.tokens[claim.head_token]
    if above.speech or claim.told_by is not None and claim.told_by != above.told_by:
        return False
    if claim.tense in ("past-perfect", "future") and above.tense != claim.tense:
        return False
    if head.dep == "relcl":
        return False
    if head.dep in ("xcomp", "advcl", "acl") and any(c.lower == "to" for c in children(parse, head.i, "aux")):
        return False
    marks = {c.lower for c in children(parse, head.i, "mark", "advmod", "prep")}
    return not marks & {"after", "before", "until", "since", "if", "although"}


def _from_below(
    parse: Parse, claim: Claim, at: Mapping[int, int], claims: tuple[Claim, ...], links: Links
) -> tuple[TimeLink, ...]:
    """The date of a noun that takes part ("the January 6 attack killed five") or of a when-clause."""
    for child in children(parse, claim.head_token):
        i = at.get(child.i)
        if i is None or i not in links:
            continue
        when_clause = child.dep == "advcl" and any(c.lower in ("when", "as", "while") for c in children(parse, child.i))
        if when_clause or (claim.form == "verb" and child.dep in ("nsubj", "nsubjpass", "dobj") and claims[i].form == "noun"):
            return tuple(replace(link, scope="clause") for link in links[i] if link.relation == "at")
    return ()


# ---- The narrative ---------------------------------------------------------------------------------------------------


def _by_narrative(
    parse: Parse, times: tuple[TimeExpression, ...], claims: tuple[Claim, ...], links: Links
) -> Links:
    """An undated past main clause after a dated one, in the same paragraph, is told of the same time."""
    found = dict(links)
    current: tuple[int, tuple[TimeLink, ...]] | None = None
    for i, claim in enumerate(claims):
        block = parse.sentences[claim.sentence].block
        main = parse.sentences[claim.sentence].root == claim.head_token
        if main and i in found:
            exact = tuple(link for link in found[i] if link.relation == "at" and link.scope == "syntax")
            current = (block, exact) if exact else None
        elif main and current and current[0] == block and claim.tense == "past" and i not in found:
            found[i] = tuple(replace(link, scope="narrative") for link in current[1])
    return found


# ---- Order -----------------------------------------------------------------------------------------------------------


def _orders(parse: Parse, claims: tuple[Claim, ...]) -> Iterable[Order]:
    """Pairs that words put in order: "after X, Y", "X before Y", "following X", "X led to Y"."""
    at = {claim.head_token: i for i, claim in enumerate(claims)}
    words = {row[0]: row[1] for row in rows("order_words")}
    for i, claim in enumerate(claims):
        head = parse.tokens[claim.head_token]
        above = _claim_above(parse, claim, at)
        if above is None:
            continue
        cue = next((c.lower for c in children(parse, head.i, "mark", "advmod", "prep") if c.lower in words), None)
        governing = parse.tokens[head.head]
        if cue is None and governing.lower in words and head.dep in ("pobj", "pcomp"):
            cue = governing.lower
        if cue is not None and (head.dep in ("advcl", "pobj", "pcomp")):
            earlier, later = (i, above) if words[cue] == "after" else (above, i)
            yield Order(earlier, later, cue)


