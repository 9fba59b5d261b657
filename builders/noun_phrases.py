"""Noun phrases: where a text mentions somebody or something, and what the phrase itself says of it."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.builders.knowledge import rows, words
from dateline.builders.places import country_code, nationality
from dateline.builders.quantities import is_measure_word, is_model_number, quantity_of
from dateline.builders.titles import Office, office_at, title_at
from dateline.graph.model import EntityKind, Mention, MentionForm, Parse, Quantity, Span, TimeExpression, Token

NAME_ENTS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "NORP"})
PREMODIFIERS = frozenset({"compound", "nmod", "amod", "flat", "quantmod"})
LEFT = PREMODIFIERS | {"det", "nummod", "poss", "case", "advmod", "npadvmod", "predet", "punct", "neg", "preconj"}
RIGHT = frozenset({"prep", "amod", "nummod", "advmod"})
OWN_PREPOSITIONS = frozenset({"of"})
CUTTING = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp", "appos", "dep"})
_QUOTES = '"“”«»'
HYPHENS = frozenset({"-", "–", "‐", "‑"})
DEMONSTRATIVE_HEADS = frozenset({"those"})
INDEFINITE = frozenset({
    "someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody", "many", "some", "others", "several",
    "few", "most", "both", "none", "all", "no one"})


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name in a phrase: tokens ``first`` to ``last`` (inclusive), and what stood glued before it."""

    first: int
    last: int
    roles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


def find(parse: Parse, times: tuple[TimeExpression, ...]) -> tuple[Mention, ...]:
    """Every noun phrase that is no time expression, in the order of the heads; ``entity`` is still -1."""
    timed = _timed(parse, times)
    found: dict[int, Mention] = {}
    for token in parse.tokens:
        if token.i not in timed and _heads_phrase(parse, token):
            for mention in _mentions(parse, token, timed):
                found.setdefault(mention.head_token, mention)
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


# ---- Heads ---------------------------------------------------------------------------------------------------------


def _heads_phrase(parse: Parse, token: Token) -> bool:
    if token.pos in ("NOUN", "PROPN"):
        return _heads_noun_phrase(parse, token)
    if token.pos == "PRON" or token.tag in ("PRP", "PRP$"):
        return _is_referring_pronoun(parse, token)
    if token.pos in ("NUM", "ADJ", "DET"):
        return _stands_for_noun(parse, token)
    return False


def _heads_noun_phrase(parse: Parse, token: Token) -> bool:
    if not any(sign.isalpha() for sign in token.text) or token.lower in words("no_heads"):
        return False
    if token.dep == "nummod" or (token.ent in ("DATE", "TIME") and nationality(token.text) is None):
        return False
    return not (_is_premodifier(parse, token) or _is_frozen(parse, token) or _is_hyphened(parse, token.i + 1))


def _is_premodifier(parse: Parse, token: Token) -> bool:
    """Whether it stands before a noun that it only modifies: "video" in "a video conference"."""
    head = parse.tokens[token.head]
    return token.dep in PREMODIFIERS and head.i > token.i and head.pos in ("NOUN", "PROPN", "ADJ", "NUM", "SYM", "X")


def _is_hyphened(parse: Parse, i: int) -> bool:
    """Whether the token is a hyphen inside a word: "Alma-Ata", "pre-orders"."""
    if not 0 < i < len(parse.tokens) - 1 or parse.tokens[i].text not in HYPHENS:
        return False
    return not parse.tokens[i - 1].space and not parse.tokens[i].space


def _is_frozen(parse: Parse, token: Token) -> bool:
    """Whether it is the noun of a set phrase that refers to nothing: "in fact", "for example"."""
    before = parse.tokens[token.i - 1].lower if token.i else ""
    return f"{before} {token.lower}" in words("frozen_phrases")


def _is_referring_pronoun(parse: Parse, token: Token) -> bool:
    lower = token.lower
    if token.tag in ("WDT", "WP", "WP$", "WRB", "EX") or token.dep == "expl":
        return False
    if lower in ("you", "your", "yours", "yourself", "one", "other", "another", "thing"):
        return False
    if lower in ("it", "its"):
        return not _is_expletive(parse, token)
    if token.tag in ("PRP", "PRP$"):
        return True
    if lower in DEMONSTRATIVE_HEADS:
        return any(parse.tokens[c].dep in ("relcl", "acl", "prep", "amod") for c in token.children)
    return lower in INDEFINITE and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "agent")


