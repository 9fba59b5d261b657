"""Noun phrases: where a text mentions somebody or something, and what the phrase itself says of it."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from dateline.builders import remembered
from dateline.builders.knowledge import rows, words
from dateline.builders.name_spans import NAME_ENTS, Name, is_shouted, name_at
from dateline.builders.phrase_edges import (
    HYPHENS,
    PREMODIFIERS,
    is_hyphened,
    left_edge,
    right_edge,
    span_of,
    text_of,
    under_possessive,
)
from dateline.builders.phrase_heads import (
    DEMONSTRATIVES,
    INDEFINITE,
    THINGS_AT_LARGE,
    counts_people,
    heads_phrase,
    is_debris,
)
from dateline.builders.places import candidates, country_code, nationality
from dateline.builders.quantities import after_of, is_measure_word, is_model_number, quantity_of
from dateline.builders.time_phrases import words_of
from dateline.builders.titles import Office, ends_office, office_at, title_at
from dateline.graph.model import EntityKind, Mention, MentionForm, Parse, Quantity, TimeExpression, Token

DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both"})
BODIES = frozenset({"company", "party", "government", "club", "team", "bank", "ministry", "union"})
"""Bodies that an office is of without more words: "company CEO", "party leader"."""


def find(parse: Parse, times: tuple[TimeExpression, ...]) -> tuple[Mention, ...]:
    """Every noun phrase that is no time expression, in the order of the heads; ``entity`` is still -1."""
    timed = _timed(parse, times)
    found: dict[int, Mention] = {}
    covered = -1
    for token in parse.tokens:
        if token.i not in timed and token.start > covered and heads_phrase(parse, token):
            for mention in _mentions(parse, token, timed):
                found.setdefault(mention.head_token, mention)
                if mention.form == "name":
                    covered = max(covered, mention.head.end - 1)  # words of a name are no mentions of their own
    return tuple(found[i] for i in sorted(found))


def _timed(parse: Parse, times: tuple[TimeExpression, ...]) -> frozenset[int]:
    """The tokens within time expressions."""
    inside: set[int] = set()
    spans = iter(sorted(time.span for time in times))
    span = next(spans, None)
    for token in parse.tokens:
        while span is not None and span.end <= token.start:
            span = next(spans, None)
        if span is not None and span.start <= token.start and token.end <= span.end:
            inside.add(token.i)
    return frozenset(inside)


def _mentions(parse: Parse, head: Token, timed: frozenset[int]) -> Iterator[Mention]:
    """The mention of a phrase, and those of names and offices before its head: "Apple CEO Steve Jobs" has three."""
    if head.pos not in ("NOUN", "PROPN"):
        yield _pronoun_or_number(parse, head, timed)
        return
    first = _behind_day(parse, left_edge(parse, head), head)
    name = name_at(parse, head, first)
    if name is not None and head.ent in ("PERSON", "ORG"):
        untimed = next(i for i in range(first, name.first + 1) if i == name.first or i not in timed)  # "14:40 Ann Lee"
        first = first if parse.tokens[untimed].tag == "POS" else untimed
    yield _noun_mention(parse, head, first, name, timed)
    owned = frozenset(i for i in range(first, head.i) if under_possessive(parse, parse.tokens[i], head.i))
    yield from _nested(parse, first, name.first if name else head.i, timed | owned)


def _behind_day(parse: Parse, first: int, head: Token) -> int:
    """Where a phrase begins behind the day that opens an entry of a chronicle: "9 May  Practice rink leased"."""
    opens = first == parse.sentences[head.sentence].first and head.i > first + 1
    day = opens and parse.tokens[first].text.isdigit() and parse.tokens[first + 1].lower in words_of("MONTH")
    return first + 2 if day else first


def _noun_mention(parse: Parse, head: Token, first: int, name: Name | None, timed: frozenset[int]) -> Mention:
    last = name.last if name else right_edge(parse, head.i, head, timed)
    front = range(first, name.first if name else head.i)
    content = head if name else _content_of(parse, head)
    roles = (*(name.roles if name else ()), *_descriptors(parse, front, head, bool(name)))
    own = () if name else tuple(filter(None, [nationality(content.text)]))
    countries = (*(name.countries if name else ()), *_nationalities(parse, front), *own)
    lemma = parse.tokens[name.last].text if name else content.lemma.lower()
    quantity = quantity_of(parse, head) if first == left_edge(parse, head) else None  # not the day of the month
    plural = _is_plural(content if not name else head, quantity)
    return Mention(
        span=span_of(parse, first, last), head=span_of(parse, name.first, name.last) if name else head.span,
        text=text_of(parse, first, last), lemma=lemma, form="name" if name else "nominal",
        kind="unknown" if name else _kind_of_phrase(parse, content, plural, roles),
        name=text_of(parse, name.first, name.last) if name else None,
        roles=tuple(dict.fromkeys(roles)), countries=tuple(dict.fromkeys(countries)),
        modifiers=_modifiers(parse, content if not name else head), plural=plural, quantity=quantity,
        sentence=head.sentence, head_token=head.i, entity=-1)


@remembered.of_word
def _content_of(parse: Parse, head: Token) -> Token:
    """The noun that a phrase is about: "militants" in "groups of armed militants", "people" in "tens of thousands"."""
    if not is_measure_word(head.lemma):
        return head
    inner = after_of(parse, head)
    if inner is None or inner.pos != "NOUN" or inner.tag != "NNS" or is_definite(parse, inner):
        return head
    return _content_of(parse, inner)


def is_definite(parse: Parse, head: Token) -> bool:
    """Whether a phrase speaks of something known: "the", "this", a possessor."""
    before = [parse.tokens[c] for c in head.children if c < head.i]
    return any(one.lower in DEFINITE or one.dep == "poss" for one in before)


def content_token(parse: Parse, mention: Mention) -> Token:
    """The token of the noun that a mention is about, behind words of number and grouping."""
    return _content_of(parse, parse.tokens[mention.head_token])


def owner_of(parse: Parse, mention: Mention, at: dict[int, int]) -> int | None:
    """The mention that a phrase belongs to: its possessor, what follows "of", "in", "for", a name before a spot.

    ``at`` gives the mention whose head is a token.
    """
    head = content_token(parse, mention)
    for child in (parse.tokens[c] for c in head.children):
        if child.dep == "poss" and child.i in at:
            return at[child.i]
    for child in (parse.tokens[c] for c in head.children):
        if child.dep == "prep" and child.lower in ("of", "in", "at", "for"):
            for inner in child.children:
                if parse.tokens[inner].dep == "pobj" and inner in at:
                    return at[inner]
    spot = place_sorts().get(mention.lemma) == "spot"
    before = (c for c in head.children if spot and parse.tokens[c].dep in PREMODIFIERS and c in at)
    return next((at[c] for c in before if candidates(parse.tokens[c].text)), None)  # "Almaty airport"


def _descriptors(parse: Parse, front: range, head: Token, named: bool) -> tuple[str, ...]:
    """What a noun before a name, or an office as head, calls the referent: "broadcaster" in "broadcaster Khabar"."""
    if named:
        last = front.stop - 1
        glued = last >= front.start and (parse.tokens[last].pos == "NOUN" or _ends_office(parse, last))
        return (_role_ending(parse, last),) if glued and parse.tokens[last].text[0].isalpha() else ()
    office = _office_onward(parse, head.i)
    if office is not None:
        return (office.role,)
    return (_role_ending(parse, head.i),) if _ends_office(parse, head.i) else ()


def _office_onward(parse: Parse, first: int) -> Office | None:
    """An office that begins with its noun: "head of state", "chief of staff", "minister of defence"."""
    last = parse.sentences[parse.tokens[first].sentence].last
    for stop in range(min(first + 5, last), first + 2, -1):
        office = office_at(parse, first, stop)
        if office is not None:
            return office
    return None


def _ends_office(parse: Parse, last: int) -> bool:
    return ends_office(parse.tokens[last]) and any(
        office_at(parse, i, last + 1) for i in range(max(0, last - 3), last + 1))


def _role_ending(parse: Parse, last: int) -> str:
    """The office that ends at a token, in its common wording; else the noun's lemma."""
    for i in range(max(0, last - 3), last + 1):
        office = office_at(parse, i, last + 1)
        if office is not None:
            return office.role
    return parse.tokens[last].lemma.lower()


