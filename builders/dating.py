"""Which time expression dates which claim, and which claim the text tells to come before which.

Links are looked for where the grammar puts them ("on Monday" under "said"), then in the clause around (nouns and
participles of a dated clause), then in the narrative (an undated main clause after a dated one).
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dateline.builders.knowledge import rows, words
from dateline.builders.ordering import claim_above, names_day, orders
from dateline.builders.syntax import ancestors, children, subtree, top
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
    at = {claim.head_token: i for i, claim in enumerate(claims)}
    told = [_carries_on(parse, claim, at, links) for claim in claims]
    dated = tuple(
        replace(claim, times=links.get(i, ()), main=_is_main(parse, claim), foreground=told[i])
        for i, claim in enumerate(claims)
    )
    return dated, orders(parse, times, dated)


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
            governor = _verb_after(parse, head, claims, governor, at)
        if governor is not None:
            relation = _relation(parse, head, expression)
            found[governor].append(TimeLink(relation, number, "syntax"))
    return {claim: tuple(links) for claim, links in found.items()}


ATTRIBUTIVE = frozenset({"amod", "compound", "nummod", "poss", "nmod"})
"""Relations of a time before its noun: "the 2011 version", "last week’s unrest"."""


def _governor(parse: Parse, head: Token, at: Mapping[int, int]) -> int | None:
    """The claim nearest above a word. A time before a noun that is no event says nothing of the verb above."""
    passed, below = 0, head
    for token in ancestors(parse, head.i):
        if token.i in at:
            return at[token.i]
        attribute = below.dep in ATTRIBUTIVE and token.pos in ("NOUN", "PROPN")
        passed += token.pos in ("VERB", "AUX")
        if passed > 2 or attribute:
            return None
        below = token
    return None


def _verb_after(parse: Parse, head: Token, claims: tuple[Claim, ...], governor: int, at: Mapping[int, int]) -> int:
    """The verb of a subject that a time separates from it: "parties to the agreement on 6 January sent troops".

    The parser hangs the time on the noun before it; a past verb that follows at once is what it dates.
    """
    noun = parse.tokens[claims[governor].head_token]
    preposition = parse.tokens[head.head]
    if claims[governor].form != "noun" or preposition.pos != "ADP" or preposition.head != noun.i or noun.dep == "ROOT":
        return governor
    last = max(token.i for token in subtree(parse, preposition.i))
    following = at.get(last + 1)
    if following is None or claims[following].form != "verb" or parse.tokens[last + 1].tag not in ("VBD", "VBZ", "VBP"):
        return governor
    subject = any(t.dep in ("nsubj", "nsubjpass") for t in (noun, *ancestors(parse, noun.i)) if t.i != last + 1)
    return following if subject else governor


def _relation(parse: Parse, head: Token, expression: TimeExpression) -> TimeRelation:
    """What the words before an expression say: "since", "until" … A duration without a word lasts.

    "Before dawn on Monday" is a time of that Monday; of "before dawn that day" it is less sure which day is meant.
    """
    governing = parse.tokens[head.head]
    word = governing.lower if governing.pos in ("ADP", "SCONJ", "VERB") and governing.i < head.i else ""
    if word == "for" and expression.type != "DURATION":
        return "at"
    leans = "that" in expression.text.lower().split()
    if word == "by" and expression.type == "TIME":
        return "at"
    if word in ("before", "after") and expression.type == "TIME" and not leans:
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
    if above.speech or _tells(above) or (claim.told_by is not None and claim.told_by != above.told_by):
        return False
    if claim.tense in ("past-perfect", "future") and above.tense != claim.tense:
        return False
    if head.dep == "relcl":
        return above.form == "noun" and head.head == above.head_token
    if head.dep in ("xcomp", "advcl", "acl") and any(c.lower == "to" for c in children(parse, head.i, "aux")):
        return False
    return not _aside(parse, claim, above)


def _tells(claim: Claim) -> bool:
    return claim.lemma in _speech_verbs()


@functools.cache
def _speech_verbs() -> frozenset[str]:
    return frozenset(row[0] for row in rows("speech_verbs") if row[2] in ("speech", "tells", "thought"))


def _meanwhile(parse: Parse, head: Token) -> bool:
    """Whether it is a clause of "as", "while", "when": "said on Monday as he left the court"."""
    marks = {child.lower for child in children(parse, head.i, "mark", "advmod")}
    return head.dep == "advcl" and bool(marks & {"as", "while", "when"})


def _is_main(parse: Parse, claim: Claim) -> bool:
    """Whether its verb heads the sentence, or is coordinated with the one that does."""
    token = parse.tokens[claim.head_token]
    while token.dep == "conj":
        token = parse.tokens[token.head]
    return token.dep == "ROOT" and token.pos in ("VERB", "AUX")


def _foreground(parse: Parse, claim: Claim) -> bool:
    """Whether a claim's clause carries the story on, up to the sentence's root or an act of speech."""
    token = parse.tokens[claim.head_token]
    if _in_retrospect(parse, claim):
        return False
    for above in (token, *ancestors(parse, token.i)):
        if (above.dep == "relcl" and not _continues(parse, above)) or (above.dep == "acl" and above.tag == "VBN"):
            return False
        if above.dep in ("prep", "mark") and above.lower in words("apart_words"):
            return False
        marks = {c.lower for c in children(parse, above.i, "mark", "advmod")} if above.dep == "advcl" else set()
        if marks & words("apart_words"):
            return False
        if above.dep == "ccomp":
            return True
    return True


def _under_date(parse: Parse, claim: Claim, at: Mapping[int, int], links: Links) -> bool:
    """Whether it is told in retrospect, or a claim that governs it has a date that it did not get, for a reason."""
    above = (at[token.i] for token in ancestors(parse, claim.head_token) if token.i in at)
    return _in_retrospect(parse, claim) or any(link.relation == "at" for i in above for link in links.get(i, ()))


def _carries_on(parse: Parse, claim: Claim, at: Mapping[int, int], links: Links) -> bool:
    """Whether a claim may be taken for news of the story's day."""
    if _is_topic(parse, claim):
        return False
    return _foreground(parse, claim) or not _under_date(parse, claim, at, links)