def _is_expletive(parse: Parse, token: Token) -> bool:
    """Whether "it" stands for a clause or for the weather: "it is clear that", "it was raining"."""
    verb = parse.tokens[token.head]
    if token.dep not in ("nsubj", "nsubjpass") or verb.pos not in ("VERB", "AUX"):
        return False
    if verb.lemma in words("weather_verbs"):
        return True
    dependents = [parse.tokens[c] for c in verb.children if c > verb.i]
    clause = any(one.dep in ("ccomp", "csubj", "advcl", "xcomp") for one in dependents)
    if verb.lemma == "be":
        predicate = [one for one in dependents if one.dep in ("acomp", "attr", "oprd")]
        inner = any(parse.tokens[c].dep in ("ccomp", "xcomp", "csubj") for one in predicate for c in one.children
                    if parse.tokens[c].i > one.i and one.dep == "acomp" and parse.tokens[c].dep == "ccomp")
        return bool(predicate) and (clause or inner)
    return (verb.lemma in ("seem", "appear", "happen", "turn", "emerge") or token.dep == "nsubjpass") and any(
        one.dep == "ccomp" for one in dependents)


def _stands_for_noun(parse: Parse, token: Token) -> bool:
    """Whether a number or adjective is all there is of a noun phrase: "16 were killed", "the wounded"."""
    if token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "conj"):
        return False
    if token.pos == "NUM":
        plain = token.ent not in ("MONEY", "PERCENT", "DATE", "TIME", "ORDINAL", "QUANTITY")
        return plain and token.dep in ("nsubj", "nsubjpass") and quantity_of(parse, token, own=True) is not None
    if token.pos == "DET":
        return token.lower in INDEFINITE and token.dep != "conj"
    definite = any(parse.tokens[c].lower == "the" for c in token.children)
    return definite and token.lower in words("people_adjectives")


# ---- Phrases -------------------------------------------------------------------------------------------------------


def _mentions(parse: Parse, head: Token, timed: frozenset[int]) -> Iterator[Mention]:
    """The mention of a phrase, and those of names and offices before its head: "Apple CEO Steve Jobs" has three."""
    if head.pos not in ("NOUN", "PROPN"):
        yield _pronoun_or_number(parse, head, timed)
        return
    first = _left_edge(parse, head)
    name = _name_at(parse, head, first)
    yield _noun_mention(parse, head, first, name, timed)
    yield from _nested(parse, first, name.first if name else head.i, timed)


def _left_edge(parse: Parse, head: Token) -> int:
    """The first token of the phrase: a run of modifiers that end in the head, without gaps."""
    first = head.i
    sentence = parse.sentences[head.sentence]
    while first > sentence.first and (
        _leads_to(parse, first - 1, head.i) or _is_hyphened(parse, first - 1) or _is_hyphened(parse, first)
    ):
        first -= 1
    while first < head.i and (
        parse.tokens[first].dep == "punct" or parse.tokens[first].pos in ("PUNCT", "CCONJ", "SPACE")
    ):
        first += 1
    return first


def _leads_to(parse: Parse, i: int, head: int) -> bool:
    """Whether the token hangs on the head by modifiers alone."""
    for _ in range(12):
        token = parse.tokens[i]
        if i == head:
            return True
        if token.head == i or token.i > head:
            return False
        inside_poss = token.dep in ("prep", "pobj", "conj", "cc", "appos") and token.head < head
        if token.dep not in LEFT and not (inside_poss and _under_possessive(parse, token, head)):
            return False
        i = token.head
    return False


def _under_possessive(parse: Parse, token: Token, head: int) -> bool:
    while token.head != token.i and token.i != head:
        if token.dep == "poss":
            return True
        token = parse.tokens[token.head]
    return False


def _right_edge(parse: Parse, last: int, head: Token, timed: frozenset[int]) -> int:
    """The last token of the phrase: what follows the head without a comma, up to a clause or a time."""
    end = last
    for child in (parse.tokens[c] for c in head.children):
        if child.i <= end:
            continue
        if child.i != end + 1 or child.dep not in RIGHT or _is_timed(parse, child, timed):
            break
        if child.dep == "prep" and child.lower not in OWN_PREPOSITIONS:
            break
        end = _phrase_end(parse, child)
    return end


