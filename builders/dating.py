"""Which time expression dates which claim, and which claim the text tells to come before which.

Links are looked for where the grammar puts them ("on Monday" under "said"), then in the clause around (nouns and
participles of a dated clause), then in the narrative (an undated main clause after a dated one).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dateline.builders import days_ahead, gaps, times, times_of_others
from dateline.builders.backshift import by_telling
from dateline.builders.claim_heads import Heads, Links, heads
from dateline.builders.clause_dates import by_clause
from dateline.builders.foreground import carries_on, describes, in_retrospect, is_main, is_origin
from dateline.builders.knowledge import words
from dateline.builders.ordering import names_day, orders
from dateline.builders.repeated import by_repetition
from dateline.builders.syntax import ancestors, children, subtree, tokens_in, top
from dateline.graph.model import Claim, Order, Parse, TimeExpression, TimeLink, TimeRelation, Token
from dateline.graph.records import changed


def attach(
    parse: Parse, times: tuple[TimeExpression, ...], claims: tuple[Claim, ...]
) -> tuple[tuple[Claim, ...], tuple[Order, ...]]:
    """The claims with their links to time expressions, and their order."""
    known = heads(parse, times, claims)
    links = by_telling(known, by_clause(known, _by_syntax(known)))
    counted = gaps.measures(known, links)
    links = by_repetition(known, gaps.freed(links, counted))
    links = _by_narrative(known, links, frozenset(one.claim for one in counted))
    dated = tuple(
        changed(
            claim,
            times=links.get(i, ()),
            main=is_main(known, i),
            foreground=carries_on(known, i, links),
            describes=describes(known, i),
        )
        for i, claim in enumerate(claims)
    )
    return dated, gaps.measured(orders(parse, times, dated), counted)


# ---- Where the grammar puts it ---------------------------------------------------------------------------------------

RELATIONS: Mapping[str, TimeRelation] = {
    "since": "since", "until": "until", "till": "until", "before": "before", "by": "before", "prior": "before",
    "after": "after", "following": "after", "for": "for", "during": "during", "over": "during", "within": "during",
    "throughout": "during",
}  # fmt: skip
"""What a preposition before a time expression says; all others say "at"."""


def _by_syntax(heads: Heads) -> Links:
    """Each expression dates the nearest claim that governs it."""
    parse = heads.parse
    found: defaultdict[int, list[TimeLink]] = defaultdict(list)
    for number, expression in enumerate(heads.times):
        head = top(parse, expression.span)
        if head is None or not _may_date(parse, expression, head):
            continue
        for clause in _relative_clauses(heads, expression):
            found[clause].append(TimeLink("at", number, "syntax"))
        governor = None if _compares(parse, head) else _governor(heads, head)
        if governor is not None and times_of_others.is_of_another(heads, head, governor):
            governor = None
        if governor is not None and (noun := times_of_others.past_noun(heads, head, expression, governor)) is not None:
            found[noun].append(TimeLink("at", number, "syntax"))
            continue
        if governor is not None and days_ahead.is_arranged(parse, head):
            governor = _arranged(heads, governor)
        if governor is not None:
            bounding = _bounding(parse, head)
            outside = bounding is not None and heads.claims[governor].head_token != parse.tokens[head.head].head
            relation = RELATIONS[bounding.lower] if bounding and outside else _relation(parse, head, expression)
            found[governor].append(TimeLink(relation, number, "syntax"))
    return {claim: tuple(links) for claim, links in found.items()}


def _may_date(parse: Parse, expression: TimeExpression, head: Token) -> bool:
    """Whether an expression may say when a claim is of: no repetition, no length between events, no date line."""
    if expression.type == "SET" or expression.sentence < 0 or times.between_events(expression) is not None:
        return False
    in_line = parse.block_of(expression.sentence).kind in ("dateline", "byline")
    return not in_line and not days_ahead.is_declared(parse, head)


def _relative_clauses(heads: Heads, expression: TimeExpression) -> Iterator[int]:
    """The claims of clauses that say what happened at a time: "in 1996, when a dam broke".

    So the parser hangs the verb of "on Saturday the 18th he left" too.
    """
    if (clause_of_day := _day_that(heads, expression)) is not None:
        yield clause_of_day
    for word in tokens_in(heads.parse, expression.span):
        for clause in children(heads.parse, word.i, "relcl", "advcl"):
            asking = {c.lower for c in children(heads.parse, clause.i) if c.tag in ("WDT", "WP", "WRB", "IN")}
            bare = clause.dep == "relcl" and not asking and names_day(expression)
            if clause.i in heads.at and (bare or "when" in asking):
                yield heads.at[clause.i]


def _day_that(heads: Heads, expression: TimeExpression) -> int | None:
    """The claim of what happened on a day that it explains: "on Friday, the day she was freed"."""
    parse, words_ = heads.parse, tokens_in(heads.parse, expression.span)
    at = words_[-1].i + 1 if words_ and names_day(expression) else len(parse.tokens)
    behind = parse.tokens[at : at + 5]
    if [token.lower for token in behind[:3]] not in ([",", "the", "day"], [",", "the", "night"]):
        return None
    day = behind[2]
    clause = next(children(parse, day.i, "relcl"), None)
    if clause is None and [token.lower for token in behind[3:]] == ["on", "which"]:
        clause = parse.tokens[day.head]
    own = clause is not None and clause.i > day.i and clause.tag in ("VBD", "VBN")
    return heads.at.get(clause.i) if clause is not None and own else None


def _compares(parse: Parse, head: Token) -> bool:
    """Whether a time only says since when there was nothing like it: "the worst flood since 1996".

    Or of when that was: "for the first time since independence in 1948".
    """
    since = _bounding(parse, head) or parse.tokens[head.head]
    if since.lower != "since":
        return False
    before = parse.tokens[max(parse.sentences[head.sentence].first, since.i - 8) : since.i]
    return any(token.tag in ("JJS", "RBS") or token.lower in ("first", "only") for token in before)


def _bounding(parse: Parse, head: Token) -> Token | None:
    """The "since" or "until" before a noun that a time belongs to: "since its launch in 1948".

    The parser hangs the time on that noun, or beside it.
    """
    preposition = parse.tokens[head.head]
    if preposition.pos != "ADP" or head.dep != "pobj" or preposition.i == 0:
        return None
    noun = parse.tokens[preposition.i - 1]
    above = parse.tokens[noun.head]
    beside = preposition.head in (noun.i, above.head) and noun.dep == "pobj"
    return above if beside and above.lower in ("since", "until", "till") else None


ATTRIBUTIVE = frozenset({"amod", "compound", "nummod", "poss", "nmod"})
"""Relations of a time before its noun: "the 2011 version", "last week’s unrest"."""


def _governor(heads: Heads, head: Token) -> int | None:
    """The claim that a time dates: the nearest above it, or the verb that it separates from its subject."""
    fronted = times_of_others.fronted_participle(heads, head)
    nearest = _nearest(heads, head) if fronted is None else fronted
    return None if nearest is None else _verb_after(heads, head, nearest)


def _arranged(heads: Heads, i: int) -> int | None:
    """What is arranged for a day: of "called a strike for Monday" the strike."""
    if heads.claims[i].form == "noun":
        return i
    objects = children(heads.parse, heads.head(i).i, "dobj", "nsubjpass")
    return next((heads.at[word.i] for word in objects if word.i in heads.at), None)


def _nearest(heads: Heads, head: Token) -> int | None:
    """The claim nearest above a word. A time before a noun that is no event says nothing of the verb above."""
    passed, below = 0, head
    for token in ancestors(heads.parse, head.i):
        if token.i in heads.at:
            return heads.at[token.i]
        if (arranged := _is_to(heads, token)) is not None:
            return arranged
        attribute = below.dep in ATTRIBUTIVE and token.pos in ("NOUN", "PROPN")
        passed += token.pos in ("VERB", "AUX")
        aside = token.dep == "appos" and token.lemma in words("person_nouns")  # "Ida Lunt, mayor from May, quit"
        if passed > 2 or attribute or aside or _is_clause(heads.parse, token):
            return None
        below = token
    return None


def _is_to(heads: Heads, token: Token) -> int | None:
    """The claim of "is to": "on Thursday the agency is to publish a report" is of no other word."""
    found = children(heads.parse, token.i, "xcomp") if token.lemma == "be" else ()
    return next((heads.at[word.i] for word in found if word.i in heads.at and word.tag == "VB"), None)


def _is_clause(parse: Parse, token: Token) -> bool:
    """Whether it heads a clause with a subject of its own: what is said in it dates nothing outside."""
    inner = token.dep in ("conj", "ccomp", "relcl", "advcl") and token.pos in ("VERB", "AUX")
    return inner and any(children(parse, token.i, "nsubj", "nsubjpass", "expl"))


def _verb_after(heads: Heads, head: Token, governor: int) -> int:
    """The verb of a subject that a time separates from it: "parties to the agreement on 6 January sent troops".

    The parser hangs the time on the noun before it; a past verb that follows at once is what it dates.
    """
    parse, noun = heads.parse, heads.head(governor)
    preposition = parse.tokens[head.head]
    if heads.claims[governor].form != "noun" or preposition.pos != "ADP" or preposition.head != noun.i:
        return governor
    last = max(token.i for token in subtree(parse, preposition.i))
    following = heads.at.get(last + 1)
    if following is None or noun.dep == "ROOT" or parse.tokens[last + 1].tag not in ("VBD", "VBZ", "VBP"):
        return governor
    subject = any(t.dep in ("nsubj", "nsubjpass") for t in (noun, *ancestors(parse, noun.i)) if t.i != last + 1)
    return following if subject and heads.claims[following].form == "verb" else governor


def _relation(parse: Parse, head: Token, expression: TimeExpression) -> TimeRelation:
    """What the words before an expression say: "since", "until" … A duration without a word lasts.

    "Before dawn on Monday" is a time of that Monday, "before dawn that day" of that day.
    """
    governing = parse.tokens[head.head]
    word = governing.lower if governing.pos in ("ADP", "SCONJ", "VERB") and governing.i < head.i else ""
    if word == "for" and expression.type != "DURATION":
        return "at"
    if word == "by" and expression.type == "TIME":
        return "at"
    if word in ("before", "after") and expression.type == "TIME":
        return "at"
    if word == "through" and names_day(expression):
        return "until"
    if word == "to" and days_ahead.is_put_off(parse, head):
        return "until"
    if days_ahead.is_deadline(parse, head):
        return "before"
    if word in RELATIONS:
        return RELATIONS[word]
    return "for" if expression.type == "DURATION" else "at"


# ---- The narrative ---------------------------------------------------------------------------------------------------


def _by_narrative(heads: Heads, links: Links, counted: frozenset[int]) -> Links:
    """An undated past main clause after a dated one, in the same paragraph, is told of the same time.

    Not so those that are ``counted`` from another event.
    """
    found = dict(links)
    current: tuple[int, tuple[TimeLink, ...]] | None = None
    for i, claim in enumerate(heads.claims):
        sentence = heads.parse.sentences[claim.sentence]
        if sentence.root != heads.clause[i]:
            continue
        dates = [link for link in found.get(i, ()) if _sets_time(heads, claim, link)]
        if dates:
            own = [link for link in dates if link.relation == "at" and link.scope in ("syntax", "clause")]
            exact = [link for link in own if names_day(heads.times[link.time])]
            current = (sentence.block, tuple(exact)) if exact else None
        elif current and current[0] == sentence.block and i not in counted and _goes_on(heads, i):
            found[i] = (*found.get(i, ()), *(replace(link, scope="narrative") for link in current[1]))
    return found


def _sets_time(heads: Heads, claim: Claim, link: TimeLink) -> bool:
    """Whether a link says when a claim was; "forbade it until June" says only for how long."""
    ahead = link.relation == "until" and claim.lemma not in words("lasting_verbs")
    return heads.times[link.time].type in ("DATE", "TIME") and not ahead


def _goes_on(heads: Heads, i: int) -> bool:
    """Whether a clause may tell what came next: not what was "previously", or how a thing was made."""
    claim = heads.claims[i]
    return claim.tense == "past" and not in_retrospect(heads.parse, claim) and not is_origin(heads, i)