def _nationalities(parse: Parse, front: range) -> tuple[str, ...]:
    found = []
    for i in front:
        two = f"{parse.tokens[i].text} {parse.tokens[i + 1].text}" if i + 1 < len(parse.tokens) else ""
        iso = nationality(two) or nationality(parse.tokens[i].text)
        if iso is not None and parse.tokens[i].dep != "poss":
            found.append(iso)
    return tuple(found[:1]) if len(found) > 1 and nationality(parse.tokens[front.start].text) is None else tuple(found)


def _compound(parse: Parse, head: Token) -> str | None:
    """The noun with the word before it: "coast guard"; None where none belongs to it."""
    before = parse.tokens[head.i - 1] if head.i else head
    belongs = before.head == head.i and before.i != head.i
    return f"{before.lower} {head.lemma.lower()}" if belongs else None


def _kind_of_phrase(parse: Parse, content: Token, plural: bool, roles: tuple[str, ...]) -> EntityKind:
    """The kind of a description; an office makes its holder a person, a nationality in the plural a group."""
    lemma = content.lemma.lower()
    if (compound := _compound(parse, content)) is not None and compound in words("organization_nouns"):
        return "organization"
    if plural and nationality(lemma.capitalize()) is not None:
        return "group"
    if roles and lemma in ("head", "chief", "boss", "chair"):
        return "group" if plural else "person"
    if lemma == "elect" and any(parse.tokens[c].lemma.lower() in words("person_nouns") for c in content.children):
        return "person"  # "the President-elect"
    matter = after_of(parse, content) if lemma == "state" else None
    if matter is not None and matter.pos == "NOUN":
        return "thing"  # "a state of emergency"
    return kind_of_noun(lemma, plural)