def _is_timed(parse: Parse, token: Token, timed: frozenset[int]) -> bool:
    return token.i in timed or any(c in timed for c in token.children)


def _phrase_end(parse: Parse, child: Token) -> int:
    """The last token of a prepositional phrase, before any clause in it."""
    end = child.i
    limit = parse.sentences[child.sentence].last
    for i in range(child.i + 1, limit):
        token = parse.tokens[i]
        if not _descends(parse, i, child.i):
            break
        if _is_in_clause(parse, i, child.i):
            break
        if token.pos == "PUNCT" and token.text not in HYPHENS and not _continues(parse, i, child.i):
            break
        if token.text in ("–", "—") and token.pos == "PUNCT" and parse.tokens[i - 1].space:
            break
        end = i
    while end > child.i and parse.tokens[end].pos in ("PUNCT", "CCONJ") and parse.tokens[end].text != "%":
        end -= 1
    return end


def _is_in_clause(parse: Parse, i: int, top: int) -> bool:
    """Whether a clause or apposition below ``top`` holds the token ("Paris, France" apart)."""
    while i != top:
        token = parse.tokens[i]
        if token.dep in CUTTING and not (token.dep == "appos" and token.ent == "GPE"):
            return True
        i = token.head
    return False


def _continues(parse: Parse, comma: int, top: int) -> bool:
    """Whether a phrase goes on after this sign: a list, a quotation, or a place that holds the one before."""
    if parse.tokens[comma].text in ('"', "'", "“", "”", "‘", "’"):
        return comma + 1 < len(parse.tokens) and _descends(parse, comma + 1, top)
    if parse.tokens[comma].text != "," or comma + 1 >= len(parse.tokens):
        return False
    following = parse.tokens[comma + 1]
    while following.head != following.i and following.head > following.i:
        following = parse.tokens[following.head]
    if not _descends(parse, following.i, top):
        return False
    return following.dep == "conj" or (following.dep == "appos" and following.ent == "GPE")


def _descends(parse: Parse, i: int, top: int) -> bool:
    for _ in range(40):
        if i == top:
            return True
        head = parse.tokens[i].head
        if head == i:
            return False
        i = head
    return False


# ---- Names ---------------------------------------------------------------------------------------------------------


def _name_at(parse: Parse, head: Token, first: int) -> Name | None:
    """The proper name that a phrase ends in, titles and descriptors before it split off; None: a common noun."""
    if not _is_proper(parse, head):
        return None
    start, end = _name_run(parse, head, first)
    return _without_titles(parse, start, end)


def _is_proper(parse: Parse, token: Token) -> bool:
    """Whether a token belongs to a name: a proper noun, or a word of a name that the parser found."""
    if not token.text[:1].isalnum():
        return False
    if token.pos == "PROPN":
        shown = any(sign.isupper() or sign.isdigit() for sign in token.text) or token.ent in ("PERSON", "PRODUCT")
        return shown and not _is_title_alone(parse, token)
    inside = token.ent in NAME_ENTS and token.ent != "NORP" and token.pos in ("NOUN", "ADJ", "NUM", "X", "VERB")
    return inside and (token.text[:1].isupper() or (token.i > 0 and _same_ent(parse, token.i - 1, token.i)
                                                    and parse.tokens[token.i - 1].pos == "PROPN"))


def _is_title_alone(parse: Parse, token: Token) -> bool:
    """Whether a capitalised noun is an office without its holder's name: "the President of Kazakhstan"."""
    if token.lower not in words("capitalised_nouns") and office_at(parse, token.i, token.i + 1) is None:
        return False
    if token.ent in ("ORG", "FAC", "GPE", "WORK_OF_ART", "PRODUCT") and (
        _same_ent(parse, token.i - 1, token.i) or _same_ent(parse, token.i, token.i + 1)
    ):
        return False
    before = parse.tokens[token.i - 1] if token.i else None
    return before is None or before.pos != "PROPN" or _starts_title(parse, token.i) or before.head != token.i


def _starts_title(parse: Parse, last: int) -> bool:
    """Whether the words up to here are an office: "Foreign Minister", "Russian Prime Minister", "Apple CEO"."""
    return any(office_at(parse, i, last + 1) is not None for i in range(max(0, last - 3), last + 1))


