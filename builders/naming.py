"""The names of one text: which of them are one, and of what kind their bearer is, by evidence from the whole text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.builders import acronyms, clubs
from dateline.builders.common_bodies import country_of, is_common
from dateline.builders.folding import fold, parts, sound
from dateline.builders.knowledge import words
from dateline.builders.name_evidence import evidence, is_city, title_before, tokens_of
from dateline.builders.name_keys import Shelf
from dateline.builders.names import compare, content, given_gender, is_acronym_of, is_bodys_name, possible_surnames
from dateline.builders.places import Place, candidates, country_code, nationality
from dateline.graph.model import EntityKind, Mention, Parse

KIND_OF_ENT: dict[str, EntityKind] = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "PRODUCT": "thing", "WORK_OF_ART": "thing", "EVENT": "thing", "LAW": "thing"}
GREAT = 1_000_000
CLUB = 20
"""What it counts to be called as clubs are in a text about sport, whatever the parser takes the name for."""


@dataclass(slots=True)
class Bearer:
    """Who or what bears some names of a text; grows while the names are gathered."""

    kind: EntityKind
    names: Counter[str] = field(default_factory=Counter)
    mentions: list[int] = field(default_factory=list)
    votes: Counter[str] = field(default_factory=Counter)
    ents: Counter[str] = field(default_factory=Counter)
    gender: str | None = None
    country: str | None = None
    """ISO code, for a body that many countries have under its name."""
    fullest: str = ""
    """The name with most parts; of several, the most frequent, then the longest."""

    def settle(self) -> None:
        """Choose the fullest name anew."""
        self.fullest = max(self.names, key=lambda name: (len(fold(name).split()), self.names[name], len(name), name))


def bearers(
    parse: Parse, mentions: tuple[Mention, ...], told: dict[int, EntityKind]
) -> tuple[tuple[Bearer, ...], dict[int, int]]:
    """The bearers of a text's names, and which of them each name mention (by its index) means.

    ``told`` gives, for mentions that an apposition or the like links to a noun, the kind that the noun says.
    """
    spelled = _by_spelling(parse, mentions, told)
    short_for = acronyms.told(parse, mentions)
    found: list[Bearer] = []
    shelf = Shelf(short_for)
    for one in sorted(spelled, key=lambda one: (-len(parts(one.fullest)), one.mentions[0])):
        number = _same_bearer(one, {number: found[number] for number in shelf.near(one.fullest)}, short_for)
        shelf.put(len(found) if number is None else number, one.names)
        if number is None:
            found.append(one)
            continue
        target = found[number]
        _absorb(target, one)
        if target.kind == "person" and fold(one.fullest) in short_for:
            target.kind = "organization"  # no person's name is given with an acronym
    found.sort(key=lambda one: min(one.mentions))
    where = {mention: i for i, one in enumerate(found) for mention in one.mentions}
    return tuple(found), _split_surnames(parse, mentions, found, where)


def _by_spelling(parse: Parse, mentions: tuple[Mention, ...], told: dict[int, EntityKind]) -> list[Bearer]:
    """One bearer for every folded name, with all the evidence of its mentions."""
    found: dict[tuple[tuple[str, ...], str | None], Bearer] = {}
    countries = _countries(parse, mentions)
    for i, mention in enumerate(mentions):
        if mention.name is None:
            continue
        key = parts(mention.name), countries.get(i)
        one = found.get(key)
        if one is None:
            one = found[key] = Bearer("unknown", country=countries.get(i))
        one.names[mention.name] += 1
        one.mentions.append(i)
        one.votes.update(evidence(parse, mention))
        one.ents.update(_ents(parse, mention))
        if i in told:
            one.votes[told[i]] += 10 if told[i] == "person" else 7
        one.gender = one.gender or _gender(parse, mention)
    alone = clubs.short_forms(mentions) if clubs.is_sporting(parse) else frozenset()
    spoken_of = {iso for mention in mentions for iso in mention.countries}
    for one in found.values():
        one.settle()
        one.votes.update(_evidence_of_spelling(one))
        one.votes["place"] += 5 * _is_great_city(one.fullest, spoken_of)
        one.votes.update(_evidence_of_parser(one))
        one.votes["organization"] += CLUB * clubs.is_called_after_town(one.fullest, alone)
        one.kind = _kind(one)
    return list(found.values())


def _countries(parse: Parse, mentions: tuple[Mention, ...]) -> dict[int, str]:
    """For mentions of bodies that many countries have, whose they are: "Ukraine's Defence Ministry" is not Russia's.

    What says no country is of the one named last before it, or of the first one after it.
    """
    common = [i for i, mention in enumerate(mentions) if mention.name is not None and is_common(mention.name)]
    told = {i: iso for i in common if (iso := _country_told(parse, mentions, i)) is not None}
    found: dict[int, str] = {}
    for i in common:
        like = [j for j in told if _are_alike(mentions[i], mentions[j])]
        if like:
            found[i] = told[max((j for j in like if j <= i), default=min(like))]
    return found


def _are_alike(one: Mention, other: Mention) -> bool:
    return content(one.name or "") == content(other.name or "")


def _country_told(parse: Parse, mentions: tuple[Mention, ...], i: int) -> str | None:
    """The country in a name, before it ("Kenya's", "Kenyan") or right after it ("of Kenya", "in Nairobi")."""
    mention = mentions[i]
    within = country_of(mention.name or "") or next(iter(mention.countries), None)
    if within is not None:
        return within
    head = parse.tokens[mention.head_token]
    below = [parse.tokens[c] for c in head.children]
    inner = [c for prep in below if prep.dep == "prep" and prep.lower in ("of", "in") for c in prep.children]
    owners = {*inner, *(token.i for token in below if token.dep == "poss")}
    named = (other.name for other in mentions if other.head_token in owners and other.name is not None)
    return next((iso for iso in map(_country_of_place, named) if iso is not None), None)


def _country_of_place(name: str) -> str | None:
    found = candidates(name)
    return country_code(name) or (found[0].country if found else None)


def _is_great_city(name: str, countries: set[str]) -> bool:
    """Whether a city of more than a million lies in a country of whose people the text speaks: Santiago, Chilean."""
    found = candidates(name)
    return is_city(name) and found[0].population > GREAT and found[0].country in countries


def _ents(parse: Parse, mention: Mention) -> list[str]:
    """The entity label of the name's last labelled word, if any."""
    return [token.ent for token in tokens_of(parse, mention) if token.ent in KIND_OF_ENT][-1:]