def _is_topic(parse: Parse, claim: Claim) -> bool:
    """Whether it is a noun that is only spoken of: "described the unrest", "recalled the attacks"."""
    head = parse.tokens[claim.head_token]
    verb = next((t for t in ancestors(parse, head.i) if t.pos == "VERB"), None)
    if claim.form != "noun" or verb is None or head.dep not in ("dobj", "pobj", "conj"):
        return False
    return verb.lemma in _speech_verbs() and verb.i < head.i


def _in_retrospect(parse: Parse, claim: Claim) -> bool:
    """Whether its tense or an adverb sets it before the story: "had earlier fled", "previously worked"."""
    head = parse.tokens[claim.head_token]
    verb = next((t for t in ancestors(parse, head.i) if t.pos == "VERB"), head) if head.pos == "NOUN" else head
    return claim.tense == "past-perfect" or _is_set_before(parse, verb)


def _is_set_before(parse: Parse, verb: Token) -> bool:
    """Whether an adverb sets it before the story, perhaps that of the verb that it goes on from.

    "Earlier in the day" does not.
    """
    if verb.dep == "conj" and not any(children(parse, verb.i, "nsubj", "nsubjpass")):
        return _is_set_before(parse, parse.tokens[verb.head])
    adverbs = (child for child in children(parse, verb.i, "advmod") if child.lower in words("earlier_words"))
    return any(not list(children(parse, adverb.i, "prep")) for adverb in adverbs)


def _continues(parse: Parse, verb: Token) -> bool:
    """Whether a relative clause goes on with the story: "a conference, where he showed the new model"."""
    return any(child.lower in ("where", "whereupon") for child in children(parse, verb.i, "advmod"))


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
    elif child.dep in ("nsubj", "nsubjpass", "dobj") and not claim.speech and not _tells(claim):
        yield child
    elif child.dep == "prep" and child.lower in ("in", "at", "during", "after", "following", "since"):
        for below in children(parse, child.i, "pobj", "pcomp"):
            yield below
            yield from children(parse, below.i, "acl")


# ---- The narrative ---------------------------------------------------------------------------------------------------


def _by_narrative(parse: Parse, times: tuple[TimeExpression, ...], claims: tuple[Claim, ...], links: Links) -> Links:
    """An undated past main clause after a dated one, in the same paragraph, is told of the same time."""
    found = dict(links)
    current: tuple[int, tuple[TimeLink, ...]] | None = None
    for i, claim in enumerate(claims):
        block = parse.sentences[claim.sentence].block
        if parse.sentences[claim.sentence].root != claim.head_token:
            continue
        dates = [link for link in found.get(i, ()) if times[link.time].type in ("DATE", "TIME")]
        if dates:
            own = [link for link in dates if link.relation == "at" and link.scope == "syntax"]
            exact = [link for link in own if names_day(times[link.time])]
            current = (block, tuple(exact)) if exact else None
        elif current and current[0] == block and claim.tense == "past":
            found[i] = (*found.get(i, ()), *(replace(link, scope="narrative") for link in current[1]))
    return found