def _same_ent(parse: Parse, a: int, b: int) -> bool:
    """Whether two neighbouring tokens stand in one named entity of the parser's."""
    if a < 0 or b >= len(parse.tokens) or parse.tokens[a].sentence != parse.tokens[b].sentence:
        return False
    return bool(parse.tokens[a].ent) and parse.tokens[a].ent == parse.tokens[b].ent and not parse.tokens[b].ent_begins


def _name_run(parse: Parse, head: Token, first: int) -> tuple[int, int]:
    """The tokens of capitals that end in the head, and what the parser's entity adds on the right ("Bank of X")."""
    start = head.i
    while start > first and _joins_name(parse, start - 1, start):
        start -= 1
    while start < head.i and (parse.tokens[start].text in HYPHENS or parse.tokens[start].tag in ("DT", "POS")):
        start += 1
    end = head.i
    while end + 1 < len(parse.tokens) and _extends_name(parse, end, head):
        end += 1
    while end > head.i and not parse.tokens[end].text[-1:].isalnum() and parse.tokens[end].text[-1:] != ".":
        end -= 1
    return start, end


def _joins_name(parse: Parse, i: int, following: int) -> bool:
    token = parse.tokens[i]
    if parse.tokens[following].ent_begins and token.ent in NAME_ENTS and token.ent != parse.tokens[following].ent:
        return False  # "President of | Kazakhstan | Tokayev"
    if token.dep in ("poss", "case") or token.tag == "POS":
        return _same_ent(parse, i, following) and _same_ent(parse, i - 1, i) and token.ent not in ("PERSON", "GPE")
    if token.text in HYPHENS:
        return not token.space or _same_ent(parse, i, following)
    if token.text == "&" or _is_proper(parse, token):
        return True
    if _same_ent(parse, i, following) and token.ent in NAME_ENTS:
        return token.pos in ("ADP", "CCONJ", "PART") or token.text[:1].isupper() or token.pos == "NUM"
    return token.pos in ("ADJ", "NOUN", "VERB", "PROPN") and token.text[:1].isupper() and token.tag != "PRP$" and (
        i != parse.sentences[token.sentence].first and token.dep in ("amod", "compound", "nmod"))


def _extends_name(parse: Parse, end: int, head: Token) -> bool:
    """Whether the name goes on: "Bank | of England", "iPhone | 4", "Ministry | of Defence"."""
    following = parse.tokens[end + 1]
    if following.sentence != head.sentence:
        return False
    if _same_ent(parse, end, end + 1):
        return following.tag != "POS" and following.dep not in ("relcl", "ROOT") and following.pos not in ("VERB", "AUX")
    if following.pos == "NUM" and following.text[0].isdigit() and following.head == head.i and (
        following.ent not in ("DATE", "TIME", "MONEY", "PERCENT")
    ):
        return len(following.text) <= 4 and following.text[0] != "0"
    if following.lower == "of" and head.lower in words("organization_words"):
        after = parse.tokens[end + 2] if end + 2 < len(parse.tokens) else None
        return after is not None and after.pos == "PROPN"
    return parse.tokens[end].lower == "of" and end > head.i and following.pos == "PROPN" or (
        end > head.i and following.pos == "PROPN" and following.dep == "compound" and not following.ent_begins)


def _without_titles(parse: Parse, start: int, end: int) -> Name | None:
    """Split "Russian Foreign Minister Sergei Lavrov" into countries, office and name; None where no name remains."""
    roles: list[str] = []
    countries: list[str] = []
    begin = start
    i = start
    while i < end:
        office = _longest_office(parse, i, end)
        if office is not None and _is_split_there(parse, i, i + office.length, end):
            roles.append(office.role)
            i += office.length
            begin = i
        elif title_at(parse, i) is not None:
            i += 1
            begin = i
        else:
            i += 1
    while begin < end and (iso := nationality(parse.tokens[begin].text)) is not None and not _same_ent(
        parse, begin, begin + 1
    ):
        countries.append(iso)
        begin += 1
    while begin <= end and parse.tokens[begin].text in HYPHENS:
        begin += 1
    return Name(begin, end, tuple(roles), tuple(countries)) if begin <= end else None


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
    inside = _same_ent(parse, cut - 1, cut) and parse.tokens[cut].ent in ("ORG", "FAC", "PRODUCT", "WORK_OF_ART", "GPE")
    organization = any(parse.tokens[i].lower in words("organization_words") for i in range(cut, end + 1))
    return not inside and not organization