def _modifiers(parse: Parse, head: Token) -> tuple[str, ...]:
    """Lemmas of adjectives and nouns before the head."""
    found = [parse.tokens[c] for c in head.children if c < head.i]
    kept = (one for one in found if one.dep in ("amod", "compound", "nmod") and one.text[0].isalpha())
    return tuple(_with_number(parse, one) for one in kept)


def _with_number(parse: Parse, modifier: Token) -> str:
    """A modifier's lemma with the number that belongs to it: "16GB" in "a 16GB version", or it would be any version."""
    numbers = (parse.tokens[c].text for c in modifier.children if parse.tokens[c].dep == "nummod")
    return next(numbers, "") + modifier.lemma.lower()


def _is_plural(head: Token, quantity: Quantity | None) -> bool:
    many = quantity is not None and (quantity.low is None or quantity.low > 1)
    return head.tag in ("NNS", "NNPS") or head.lemma in ("people", "police") or (many and head.tag != "NNP")


def kind_of_noun(lemma: str, plural: bool) -> EntityKind:
    """What a common noun stands for: "broadcaster" an organization, "rioters" a group, "prices" a thing."""
    if lemma in words("group_nouns"):
        return "group"
    if lemma in words("organization_nouns"):
        return "organization"
    if lemma in words("person_nouns"):
        return "group" if plural else "person"
    if lemma in place_sorts():
        return "place"
    return "thing"


@functools.cache
def place_sorts() -> dict[str, str]:
    """Nouns for places and their sort: country, city, region or spot."""
    return {row[0]: row[1] for row in rows("place_nouns")}


def _nested(parse: Parse, first: int, stop: int, skip: frozenset[int]) -> Iterator[Mention]:
    """Names and offices that stand before a head as its modifiers: "Apple" and "CEO" before "Steve Jobs"."""
    i = first
    while i < stop:
        run = i
        while run < stop and run not in skip and _is_nested_word(parse, i, run):
            run += 1
        if run > i:
            yield from _nested_name(parse, i, run - 1, first)
        elif i not in skip:
            yield from _nested_noun(parse, i, first)
        i = max(run, i + 1)


def _nested_noun(parse: Parse, i: int, first: int) -> Iterator[Mention]:
    """An office before its holder, or the body that it is of: "company" and "chief executive"."""
    token = parse.tokens[i]
    if token.dep in PREMODIFIERS and _is_person_office(parse, i):
        yield _office_mention(parse, i, _office_start(parse, i, first))
    elif token.lemma in BODIES and token.dep == "compound" and _is_person_office(parse, i + 1):
        yield _noun_mention(parse, token, i, None, frozenset())


def _is_nested_word(parse: Parse, start: int, i: int) -> bool:
    """Whether a name that begins at ``start`` goes on here: capitals, then perhaps a model's number ("iPhone 4")."""
    token = parse.tokens[i]
    if is_shouted(token):
        return False
    if token.dep == "flat":
        return True
    if i > 0 and parse.tokens[i - 1].pos == "NUM" and parse.tokens[i - 1].end == token.start:
        return False  # "30GB edition"
    if i > start and token.ent_begins and token.ent != parse.tokens[i - 1].ent and token.ent in NAME_ENTS:
        return False
    if i > start and is_model_number(parse, i):
        return True
    if i > start and is_hyphened(parse, i):
        return True
    capital = any(sign.isupper() for sign in token.text) and not is_debris(token)
    return capital and token.pos == "PROPN" and token.dep in PREMODIFIERS


