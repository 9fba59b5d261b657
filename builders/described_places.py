"""Which named place "the city", "the country" or "the capital of Kenya" is."""

from __future__ import annotations

from collections import Counter

from dateline.builders.places import capital_of, locate
from dateline.builders.referents import Referent, Walk, countries_beside
from dateline.graph.model import Mention

TOWNS = frozenset({"city", "town", "port", "resort", "village"})


def places_of(walk: Walk, mention: Mention, sort: str) -> list[int]:
    """The named places that may be "the city" or "the country"; those called so, if there are any.

    A city not named yet, or only within another name ("the Springfield refinery"), is none of them.
    """
    options = [goal for goal, one in enumerate(walk.referents) if _is_of_sort(one, sort, mention.lemma)]
    if sort == "country":
        return _countries_at_home(walk, mention, options)
    if sort != "city":
        return options
    called = [goal for goal in options if mention.lemma in walk.referents[goal].lemmas]
    alone = [goal for goal in options if _stands_alone(walk, walk.referents[goal])]
    return called or _cities_at_home(walk, mention, alone)


def _cities_at_home(walk: Walk, mention: Mention, options: list[int]) -> list[int]:
    """The towns just named, and else those that a text names most, first of all in its headline and first sentence."""
    near = [goal for goal in options if any(
        0 <= mention.sentence - walk.mentions[j].sentence <= 1 for j in walk.referents[goal].mentions)]
    weights = {goal: _weight_of_city(walk, walk.referents[goal]) for goal in options}
    most = max(weights.values(), default=0)
    return near or [goal for goal in options if 3 * weights[goal] > most]


def _weight_of_city(walk: Walk, one: Referent) -> int:
    """How often a text names a town; thrice as much counts what stands in the headline or the first sentence."""
    body = next((s.i for s in walk.parse.sentences if walk.parse.blocks[s.block].kind == "paragraph"), 0)
    named = (walk.mentions[j].sentence for j in walk.bearers[one.bearer or 0].mentions)
    return sum(3 if sentence <= body else 1 for sentence in named)


def _countries_at_home(walk: Walk, mention: Mention, options: list[int]) -> list[int]:
    """The countries that the text is about, and those just named; not one that somebody only passed through."""
    weights = {goal: _weight_in_text(walk, walk.referents[goal]) for goal in options}
    most = max(weights.values(), default=0)
    if 2 * most < _most_of_unnamed(walk, options):
        return []
    if mention.lemma == "state":  # an authority rather than a land: never one named in passing
        return [goal for goal in options if weights[goal] == most > 1]
    return [goal for goal in options if 2 * weights[goal] >= most or any(
        0 <= mention.sentence - walk.mentions[j].sentence <= 1 for j in walk.referents[goal].mentions)]


def _most_of_unnamed(walk: Walk, named: list[int]) -> int:
    """How often the text names places of the country that it is at home in without naming it."""
    isos = {place.country for goal in named if (place := walk.referents[goal].place) is not None}
    found: Counter[str | None] = Counter()
    for one in walk.referents:
        if one.bearer is not None and one.place is not None and one.place.country not in isos | {None}:
            found[one.place.country] += len(walk.bearers[one.bearer].mentions)
    return max(found.values(), default=0)


def _weight_in_text(walk: Walk, country: Referent) -> int:
    """How often the whole text names a country, places that lie in it and people who are of it."""
    iso = country.place.country if country.place is not None else None
    return sum(
        len(walk.bearers[one.bearer].mentions) for one in walk.referents
        if one.bearer is not None and (iso in one.countries or (one.place is not None and one.place.country == iso)))


def _stands_alone(walk: Walk, one: Referent) -> bool:
    tokens = (walk.parse.tokens[walk.mentions[j].head_token] for j in one.mentions)
    return any(token.dep not in ("compound", "nmod", "amod") for token in tokens)


def _is_of_sort(one: Referent, sort: str, noun: str) -> bool:
    """Whether it is a place of a sort that the noun may be said of."""
    if one.kind != "place" or one.bearer is None:
        return False
    if one.place is None:  # no gazetteer knows it, but the text: "the port of Tarnhaven"
        return sort == "city" and not one.lemmas.isdisjoint({noun, "port"})
    if sort == "region":
        return one.place.sort in ("region", "state", "continent")
    return one.place.sort == sort


def capital_beside(walk: Walk, mention: Mention) -> int | None:
    """The capital of the country that a phrase says it is of, where the text names that city."""
    for iso in countries_beside(walk, mention):
        capital = capital_of(iso)
        known = locate(capital, (iso,)) if capital else None
        for goal, one in enumerate(walk.referents):
            if known is not None and one.place is not None and one.place.geoname == known.geoname:
                return goal
    return None