# ---- Making mentions -------------------------------------------------------------------------------------------------


def _noun_mention(parse: Parse, head: Token, first: int, name: Name | None, timed: frozenset[int]) -> Mention:
    last = _right_edge(parse, max(head.i, name.last if name else head.i), head, timed)
    front = range(first, name.first if name else head.i)
    content = head if name else _content_of(parse, head)
    roles = (*(name.roles if name else ()), *_descriptors(parse, front, head, bool(name)))
    countries = (*(name.countries if name else ()), *_nationalities(parse, front))
    lemma = parse.tokens[name.last].text if name else content.lemma.lower()
    plural = _is_plural(content if not name else head, quantity_of(parse, head))
    return Mention(
        span=_span(parse, first, last), head=_span(parse, name.first, name.last) if name else head.span,
        text=_text(parse, first, last), lemma=lemma, form="name" if name else "nominal",
        kind="unknown" if name else kind_of_noun(lemma, plural),
        name=_text(parse, name.first, name.last) if name else None,
        roles=tuple(dict.fromkeys(roles)), countries=tuple(dict.fromkeys(countries)),
        modifiers=_modifiers(parse, content if not name else head), plural=plural, quantity=quantity_of(parse, head),
        sentence=head.sentence, head_token=head.i, entity=-1)


def _content_of(parse: Parse, head: Token) -> Token:
    """The noun that a phrase is about: "militants" in "groups of armed militants", "people" in "dozens of people"."""
    if not is_measure_word(head.lemma):
        return head
    for child in (parse.tokens[c] for c in head.children):
        if child.lower == "of" and child.dep == "prep":
            for inner in (parse.tokens[c] for c in child.children):
                if inner.dep == "pobj" and inner.pos == "NOUN" and inner.tag == "NNS" and not is_definite(parse, inner):
                    return inner
    return head


def is_definite(parse: Parse, head: Token) -> bool:
    """Whether a phrase speaks of something known: "the", "this", a possessor."""
    return any(
        parse.tokens[c].lower in ("the", "this", "that", "these", "those", "such", "both") or parse.tokens[c].dep == "poss"
        for c in head.children if c < head.i)


def content_token(parse: Parse, mention: Mention) -> Token:
    """The token of the noun that a mention is about, behind words of number and grouping."""
    return _content_of(parse, parse.tokens[mention.head_token])


def owner_of(parse: Parse, mention: Mention, at: dict[int, int]) -> int | None:
    """The mention that a phrase belongs to: its possessor, or what follows "of", "in" or "for".

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
    return None


def _descriptors(parse: Parse, front: range, head: Token, named: bool) -> tuple[str, ...]:
    """What the nouns before a name, or an office as head, call the referent: "broadcaster" in "Kazakh broadcaster X"."""
    if named:
        nouns = [i for i in front if parse.tokens[i].pos in ("NOUN", "PROPN")]
        return (_role_ending(parse, nouns[-1]),) if nouns and nouns[-1] == front.stop - 1 else ()
    return (_role_ending(parse, head.i),) if _ends_office(parse, head.i) else ()


def _ends_office(parse: Parse, last: int) -> bool:
    return any(office_at(parse, i, last + 1) for i in range(max(0, last - 3), last + 1))


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


def _kind_of_phrase(lemma: str, plural: bool, roles: tuple[str, ...]) -> EntityKind:
    if roles and lemma in ("head", "chief", "boss", "chair"):
        return "group" if plural else "person"
    return kind_of_noun(lemma, plural)


def _modifiers(parse: Parse, head: Token) -> tuple[str, ...]:
    """Lemmas of adjectives and nouns before the head."""
    found = [parse.tokens[c] for c in head.children if c < head.i]
    return tuple(one.lemma.lower() for one in found if one.dep in ("amod", "compound", "nmod") and one.text[0].isalpha())


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


def _nested(parse: Parse, first: int, stop: int, timed: frozenset[int]) -> Iterator[Mention]:
    """Names and offices that stand before a head as its modifiers: "Apple" and "CEO" before "Steve Jobs"."""
    i = first
    while i < stop:
        run = i
        while run < stop and run not in timed and _is_nested_word(parse, i, run):
            run += 1
        if run > i:
            yield from _nested_name(parse, i, run - 1)
            i = run
        elif parse.tokens[i].dep in PREMODIFIERS and _is_person_office(parse, i):
            yield _office_mention(parse, i, _office_start(parse, i, first))
            i += 1
        else:
            i += 1


def _is_nested_word(parse: Parse, start: int, i: int) -> bool:
    """Whether a name that begins at ``start`` goes on here: capitals, then perhaps a model's number ("iPhone 4")."""
    token = parse.tokens[i]
    if i > start and token.ent_begins and token.ent != parse.tokens[i - 1].ent and token.ent in NAME_ENTS:
        return False
    if i > start and is_model_number(parse, i):
        return True
    if i > start and _is_hyphened(parse, i):
        return True
    return token.pos == "PROPN" and token.dep in PREMODIFIERS and any(sign.isupper() for sign in token.text)


