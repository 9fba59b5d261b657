"""Where a proper name stands in a noun phrase, and what is glued before it: titles, offices, nationalities."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.builders.knowledge import words
from dateline.builders.names import given_gender
from dateline.builders.phrase_edges import HYPHENS, is_hyphened, text_of
from dateline.builders.places import country_code, nationality
from dateline.builders.quantities import numerals
from dateline.builders.titles import Office, office_at, title_at
from dateline.graph.model import Parse, Token

NAME_ENTS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "NORP"})
PARTICLES = frozenset({
    "de", "da", "do", "dos", "del", "della", "di", "du", "des", "la", "le", "van", "von", "der", "den", "ten", "bin",
    "ibn", "al", "el", "ul", "y", "e"})
"""Small words inside names: "Rio de Janeiro", "Ursula von der Leyen"."""
ARTICLES = frozenset({"al", "el", "ash", "ul"})
"""Arabic articles, which may begin a name: "al-Qaeda"."""
REGNAL = frozenset({"king", "queen", "pope", "emperor", "empress", "prince", "princess", "sheikh", "sultan"})
"""Titles without which a single name says little: "Pope Francis"."""
_MARKS = frozenset({'"', "“", "”", "``", "''", "‘", "’", "'"})
_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name in a phrase: tokens ``first`` to ``last`` (inclusive), and what stood glued before it."""

    first: int
    last: int
    roles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


def name_at(parse: Parse, head: Token, first: int) -> Name | None:
    """The proper name that a phrase ends in, titles and descriptors before it split off; None: a common noun."""
    if not _is_proper(parse, head):
        return None
    start, end = _name_run(parse, head, first)
    seat = _seat(parse, start, first)
    return Name(seat, end) if seat is not None else _without_titles(parse, start, end)


def _seat(parse: Parse, start: int, first: int) -> int | None:
    """Where the name of an office's seat or staff begins: "President's House" is no House by itself."""
    spot = parse.tokens[start].lower in words("organization_nouns", "place_nouns")
    if not spot or start < 2 or parse.tokens[start - 1].tag != "POS":
        return None
    begins = (i for i in range(max(first, start - 4), start - 1) if office_at(parse, i, start - 1) is not None)
    begin = next(begins, None)
    if begin is None or not all(token.text[:1].isupper() for token in parse.tokens[begin : start - 1]):
        return None
    return begin


def _is_proper(parse: Parse, token: Token) -> bool:
    """Whether a token belongs to a name: a proper noun, or a word of a name that the parser found."""
    if not token.text[:1].isalnum() or is_shouted(token) or _opens_with_noun(parse, token):
        return False
    if token.pos == "PROPN" and token.tag == "NNPS" and nationality(token.text) is not None:
        return country_code(token.text) is not None  # "the Russians" are people
    if token.pos == "PROPN":
        shown = any(sign.isupper() or sign.isdigit() for sign in token.text) or token.ent in ("PERSON", "PRODUCT")
        return shown and not _is_title_alone(parse, token)
    inside = token.ent in NAME_ENTS and token.ent != "NORP" and token.pos in ("NOUN", "ADJ", "NUM", "X", "VERB")
    return inside and (token.text[:1].isupper() or (token.i > 0 and same_ent(parse, token.i - 1, token.i)
                                                    and parse.tokens[token.i - 1].pos == "PROPN"))


def is_shouted(token: Token) -> bool:
    """Whether capitals only stress a word that is no name: "TWELVE people", "NOBODY listened"."""
    if not token.text.isupper():
        return False
    counts = token.dep in ("compound", "amod", "nummod") and token.lower in numerals()
    return counts or (len(token.text) > 5 and token.lower in words("indefinite_pronouns"))


def _opens_with_noun(parse: Parse, token: Token) -> bool:
    """Whether the capital is a sentence's first, of a plural noun that the parser takes for a name: "Demonstrators"."""
    if token.pos != "NOUN" or token.tag != "NNS" or token.i != parse.sentences[token.sentence].first:
        return False
    return token.lemma in words("person_nouns", "group_nouns") and not same_ent(parse, token.i, token.i + 1)


