"""Names that hold an "and": "Canal & River Trust" is one body, "Russia and Belarus" are two states."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.builders.folding import fold, initials
from dateline.builders.knowledge import words
from dateline.builders.names import given_gender
from dateline.builders.places import candidates, country_code, nationality
from dateline.builders.rehanging import rehung
from dateline.builders.titles import office_at, title_at
from dateline.graph.model import Parse, Sentence, Token

NAMED = frozenset({"ORG", "GPE", "LOC", "FAC", "LAW", "WORK_OF_ART", "EVENT", "PRODUCT"})
MODIFIERS = frozenset({"nmod", "compound", "amod", "flat"})
SIGNS = frozenset({"and", "&"})
UNNAMED = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})


@dataclass(frozen=True, slots=True)
class _Join:
    """Capitals on both sides of an "and": tokens ``first`` to ``sign`` - 1, and ``sign`` + 1 to ``last``."""

    first: int
    sign: int
    last: int


def joined(parse: Parse) -> Parse:
    """The parse with every name that holds an "and" made one run of words that hang on its last.

    Its words are marked ``flat``. What holds one together: an ampersand; the parser's own entity, where the words
    before the "and" only modify its head; the gazetteer; a verb in the singular; an acronym in brackets; or that the
    text has the same words as one name elsewhere.
    """
    signs = (token.i for token in parse.having("lower", SIGNS) if token.dep != "flat")
    found = [join for sign in signs if (join := _around(parse, sign)) is not None]
    sure = {_words_of(parse, join) for join in found if _is_one(parse, join)}
    spans = _merged([join for join in found if _words_of(parse, join) in sure])
    if not spans:
        return parse
    return joined(functools.reduce(_flattened, spans, parse))  # again, for "Tyne and | Wear Fire and Rescue Service"


def _around(parse: Parse, sign: int) -> _Join | None:
    """The capitals on both sides of an "and", up to titles, other entities and signs; None where a side has none."""
    sentence = parse.sentences[parse.tokens[sign].sentence]
    if not sentence.first < sign < sentence.last - 1:
        return None
    first, last = _left(parse, sign, sentence), _right(parse, sign, sentence)
    return _Join(first, sign, last) if first < sign < last else None


def _left(parse: Parse, sign: int, sentence: Sentence) -> int:
    first = sign
    while first > sentence.first and _goes_on(parse, first - 1, first, sign):
        first -= 1
    while first < sign and (parse.tokens[first].text == "," or (
        first == sentence.first and _is_plain_word(parse.tokens[first]))):
        first += 1
    return first


def _is_plain_word(token: Token) -> bool:
    """Whether a word has its capital from the sentence's start only: "The", "In"."""
    return token.pos in ("DET", "ADP", "PRON", "SCONJ", "ADV", "CCONJ")


def _goes_on(parse: Parse, i: int, following: int, sign: int) -> bool:
    """Whether the name before an "and" begins further left."""
    token = parse.tokens[i]
    if token.text == ",":
        return following < sign and token.ent in NAMED and _same_entity(parse, i, following)
    titled = title_at(parse, i) is not None or office_at(parse, i, i + 1) is not None
    if not _is_capital(token) or (titled and not _same_entity(parse, i, following)):
        return False
    if following == sign:
        return True
    opened = parse.tokens[following].ent_begins and token.ent not in ("", parse.tokens[following].ent)
    return not opened and nationality(token.text) is None and parse.tokens[i].tag != "POS"


def _right(parse: Parse, sign: int, sentence: Sentence) -> int:
    last = sign
    while last + 1 < sentence.last and (_is_capital(parse.tokens[last + 1]) or parse.tokens[last + 1].dep == "flat"):
        if last > sign and _parted(parse, last, last + 1):
            break
        last += 1
    return last + 2 if last > sign and _is_members_body(parse, last, sentence) else last


def _is_members_body(parse: Parse, last: int, sentence: Sentence) -> bool:
    """Whether a plural is followed by the body that it owns: "Harbour and Dock | Workers' Union"."""
    following = parse.tokens[last + 1 : min(last + 3, sentence.last)]
    return parse.tokens[last].tag == "NNPS" and len(following) == 2 and following[0].tag == "POS" and (
        following[1].text[:1].isupper() and following[1].lower in words("organization_words", "organization_nouns"))


def _parted(parse: Parse, i: int, following: int) -> bool:
    """Whether an office or another entity begins here: "Procter & Gamble | chairman", "… | Jon Moeller"."""
    one, other = parse.tokens[i], parse.tokens[following]
    if office_at(parse, following, following + 1) is not None and not _same_entity(parse, i, following):
        return True
    return other.ent_begins and other.ent != "" and one.ent in NAMED | {"PERSON"} and other.ent not in NAMED


def _is_capital(token: Token) -> bool:
    named = token.pos == "PROPN" or (token.ent in NAMED and token.pos in ("NOUN", "ADJ", "VERB", "X"))
    return named and token.text[:1].isupper() and token.ent not in UNNAMED


def _same_entity(parse: Parse, one: int, other: int) -> bool:
    tokens = parse.tokens[one : other + 1]
    return bool(tokens[0].ent) and all(t.ent == tokens[0].ent and not t.ent_begins for t in tokens[1:])


def _words_of(parse: Parse, join: _Join) -> str:
    """The name as it is compared: folded, with "and" for the ampersand."""
    return fold(_text(parse, join.first, join.last).replace(" & ", " and "))


def _text(parse: Parse, first: int, last: int) -> str:
    return " ".join(token.text for token in parse.tokens[first : last + 1])


# ---- What holds a name together --------------------------------------------------------------------------------------