def _is_person_office(parse: Parse, i: int) -> bool:
    return parse.tokens[i].pos in ("NOUN", "PROPN") and _ends_office(parse, i)


def _office_start(parse: Parse, i: int, first: int) -> int:
    while i > first and parse.tokens[i - 1].dep in ("compound", "amod", "nmod"):
        i -= 1
    return i


def _nested_name(parse: Parse, first: int, last: int) -> Iterator[Mention]:
    """The name in a run of capitals before a head, without offices; an office at its end is a mention by itself."""
    end = last
    for start in range(first, last + 1):
        if office_at(parse, start, last + 1) is not None:
            yield _office_mention(parse, last, first)
            end = start - 1
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
        span=_span(parse, first, end), head=_span(parse, first, end), text=_text(parse, first, end), lemma=token.text,
        form="name", kind="unknown", name=_text(parse, first, end), roles=(), countries=(), modifiers=(),
        plural=token.tag == "NNPS", quantity=None, sentence=token.sentence, head_token=end, entity=-1)


def _office_mention(parse: Parse, last: int, first: int) -> Mention:
    token = parse.tokens[last]
    return Mention(
        span=_span(parse, first, last), head=token.span, text=_text(parse, first, last), lemma=token.lemma.lower(),
        form="nominal", kind="person", name=None, roles=(_role_ending(parse, last),),
        countries=_nationalities(parse, range(first, last)), modifiers=(), plural=token.tag in ("NNS", "NNPS"),
        quantity=None, sentence=token.sentence, head_token=last, entity=-1)


def _pronoun_or_number(parse: Parse, head: Token, timed: frozenset[int]) -> Mention:
    form: MentionForm = "pronoun" if head.pos == "PRON" or head.tag.startswith("PRP") or head.lower in INDEFINITE else "nominal"
    personal = head.tag in ("PRP", "PRP$")
    first = head.i if personal else _left_edge(parse, head)
    last = head.i if personal else _right_edge(parse, head.i, head, timed)
    quantity = quantity_of(parse, head, own=True) if head.pos == "NUM" else None
    plural = _is_plural_pronoun(head, quantity)
    return Mention(
        span=_span(parse, first, last), head=head.span, text=_text(parse, first, last), lemma=head.lemma.lower(), form=form,
        kind=_pronoun_kind(head), name=None, roles=(), countries=(), modifiers=(), plural=plural, quantity=quantity,
        sentence=head.sentence, head_token=head.i, entity=-1)


def _is_plural_pronoun(head: Token, quantity: Quantity | None) -> bool:
    if quantity is not None:
        return quantity.low is None or quantity.low > 1
    return head.lower in words("plural_pronouns")


def _pronoun_kind(head: Token) -> EntityKind:
    if head.lower in words("person_pronouns"):
        return "person"
    if head.lower in ("it", "its", "itself", "they", "them", "their", "theirs", "themselves"):
        return "unknown"
    return "group"


def _span(parse: Parse, first: int, last: int) -> Span:
    return Span(parse.tokens[first].start, parse.tokens[last].end)


def _text(parse: Parse, first: int, last: int) -> str:
    pieces = []
    for token in parse.tokens[first : last + 1]:
        pieces.append(token.text + (" " if token.space else ""))
    return _without_stray_quotes(" ".join("".join(pieces).split()))


def _without_stray_quotes(text: str) -> str:
    """Without a quotation mark that has lost its partner: "a “coup" is a coup."""
    if sum(text.count(sign) for sign in _QUOTES) % 2:
        text = text.translate(dict.fromkeys(map(ord, _QUOTES)))
    return " ".join(text.split())