def _gender(parse: Parse, mention: Mention) -> str | None:
    title = title_before(parse, mention)
    if title in ("m", "f"):
        return title
    given = (given_gender(part) for part in fold(mention.name or "").split()[:-1])
    first = next((gender for gender in given if gender is not None), "-")  # "Jean Marie" is as little told as "Jean"
    return None if first == "-" else first


def _evidence_of_spelling(one: Bearer) -> Counter[str]:
    """What the name itself tells: words of bodies, known countries and cities, given names, capitals."""
    votes: Counter[str] = Counter()
    name = one.fullest
    words_in = name.split()
    if country_code(name) is not None:
        votes["place"] += 12
    elif candidates(name):
        votes["place"] += _renown(candidates(name)[0]) + 3 * min(one.votes["located"], 2)
    else:
        votes["place"] += min(one.votes["located"], 3)
    if is_bodys_name(name):
        votes["organization"] += 5
    first = () if is_bodys_name(name) else fold(name).split()[:1]  # "Harbour Workers' Union" is no harbour
    ends = {fold(name).split()[-1], *first}
    if len(words_in) > 1 and ends & words("place_words"):
        votes["place"] += 7
    if fold(name).split()[-1:] and fold(name).split()[-1] in words("event_words") and len(words_in) > 1:
        votes["thing"] += 9
    if len(words_in) > 1 and given_gender(words_in[0]) is not None and not is_bodys_name(name):
        votes["person"] += 4
    if len(words_in) == 1 and name.isupper() and 2 < len(name) < 7 and country_code(name) is None:
        votes["organization"] += 3
        votes["person"] -= 4
    if _is_camel(words_in[0]) or any(sign.isdigit() for sign in name):
        votes["thing"] += 9
        votes["person"] -= 4
    return votes


