"""Which dates the parts of a dated clause share: its nouns, participles and conjuncts, and what they lend it."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from dateline.builders.claim_heads import Heads, Links
from dateline.builders.knowledge import rows, words
from dateline.builders.syntax import ancestors, children, depth
from dateline.builders.topics import is_topic, tells
from dateline.graph.model import Claim, Parse, TimeLink, TimeRelation, Token


def by_clause(heads: Heads, links: Links) -> Links:
    """Nouns, participles and conjuncts of a dated clause share its date, if they have none of their own."""
    found = _shared(heads, links)
    for i in range(len(heads.claims)):
        if not found.get(i) and (borrowed := _from_below(heads, i, links)):
            found[i] = borrowed
    found |= {i: shared for i, shared in _shared(heads, found).items() if not found.get(i)}
    return {claim: value for claim, value in found.items() if value}


def _shared(heads: Heads, links: Links) -> dict[int, tuple[TimeLink, ...]]:
    """The links of each claim, with those of the claim that governs it where it shares them."""
    found = dict(links)
    for i in sorted(range(len(heads.claims)), key=lambda i: depth(heads.parse, heads.clause[i])):
        above = _clause_above(heads, i)
        relation = _relation(heads, i, above) if above in found else None
        if above is not None and relation is not None:
            own = [link for link in found[above] if link.scope == "syntax"] or found[above]
            lent = (replace(link, scope="clause") for link in own if link.relation != "for")
            lent = (link for link in lent if not _is_parted(heads, i, link))
            found[i] = (*found.get(i, ()), *(_as(link, _later(heads, i, link) or relation) for link in lent))
    return found


def _is_parted(heads: Heads, i: int, link: TimeLink) -> bool:
    """Whether a semicolon stands between a claim and the time of what follows: "Fire kills two; trial on May 3"."""
    time, trigger = heads.times[link.time].span, heads.claims[i].trigger
    return ";" in heads.parse.text[trigger.end : time.start]


def _later(heads: Heads, i: int, link: TimeLink) -> TimeRelation | None:
    """``upon`` for a clause with a subject of its own that is joined to one whose date stands behind it, else None.

    In "it closed in May, and the town protested" the protest came soon after; in "in May it closed, and the town
    protested" both are of May.
    """
    head = heads.verb(i)
    first = heads.parse.tokens[head.head]
    own = head.dep == "conj" and any(children(heads.parse, head.i, "nsubj", "nsubjpass", "expl"))
    return "upon" if own and heads.times[link.time].span.start > first.start else None


def _clause_above(heads: Heads, i: int) -> int | None:
    """The claim that governs a claim; of "while searching" the main one, where the parser hung it on a participle."""
    above, head = heads.above(i), heads.verb(i)
    if above is None or head.tag != "VBG" or not meanwhile(heads.parse, head):
        return above
    described = heads.verb(above).dep == "acl" and not any(children(heads.parse, head.i, "nsubj", "nsubjpass"))
    return heads.above(above) if described else above


def _as(link: TimeLink, relation: TimeRelation) -> TimeLink:
    return replace(link, relation=relation) if link.relation == "at" else link


def _relation(heads: Heads, i: int, j: int | None) -> TimeRelation | None:
    """How a claim stands to the time of the claim that governs it; None for what is said or told in retrospect."""
    if j is None:
        return None
    claim, above, head = heads.claims[i], heads.claims[j], heads.verb(i)
    if meanwhile(heads.parse, head):
        return "at"
    if _is_setting(heads, i, j):
        return "at"
    if above.told_by == i or (claim.told_by is not None and claim.told_by != above.told_by):
        return None
    if (above.speech or tells(above)) and not _is_joined(heads, i, j):
        return None
    if _is_counted(claim, above):
        return "before"
    if (claim.tense in ("past-perfect", "future") and above.tense != claim.tense) or is_topic(heads, i):
        return None
    if head.dep == "conj" and claim.tense in ("perfect", "present") and above.tense == "past":
        return None
    if above.certainty == "planned" and above.lemma in words("publishing_verbs") and claim.form == "noun":
        return None
    if _is_in_charge(heads, i, j):
        return None
    if above.form == "noun" and any(c.lower == "that" for c in children(heads.parse, head.i, "mark")):
        return None
    if head.dep == "relcl" or (head.dep == "acl" and head.tag == "VBN"):
        return "at" if above.form == "noun" and head.head == above.head_token else None
    if head.dep in ("xcomp", "advcl", "acl") and any(c.lower == "to" for c in children(heads.parse, head.i, "aux")):
        return _of_infinitive(above, head)
    apart = _apart(heads, i, j)
    return "at" if apart is None else "near" if apart in NEAR else None


def _is_in_charge(heads: Heads, i: int, j: int) -> bool:
    """Whether it is part of what somebody is charged with: "charged on Monday with neglect resulting in a death"."""
    verb = heads.head(j)
    if heads.claims[j].form != "verb" or heads.claims[i].head_token < verb.i:
        return False
    way = (word for word in ancestors(heads.parse, heads.head(i).i) if word.head == verb.i and word.dep == "prep")
    return any(f"{verb.lemma}_{word.lower}" in words("charging_verbs") for word in way)


def _is_counted(claim: Claim, above: Claim) -> bool:
    """Whether it befell people whom somebody counts: "on Sunday the office counted 38 dead", who died by then."""
    return claim.form == "predicate" and above.lemma in words("counting_verbs") and claim.lemma in _befalling()


@functools.cache
def _befalling() -> frozenset[str]:
    return frozenset(row[1] for row in rows("casualties"))


def _is_joined(heads: Heads, i: int, j: int) -> bool:
    """Whether it is what the same speaker did, or said, besides: "on Friday she praised the plan and left"."""
    head = heads.verb(i)
    own = any(children(heads.parse, head.i, "nsubj", "nsubjpass", "expl"))
    return head.dep == "conj" and head.head == heads.clause[j] and not own


def _is_setting(heads: Heads, i: int, j: int) -> bool:
    """Whether it is where somebody speaks: "said at a summit", "told a rally", "speaking at a summit, she said"."""
    head, teller = heads.head(i), heads.clause[j]
    above = heads.parse.tokens[head.head]
    if _accompanies(heads.parse, head):
        return head.head == teller
    if heads.claims[i].form != "noun" or head.lemma not in words("gathering_nouns"):
        return False
    if head.dep in ("dobj", "dative"):
        return head.head == teller
    return head.dep == "pobj" and above.lower in ("at", "in", "during", "to") and above.head == teller


def _accompanies(parse: Parse, head: Token) -> bool:
    """Whether it is a participle that tells what is done meanwhile: "speaking at a summit", "citing his lawyer"."""
    return head.dep == "advcl" and head.tag == "VBG" and not any(children(parse, head.i, "mark", "aux"))


def _of_infinitive(above: Claim, head: Token) -> TimeRelation | None:
    """"Failed on Monday to sign" is of that Monday; "met on Monday to sign" about it; "planned to sign" neither."""
    done = above.tense == "past" and above.certainty == "certain"
    if above.form != "verb" or not (done or above.tense == "future"):
        return None
    if head.dep == "xcomp":
        return "at" if above.lemma in words("implicative_verbs") else None
    return "upon" if above.lemma in words("gathering_verbs") else None


def meanwhile(parse: Parse, head: Token) -> bool:
    """Whether it is a clause of "as", "while", "when": "said on Monday as he left the court"."""
    marks = {child.lower for child in children(parse, head.i, "mark", "advmod")}
    return head.dep == "advcl" and bool(marks & {"as", "while", "when"})


NEAR = frozenset({"after", "following", "once", "because", "due"})
"""Words before what came not long before: "closed this year after two patients died"."""


def _apart(heads: Heads, i: int, j: int) -> str | None:
    """The word on the way up to a claim that sets it at another time: after, before, because of, for."""
    parse, head = heads.parse, heads.verb(i)
    if head.dep == "advcl":
        marks = [c.lower for c in children(parse, head.i, "mark", "advmod") if c.lower in words("apart_words")]
        if marks:
            return marks[0]
    for token in (head, *ancestors(parse, head.i)):
        if heads.at.get(token.i) == j:
            return None
        if token.pos in ("ADP", "SCONJ") and token.i < head.i and token.lower in words("apart_words"):
            return token.lower
    return None


_Below = tuple[Token, TimeRelation]
"""A word below a claim, and how the claim stands to its time."""


# ---- What a clause has of its parts ----------------------------------------------------------------------------------


def _from_below(heads: Heads, i: int, links: Links) -> tuple[TimeLink, ...]:
    """The date of a noun that takes part ("the January 6 attack killed five"), of a when-clause, of a participle."""
    claim = heads.claims[i]
    for child in children(heads.parse, heads.clause[i]):
        for event, relation in _events_below(heads.parse, claim, child):
            below = heads.at.get(event.i)
            below = None if below is not None and is_topic(heads, below) else below
            lent = [link for link in links.get(below, ()) if link.relation == "at"] if below is not None else []
            lent = [link for link in lent if not (child.dep == "dobj" and _is_arranged_for(heads, claim, link))]
            if lent:
                return tuple(TimeLink(relation, link.time, "clause") for link in lent)
    return ()


def _events_below(parse: Parse, claim: Claim, child: Token) -> Iterator[_Below]:
    """The words of a dependent whose time may be the governing claim's time too, and how it stands to it."""
    if child.dep == "advcl":
        yield from _of_adverbial(parse, claim, child)
    elif child.dep == "xcomp" and claim.tense != "present" and claim.lemma in words("implicative_verbs"):
        yield child, "at"
    elif claim.form == "verb" and claim.tense == "present" and claim.sentence > 0:
        yield from _of_paper(parse, claim, child)
    elif claim.form == "noun" and child.dep == "acl" and child.tag == "VBN":
        if child.lemma not in words("arranging_verbs"):
            yield child, "at"
    elif child.dep in ("nsubj", "nsubjpass", "dobj") and not (child.dep == "dobj" and _deals(claim)):
        if not (claim.speech or tells(claim)):
            yield child, "at"
        yield from _of_paper(parse, claim, child)
    elif child.dep == "prep" and child.lower == "on":
        yield from ((below, "at") for below in children(parse, child.i, "pobj") if below.lemma in OUTINGS)
    elif child.dep == "prep" and child.lower in ("in", "at", "during", "after", "following", "since"):
        relation = _after(parse, child, child) or "at"
        for below in children(parse, child.i, "pobj", "pcomp"):
            if not _deals(claim) or (child.lower in ("at", "in") and below.lemma in words("gathering_nouns")):
                yield below, relation
            for participle in children(parse, below.i, "acl"):
                yield participle, relation