def _is_title_alone(parse: Parse, token: Token) -> bool:
    """Whether a capitalised noun is an office without its holder's name: "the President of Kazakhstan"."""
    if token.lower not in words("capitalised_nouns") and office_at(parse, token.i, token.i + 1) is None:
        return False
    if _is_office_of(parse, token):
        return True
    if token.ent in ("ORG", "FAC", "GPE", "WORK_OF_ART", "PRODUCT") and (
        same_ent(parse, token.i - 1, token.i) or same_ent(parse, token.i, token.i + 1)
    ):
        return False
    before = parse.tokens[token.i - 1] if token.i else None
    if before is not None and before.pos == "PROPN" and given_gender(before.text) and before.head == token.i:
        return False  # "John Major"
    if is_hyphened(parse, token.i - 1):
        return office_at(parse, token.i - 2, token.i + 1) is not None  # "Director-General", not "Nur-Sultan"
    return before is None or before.pos != "PROPN" or _starts_title(parse, token.i) or before.head != token.i


def _is_office_of(parse: Parse, token: Token) -> bool:
    """Whether an office with what it is for stands as if it were a name: "the Minister of Transport"."""
    following = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    return token.lower in words("offices_of") and following is not None and following.lower in ("of", "for")


def _starts_title(parse: Parse, last: int) -> bool:
    """Whether the words up to here are an office: "Foreign Minister", "Russian Prime Minister", "Apple CEO"."""
    return any(office_at(parse, i, last + 1) is not None for i in range(max(0, last - 3), last + 1))


def same_ent(parse: Parse, a: int, b: int) -> bool:
    """Whether two neighbouring tokens stand in one named entity of the parser's."""
    if a < 0 or b >= len(parse.tokens) or parse.tokens[a].sentence != parse.tokens[b].sentence:
        return False
    return bool(parse.tokens[a].ent) and parse.tokens[a].ent == parse.tokens[b].ent and not parse.tokens[b].ent_begins


def _name_run(parse: Parse, head: Token, first: int) -> tuple[int, int]:
    """The tokens of capitals that end in the head, and what the parser's entity adds on the right ("Bank of X")."""
    start = head.i
    while start > first and (joined := _before(parse, start, first)) is not None:
        start = joined
    while start < head.i and (parse.tokens[start].text in HYPHENS or parse.tokens[start].tag in ("DT", "POS")):
        start += 1
    end = head.i
    while end + 1 < len(parse.tokens) and _extends_name(parse, end, head):
        end += 1
    while end > head.i and not _can_end_name(parse, end):
        end -= 1
    return start, end


def _before(parse: Parse, start: int, first: int) -> int | None:
    """Where a name goes on to the left: one word back, or past a nickname in marks ("Jan “Buster” Ek")."""
    if _joins_name(parse, start - 1, start):
        return start - 1
    if start - 4 < first:
        return None
    given, opening, nickname, closing = parse.tokens[start - 4 : start]
    marked = opening.text in _MARKS and closing.text in _MARKS and nickname.pos == "PROPN"
    named = given.pos == "PROPN" and given.ent == parse.tokens[start].ent == "PERSON"
    return start - 4 if marked and named and given.sentence == closing.sentence else None