def _is_person_office(parse: Parse, i: int) -> bool:
    return parse.tokens[i].pos in ("NOUN", "PROPN") and _ends_office(parse, i)


def _office_start(parse: Parse, i: int, first: int) -> int:
    while i > first and parse.tokens[i - 1].dep in ("compound", "amod", "nmod"):
        i -= 1
    return i


def _nested_name(parse: Parse, first: int, last: int, phrase: int) -> Iterator[Mention]:
    """The name in a run of capitals before a head, without offices; an office at its end is a mention by itself."""
    end = last
    for start in range(first, last + 1):
        if any(office_at(parse, start, stop) for stop in range(last + 2, min(last + 5, len(parse.tokens)))):
            end = start - 1  # "Apple" of "the Apple Chief Executive Officer"
            break
        office = office_at(parse, start, last + 1)
        if office is not None:
            yield _office_mention(parse, last, _office_start(parse, first, phrase))
            end = start - 1
            if office.role in ("minister", "secretary") and parse.tokens[first].ent not in ("GPE", "ORG"):
                return  # "Investment Minister": what the office is for
            break
    while end >= first and parse.tokens[end].text in HYPHENS:
        end -= 1
    if end < first:
        return
    token = parse.tokens[end]
    alone = first == end
    if alone and (token.ent == "NORP" or title_at(parse, end) is not None):
        return
    if alone and nationality(token.text) is not None and country_code(token.text) is None:
        return
    yield Mention(
        span=span_of(parse, first, end), head=span_of(parse, first, end), text=text_of(parse, first, end),
        lemma=token.text, form="name", kind="unknown", name=text_of(parse, first, end), roles=(), countries=(),
        modifiers=(), plural=token.tag == "NNPS", quantity=None, sentence=token.sentence, head_token=end, entity=-1)


def _office_mention(parse: Parse, last: int, first: int) -> Mention:
    token = parse.tokens[last]
    return Mention(
        span=span_of(parse, first, last), head=token.span, text=text_of(parse, first, last), lemma=token.lemma.lower(),
        form="nominal", kind="person", name=None, roles=(_role_ending(parse, last),),
        countries=_nationalities(parse, range(first, last)), modifiers=(), plural=token.tag in ("NNS", "NNPS"),
        quantity=None, sentence=token.sentence, head_token=last, entity=-1)


def _pronoun_or_number(parse: Parse, head: Token, timed: frozenset[int]) -> Mention:
    is_pronoun = head.pos == "PRON" or head.tag.startswith("PRP") or head.lower in INDEFINITE
    form: MentionForm = "pronoun" if is_pronoun else "nominal"
    personal = head.tag in ("PRP", "PRP$")
    first = head.i if personal else left_edge(parse, head)
    last = head.i if personal else right_edge(parse, head.i, head, timed)
    quantity = quantity_of(parse, head, own=True) if head.pos == "NUM" and head.ent != "MONEY" else None
    plural = _is_plural_pronoun(head, quantity)
    return Mention(
        span=span_of(parse, first, last), head=head.span, text=text_of(parse, first, last), lemma=head.lemma.lower(),
        form=form, kind=_pronoun_kind(parse, head), name=None, roles=(), countries=(), modifiers=(), plural=plural,
        quantity=quantity, sentence=head.sentence, head_token=head.i, entity=-1)


def _is_plural_pronoun(head: Token, quantity: Quantity | None) -> bool:
    if quantity is not None:
        return quantity.low is None or quantity.low > 1
    return head.lower in words("plural_pronouns")


def _pronoun_kind(parse: Parse, head: Token) -> EntityKind:
    inner = after_of(parse, head)
    if inner is not None and inner.pos == "NOUN":
        return kind_of_noun(inner.lemma, inner.tag == "NNS")  # "two of their vehicles"
    if head.lower in words("person_pronouns"):
        return "person"
    if head.lower in ("it", "its", "itself", "they", "them", "their", "theirs", "themselves"):
        return "unknown"
    if head.lower in DEMONSTRATIVES | THINGS_AT_LARGE or (head.pos == "NUM" and not counts_people(parse, head)):
        return "thing"
    return "group"