OUTINGS = frozenset({
    "visit", "trip", "tour", "journey", "patrol", "flight", "mission", "bail", "leave", "parole", "strike", "trial"})
"""What somebody is on while he does something else, or is put on: "on a visit on Friday he promised aid"."""


ASKING = frozenset({"ask", "challenge", "confront", "grill", "interview", "press", "quiz", "question"})
"""What is done to somebody whose answer follows: "pressed on it on Monday, she replied"."""


def _deals(claim: Claim) -> bool:
    """Whether a claim deals with events that have a time of their own."""
    return claim.form == "verb" and claim.lemma in words("dealing_words")


def _is_arranged_for(heads: Heads, claim: Claim, link: TimeLink) -> bool:
    """Whether it is the coming day for which a verb arranges something: "scheduled a hearing for Tuesday"."""
    ahead = heads.times[link.time].form.direction == "future"
    return claim.form == "verb" and claim.lemma in words("arranging_verbs") and ahead


def _of_adverbial(parse: Parse, claim: Claim, clause: Token) -> Iterator[_Below]:
    """The clause of "when", "after", or a paper's "published in June"."""
    mark = next((c for c in children(parse, clause.i, "mark") if c.lower in ("after", "since", "once")), None)
    if meanwhile(parse, clause) or (clause.tag == "VBN" and clause.lemma in ASKING and claim.speech):
        yield clause, "at"
    elif _accompanies(parse, clause) and tells(claim):
        prepositions = children(parse, clause.i, "prep")
        nouns = (noun for p in prepositions if p.lower in ("at", "in", "during", "to") for noun in children(parse, p.i))
        for word in (clause, *nouns, *children(parse, clause.i, "dobj")):
            yield word, "at"
    elif mark is not None and claim.tense in ("past", "past-perfect"):
        yield clause, _after(parse, mark, clause) or "after"
    elif tells(claim) and clause.lemma in words("publishing_verbs") and clause.tag == "VBN":
        yield clause, "at"


def _of_paper(parse: Parse, claim: Claim, noun: Token) -> Iterator[_Below]:
    """Of what a paper says when it was put out: "a study published on Monday says", "a permit dated 3 May allows"."""
    if noun.dep != "nsubj":
        return
    for paper in (noun, *children(parse, noun.i, "appos")):
        for participle in children(parse, paper.i, "acl"):
            dated = participle.lemma == "date" and paper.lemma in words("paper_nouns")
            if dated or (tells(claim) and paper is noun and participle.lemma in words("publishing_verbs")):
                yield participle, "at"


def _after(parse: Parse, cue: Token, clause: Token) -> TimeRelation | None:
    """"After joining in 2011" says only that it was later, "shortly after" that it was about then."""
    if cue.lower not in ("after", "since", "following", "once"):
        return None
    adverbs = (c for c in (*children(parse, cue.i), *children(parse, clause.i)) if c.i == cue.i - 1)
    return "upon" if any(c.lower in words("soon_words") for c in adverbs) else "after"