def _is_camel(word: str) -> bool:
    """Whether a word is spelled as products are: "iPhone", "eBay"; not "al-Qaeda"."""
    return word[:1].islower() and "-" not in word and any(sign.isupper() for sign in word)


def _renown(place: Place) -> int:
    """How much a name's being in the gazetteer says: regions and large cities more than small ones."""
    if place.sort != "city":
        return 8
    return 3 if place.population > 300_000 else 2


def _evidence_of_parser(one: Bearer) -> Counter[str]:
    """The parser's entity labels as shares of all mentions, so that one slip repeated often does not win."""
    votes: Counter[str] = Counter()
    for ent, count in one.ents.items():
        unknown_place = ent == "GPE" and not candidates(one.fullest)
        weight = 2 if ent in ("EVENT", "WORK_OF_ART", "LAW") else 3 if unknown_place else 6
        votes[KIND_OF_ENT[ent]] += max(1, round(weight * count / len(one.mentions)))
    return votes


def _kind(one: Bearer) -> EntityKind:
    """The kind that most speaks for; None of them with a positive count: unknown."""
    order: tuple[EntityKind, ...] = ("person", "organization", "place", "group", "thing")
    best = max(order, key=lambda kind: (one.votes[kind], -order.index(kind)))
    return best if one.votes[best] > 0 else "unknown"


def _same_bearer(one: Bearer, found: Mapping[int, Bearer], acronyms: dict[str, str]) -> int | None:
    """The number of the one bearer that a name can be short for or a spelling of; None: no such, or several."""
    options = [number for number, other in found.items() if _are_one(one, one.fullest, other, acronyms)]
    if len(options) == 1:
        return options[0]
    if len(options) > 1 and one.fullest.isupper():
        return max(options, key=lambda number: len(found[number].mentions))
    return None


def _are_one(one: Bearer, name: str, other: Bearer, acronyms: dict[str, str]) -> bool:
    """Whether a shorter name means the bearer of a longer one. States the rules in order of trust."""
    full = other.fullest
    if one.country != other.country and None not in (one.country, other.country):
        return False
    if acronyms and any(acronyms.get(fold(name)) == fold(known) or acronyms.get(fold(known)) == fold(name)
                        for known in other.names):
        return True
    if {one.kind, other.kind} == {"place"} or country_code(name) or country_code(full):
        return _same_place(name, full)
    if name.isupper() and is_acronym_of(name, full) and other.kind != "person":
        return True
    if _is_surname_of(one, other) or _is_first_names_of(one, other) or _is_last_word_of(one, other):
        return True
    score, _ = compare(name, full, _are_people(one, other))
    if score >= 0.85:
        return one.kind == other.kind or "unknown" in (one.kind, other.kind) or len(parts(name)) > 1
    return _is_short_for(one, other)


def _are_people(one: Bearer, other: Bearer) -> bool | None:
    """Whether two names are people's; None: not known."""
    kinds = {one.kind, other.kind}
    return None if "unknown" in kinds else "person" in kinds


def _same_place(name: str, full: str) -> bool:
    first, second = candidates(name), candidates(full)
    return bool(first) and bool(second) and first[0].geoname is not None and first[0].geoname == second[0].geoname


def _is_surname_of(one: Bearer, other: Bearer) -> bool:
    """Whether a single word is the last part of a person's full name, or its first where it is no other's surname."""
    short, full = parts(one.fullest), parts(other.fullest)
    if other.kind != "person" or len(short) != 1 or len(full) < 2 or one.votes["place"] >= 8:
        return False
    if short[0] in possible_surnames(other.fullest) or (len(short[0]) > 3 and sound(short[0]) == sound(full[-1])):
        return True
    return one.kind == "person" and short[0] == full[0] and given_gender(short[0]) is not None


def _is_last_word_of(one: Bearer, other: Bearer) -> bool:
    """Whether a thing goes by the last word of its name: "the Discovery" of "Space Shuttle Discovery"."""
    short, full = parts(one.fullest), parts(other.fullest)
    if re.search("['’]s ", other.fullest):
        return False  # "the House" passes laws, crowds enter "President's House"
    if other.kind == "organization" and len(short) == 1 and one.fullest.lower() in words("organization_nouns"):
        return short[0] in (full[-1], *(full[i - 1] for i, word in enumerate(full) if word == "of" and i))
    return other.kind == "thing" and one.kind in ("thing", "unknown", "person") and len(short) == 1 < len(full) and (
        short[0] == full[-1] and not short[0].isdigit() and short[0] not in words("event_words"))