def _can_end_name(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    ends_well = token.text[-1:].isalnum() or token.text[-1:] == "."
    return is_hyphened(parse, i - 1) or (ends_well and token.pos not in ("ADP", "DET", "CCONJ", "PART", "PUNCT"))


def _joins_name(parse: Parse, i: int, following: int) -> bool:
    token = parse.tokens[i]
    if token.dep == "flat" or _is_model(parse, i) or _is_model(parse, following):
        return True
    if parse.tokens[following].ent_begins and token.ent in NAME_ENTS and token.ent != parse.tokens[following].ent:
        return False  # "President of | Kazakhstan | Tokayev"
    if token.ent in ("DATE", "TIME"):
        return False  # "Monday | Air France"
    if token.lower in PARTICLES and i > 0 and parse.tokens[i - 1].pos == "PROPN":
        return True
    if token.lower in ARTICLES and (is_hyphened(parse, following) or parse.tokens[following].pos == "PROPN"):
        return True
    if is_hyphened(parse, i + 1) and is_hyphened(parse, i - 1):
        return True  # "Port-au-Prince"
    if _ORDINAL.fullmatch(token.lower):
        return True
    if token.dep in ("poss", "case") or token.tag == "POS":
        return same_ent(parse, i, following) and same_ent(parse, i - 1, i) and token.ent not in ("PERSON", "GPE")
    if token.text in HYPHENS:
        return is_hyphened(parse, i) or (same_ent(parse, i, following) and token.ent == "ORG")
    if i > 0 and parse.tokens[i - 1].pos == "NUM" and parse.tokens[i - 1].end == token.start:
        return False  # "30GB iPod": a measure
    if token.text == "&" or _is_proper(parse, token):
        return True
    if same_ent(parse, i, following) and token.ent in NAME_ENTS:
        if token.pos == "CCONJ":
            return token.ent in ("ORG", "GPE", "WORK_OF_ART", "LAW") and not _parts_names(parse, i)
        return token.pos in ("ADP", "PART") or token.text[:1].isupper() or token.pos == "NUM"
    return token.pos in ("ADJ", "NOUN", "VERB", "PROPN") and token.text[:1].isupper() and token.tag != "PRP$" and (
        i != parse.sentences[token.sentence].first and token.dep in ("amod", "compound", "nmod"))


def _is_model(parse: Parse, i: int) -> bool:
    """Whether a number stands within a make's name: "Boeing 737 MAX"."""
    token, before, after = parse.tokens[i], parse.tokens[max(i - 1, 0)], parse.tokens[min(i + 1, len(parse.tokens) - 1)]
    plain = token.text.isdigit() and len(token.text) < 5 and token.ent not in ("DATE", "TIME", "MONEY", "PERCENT")
    below = before.head in (i, after.i, token.head) and before.dep in ("compound", "nmod", "amod")
    return plain and below and before.pos == "PROPN" and after.pos == "PROPN" and after.sentence == token.sentence


def _extends_name(parse: Parse, end: int, head: Token) -> bool:
    """Whether the name goes on: "Bank | of England", "iPhone | 4", "Ministry | of Defence"."""
    following = parse.tokens[end + 1]
    if following.sentence != head.sentence:
        return False
    if head.ent == "PERSON" and (is_hyphened(parse, end + 1) or is_hyphened(parse, end)):
        return parse.tokens[end + 1 + is_hyphened(parse, end + 1)].pos != "VERB"  # "Moon Jae-in"
    if same_ent(parse, end, end + 1):
        if following.text == ",":
            return _lists_matters(parse, following.i, head)
        if following.text in (";", ":", "(") or _parts_names(parse, following.i):
            return False
        clause = following.dep in ("relcl", "ROOT") or following.pos in ("VERB", "AUX")
        return following.tag != "POS" and not clause
    if following.pos == "NUM" and following.text[0].isdigit() and following.head == head.i and (
        following.ent not in ("DATE", "TIME", "MONEY", "PERCENT")
    ):
        return len(following.text) <= 4 and following.text[0] != "0"
    if following.lower in PARTICLES and end + 2 < len(parse.tokens):
        return parse.tokens[end + 2].pos == "PROPN" and parse.tokens[end + 2].sentence == head.sentence
    if parse.tokens[end].lower in PARTICLES and end > head.i:
        return following.pos == "PROPN"
    if following.lower == "of" and head.lower in words("organization_words"):
        after = parse.tokens[end + 2] if end + 2 < len(parse.tokens) else None
        return after is not None and after.pos == "PROPN"
    if end == head.i or following.pos != "PROPN":
        return False
    return parse.tokens[end].lower == "of" or (following.dep == "compound" and not following.ent_begins)


def _lists_matters(parse: Parse, comma: int, head: Token) -> bool:
    """Whether a comma stands in the list of what a body is for: "Ministry of Culture, Youth and Sport"."""
    after = parse.tokens[comma + 1 : comma + 2]
    listed = bool(after) and after[0].dep == "conj" and same_ent(parse, comma, comma + 1)
    governor = _governor(parse, parse.tokens[comma - 1])
    return listed and governor.lower in ("of", "for") and governor.head == head.i


def _governor(parse: Parse, token: Token) -> Token:
    """What governs the list that a word stands in."""
    while token.dep == "conj" and token.head != token.i:
        token = parse.tokens[token.head]
    return parse.tokens[token.head]


def _parts_names(parse: Parse, i: int) -> bool:
    """Whether an "and" within what the parser takes for one name joins two: "Tesco and Aldi"."""
    sign = parse.tokens[i]
    if sign.dep != "cc" or sign.text == "&" or parse.tokens[sign.head].pos != "PROPN":
        return False
    other = next((c for c in parse.tokens[sign.head].children if c > i and parse.tokens[c].dep == "conj"), None)
    if other is None or parse.tokens[sign.head].dep in ("compound", "nmod", "amod"):
        return False
    governed = _governor(parse, parse.tokens[sign.head]).lower in ("of", "for")
    first = sign.head
    while first > 0 and same_ent(parse, first - 1, first):
        first -= 1
    return not governed and country_code(text_of(parse, first, other)) is None


def _without_titles(parse: Parse, start: int, end: int) -> Name | None:
    """Split "Russian Foreign Minister Sergei Lavrov" into countries, office and name; None where no name remains."""
    roles: list[str] = []
    countries: list[str] = []
    begin = i = start
    noun = _descriptor(parse, start, end)
    if noun is not None:
        countries += filter(None, (nationality(token.text) for token in parse.tokens[start:noun]))
        roles.append(parse.tokens[noun].lemma.lower())
        begin = i = noun + 1
    while i < end:
        office = _longest_office(parse, i, end)
        if office is not None and _is_split_there(parse, i, i + office.length, end):
            roles.append(office.role)
            i += office.length
            begin = i - 1 if i == end and office.role in REGNAL and office.length == 1 else i
        elif title_at(parse, i) is not None:
            i += 1
            begin = i
        else:
            i += 1
    while begin < end and (iso := nationality(parse.tokens[begin].text)) is not None and not same_ent(
        parse, begin, begin + 1
    ):
        countries.append(iso)
        begin += 1
    begin = _after_country(parse, begin, end)
    while begin <= end and parse.tokens[begin].text in HYPHENS:
        begin += 1
    return Name(begin, end, tuple(roles), tuple(countries)) if begin <= end else None


def _descriptor(parse: Parse, start: int, end: int) -> int | None:
    """The common noun before a name that the parser takes for a part of it: "Kazakh broadcaster | Khabar"."""
    nouns = words("organization_nouns", "person_nouns")
    common = (token for token in parse.tokens[start:end] if token.pos == "NOUN" and token.text.islower())
    return max((token.i for token in common if token.lemma in nouns), default=None)


def _after_country(parse: Parse, begin: int, end: int) -> int:
    """Where a name begins behind a country's that stands before it: "United Kingdom | iTunes"."""
    for cut in range(min(end, begin + 3), begin, -1):
        if not same_ent(parse, cut - 1, cut) and parse.tokens[begin].ent == "GPE" and (
            country_code(text_of(parse, begin, cut - 1)) is not None
        ):
            return cut
    return begin


def _longest_office(parse: Parse, start: int, end: int) -> Office | None:
    for last in range(min(end, start + 4), start, -1):
        office = office_at(parse, start, last)
        if office is not None:
            return office
    return None


def _is_split_there(parse: Parse, start: int, cut: int, end: int) -> bool:
    """Whether an office ends before a person's name, rather than being a word of a body's ("General Motors")."""
    if cut > end:
        return False
    inside = same_ent(parse, cut - 1, cut) and parse.tokens[cut].ent in ("ORG", "FAC", "PRODUCT", "WORK_OF_ART", "GPE")
    organization = any(parse.tokens[i].lower in words("organization_words") for i in range(cut, end + 1))
    return not inside and not organization