def _is_one(parse: Parse, join: _Join) -> bool:
    if parse.tokens[join.sign].text == "&":
        return True
    tests = (_is_known, _is_one_entity, _shares_head, _acts_alone, _has_acronym)
    return not _are_people(parse, join) and any(test(parse, join) for test in tests)


def _are_people(parse: Parse, join: _Join) -> bool:
    """Whether both sides are people: "Angela Merkel and Emmanuel Macron", "Barack and Michelle Obama"."""
    sides = parse.tokens[join.sign - 1], parse.tokens[join.sign + 1]
    if _words_of(parse, join) in words("joined_names"):
        return False
    return all(side.ent == "PERSON" for side in sides) or all(given_gender(side.text) for side in sides)


def _is_known(parse: Parse, join: _Join) -> bool:
    """A country, region or city of that name, or one of the few that need no proof."""
    name = _words_of(parse, join)
    sides = [_text(parse, join.first, join.sign - 1), _text(parse, join.sign + 1, join.last)]
    if all(country_code(side) is not None for side in sides):
        return False  # "Serbia and Montenegro" once was one state
    return name in words("joined_names") or country_code(name) is not None or bool(candidates(name))


def _is_one_entity(parse: Parse, join: _Join) -> bool:
    """One entity to the parser, whose last word is its head or says that it is a body: "Food and Drug Administration".

    Two names that it takes for one entity have each a place in the sentence: "Tesco and Aldi".
    """
    before, after = parse.tokens[join.sign - 1], parse.tokens[join.sign + 1]
    if before.ent not in NAMED or not _same_entity(parse, join.sign - 1, join.sign + 1):
        return False
    if _ends_as_body(parse, join.sign - 1) or (before.text.isupper() and len(before.text) > 1):
        return False
    return _modifies(parse, before, join) or (_ends_as_body(parse, join.last) and after.i < join.last)


def _modifies(parse: Parse, token: Token, join: _Join) -> bool:
    """Whether a word hangs as a modifier on the last word of the right side."""
    while token.i != join.last:
        if token.dep not in MODIFIERS | {"conj"} or token.head == token.i:
            return False
        token = parse.tokens[token.head]
    return True


def _ends_as_body(parse: Parse, last: int) -> bool:
    return parse.tokens[last].lower in words("organization_words", "organization_nouns")


def _shares_head(parse: Parse, join: _Join) -> bool:
    """What the parser knows no name of by itself, before a body's word: "Tyne and | Wear Fire Service"."""
    before = parse.tokens[join.sign - 1]
    return before.ent == "" and _ends_as_body(parse, join.last) and _modifies(parse, before, join)


def _acts_alone(parse: Parse, join: _Join) -> bool:
    """The subject of a verb in the singular: "Marks and Spencer has closed nine shops"."""
    sign = parse.tokens[join.sign]
    subject = parse.tokens[sign.head]
    if sign.dep != "cc" or not join.first <= subject.i < join.sign or subject.dep not in ("nsubj", "nsubjpass"):
        return False
    verb = parse.tokens[subject.head]
    if any(parse.tokens[c].dep == "conj" and parse.tokens[c].i > join.last for c in subject.children):
        return False
    after = [verb, *(parse.tokens[c] for c in verb.children if parse.tokens[c].dep in ("aux", "auxpass"))]
    return verb.i > join.last and any(one.tag == "VBZ" and one.i > join.last for one in after)


def _has_acronym(parse: Parse, join: _Join) -> bool:
    """Explained by its initials in brackets: "Justice and Development Party (JDP)"."""
    tokens = parse.tokens[join.last + 1 : join.last + 3]
    if len(tokens) < 2 or tokens[0].text != "(" or not tokens[1].text.isupper():
        return False
    return fold(tokens[1].text) == initials(_text(parse, join.first, join.last))


# ---- Putting together ------------------------------------------------------------------------------------------------


def _merged(joins: list[_Join]) -> list[tuple[int, int]]:
    """The first and last tokens of the names; of two that overlap one is made ("Tyne and Wear Fire and Rescue")."""
    spans: list[tuple[int, int]] = []
    for join in joins:
        if spans and join.first <= spans[-1][1]:
            spans[-1] = (min(spans[-1][0], join.first), max(spans[-1][1], join.last))
        else:
            spans.append((join.first, join.last))
    return spans


def _flattened(parse: Parse, span: tuple[int, int]) -> Parse:
    """The parse in which the words of a span hang on its last one, and that on what governed the whole."""
    first, last = span
    changed = {token.i: token for token in _flat(parse, first, last)}
    beside = {t.i: replace(t, head=last) for t in parse.tokens if first <= t.head < last and not first <= t.i <= last}
    return rehung(parse, beside | changed)


def _flat(parse: Parse, first: int, last: int) -> Iterator[Token]:
    """The words of a name as its last word's modifiers, and the last one in the place of the whole."""
    tokens = parse.tokens[first : last + 1]
    outer = [token for token in tokens if not _hangs_within(parse, token, first, last)]
    top = min(outer, key=lambda token: (token.dep in MODIFIERS, token.i))
    ents = {token.ent for token in tokens if token.ent}
    place = bool(candidates(_text(parse, first, last)))
    ent = "GPE" if place else ents.pop() if len(ents) == 1 and ents <= NAMED else "ORG"
    for token in tokens[:-1]:
        yield replace(token, head=last, dep="flat", ent=ent, ent_begins=token.i == first)
    head = last if top.head == top.i else top.head
    yield replace(tokens[-1], head=head, dep=top.dep, pos="PROPN", ent=ent, ent_begins=False)


def _hangs_within(parse: Parse, token: Token, first: int, last: int) -> bool:
    """Whether a word of the span depends on another one of it, by whatever way."""
    while token.head != token.i:
        token = parse.tokens[token.head]
        if first <= token.i <= last:
            return True
    return False