def _is_first_names_of(one: Bearer, other: Bearer) -> bool:
    """Whether several words are the given names of a longer name: "Vladimir Vladimirovich", as he is addressed."""
    short, full = parts(one.fullest), parts(other.fullest)
    return other.kind == "person" and 1 < len(short) < len(full) and full[: len(short)] == short


def _is_short_for(one: Bearer, other: Bearer) -> bool:
    """Whether a body goes by the first words of its name ("Apple" of "Apple Computer"), or loses its country's."""
    short, full = parts(one.fullest), parts(other.fullest)
    known = one.kind == "place" and (other.kind != "organization" or bool(candidates(one.fullest)))
    if other.kind not in ("organization", "unknown") or known or len(short) >= len(full):
        return False
    if full[: len(short)] == short and nationality(one.fullest) is None and not _has_suffix(one):
        rest_words = full[len(short) :]
        city = candidates(" ".join(rest_words)) if not is_bodys_name(one.fullest) else ()
        return bool(city) or all(word in words("organization_words") for word in rest_words)
    if "of" in short and full[-len(short) :] == short:
        return True  # "Archdiocese of X" of "Roman Catholic Archdiocese of X"
    if len(short) == 1 and _before_de(full) == short[0]:
        return True
    rest = set(full) - set(short) - {"of", "the", "and", "for", "in"}
    return is_bodys_name(one.fullest) and len(short) > 1 and set(short) < set(full) and all(
        nationality(word.title()) is not None or country_code(word) is not None for word in rest)


def _before_de(full: Sequence[str]) -> str | None:
    """The word of a Romance name before "de" that is its own: "Varna" of "Casa Varna del Sur", no word of bodies."""
    at = next((i for i, word in enumerate(full) if i > 1 and word in ("de", "del", "do", "da")), None)
    own = full[at - 1] if at is not None else None
    return None if own in words("organization_words", "organization_nouns") else own


def _has_suffix(one: Bearer) -> bool:
    """Whether the text knows a company by this very name: "Apple Inc." is not short for "Apple Corps"."""
    return any(len(fold(name).split()) > len(parts(name)) for name in one.names)


def _absorb(target: Bearer, one: Bearer) -> None:
    target.names.update(one.names)
    target.settle()
    target.mentions = sorted(target.mentions + one.mentions)
    target.gender = target.gender or one.gender
    if target.kind == "unknown":
        target.kind = one.kind


def _split_surnames(
    parse: Parse, mentions: tuple[Mention, ...], found: list[Bearer], where: dict[int, int]
) -> dict[int, int]:
    """A surname that two people of the text bear means the one whom its title fits, else whoever was named last.

    A headline that comes before both means whom the text names first.
    """
    by_surname: dict[str, list[int]] = {}
    for i, one in enumerate(found):
        if one.kind == "person" and len(parts(one.fullest)) > 1:
            for surname in possible_surnames(one.fullest):
                by_surname.setdefault(surname, []).append(i)
    latest: dict[str, int] = {}
    for i, mention in enumerate(mentions):
        if mention.name is None:
            continue
        if len(parts(mention.name)) > 1:
            latest.update((surname, where[i]) for surname in possible_surnames(mention.name))
        elif len(bearing := by_surname.get(parts(mention.name)[-1], [])) > 1:
            fitting = [one for one in bearing if found[one].gender == (title_before(parse, mention) or "-")]
            first = min(bearing, key=lambda one: _first_in_full(mentions, found[one]))
            where[i] = fitting[0] if len(fitting) == 1 else latest.get(parts(mention.name)[-1], first)
    return where


def _first_in_full(mentions: tuple[Mention, ...], bearer: Bearer) -> int:
    """The first mention with more than one part of the name."""
    return min((i for i in bearer.mentions if len(parts(mentions[i].name or "")) > 1), default=len(mentions))
