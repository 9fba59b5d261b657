"""Where the places of a text lie: by what stands right after a name, and by the other places that the text names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.builders.folding import fold
from dateline.builders.naming import Bearer
from dateline.builders.places import Place, candidates, country_code, locate
from dateline.graph.model import Mention, Parse

TOLD_APART = 10
"""A city so many times larger than the next of its name tells what country a text speaks of."""
SMALL = 300_000
"""A town of fewer people is not known everywhere by other spellings of its name."""
_BETWEEN = re.compile(r"(,|,? ?in)( the)?( (north|south|east|west|central|upper|lower)\w*)?", re.IGNORECASE)
"""What may stand between a place and the one that it lies in: "Tripoli in northern Lebanon"."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a text as a whole says of where its places lie."""

    countries: frozenset[str]
    """ISO codes of the countries that it names, by nationality words too, and of cities that can be no other."""
    regions: frozenset[int]
    """GeoNames ids of the states that it names."""


def surroundings(mentions: tuple[Mention, ...], bearers: tuple[Bearer, ...]) -> Surroundings:
    """The countries and states that a text speaks of."""
    named = sorted({name for bearer in bearers for name in bearer.names})
    places = sorted({name for bearer in bearers if bearer.kind == "place" for name in bearer.names})
    countries = {iso for mention in mentions for iso in mention.countries}
    countries |= {iso for name in named if (iso := _sure_country(name)) is not None}
    countries |= {iso for name in places if (iso := _country_of_city(name)) is not None}
    states = {one.geoname for name in places for one in candidates(name) if one.sort == "state"}
    return Surroundings(frozenset(countries), frozenset(id for id in states if id is not None))


def _sure_country(name: str) -> str | None:
    """The country of that name, unless a state bears it too: Georgia."""
    states = any(one.sort == "state" for one in candidates(name))
    return None if states else country_code(name)


def _country_of_city(name: str) -> str | None:
    """The country of a city that is far larger than all others of its name, and no other place."""
    found = candidates(name)
    if not found or found[0].sort != "city" or found[0].population < 100_000:
        return None
    rival = max((one.population for one in found[1:] if one.country != found[0].country), default=0)
    return found[0].country if found[0].population > TOLD_APART * rival else None


def _is_far_fetched(found: Place, name: str, around: Surroundings) -> bool:
    """Whether a small town bears the name in another spelling only, and in a country that the text does not speak of.

    "Libau" in a text on Chile is not Liepāja; "Kiev" is Kyiv anywhere.
    """
    small = found.sort == "city" and found.population < SMALL and fold(found.name) != fold(name)
    return small and found.country not in around.countries


def place_of(parse: Parse, mentions: tuple[Mention, ...], bearer: Bearer, around: Surroundings) -> Place | None:
    """The place that a name of a text means, None where the gazetteer has none of its spellings."""
    within = [outer for i in bearer.mentions for outer in _names_after(parse, mentions, i)]
    for name in sorted(bearer.names, key=lambda name: (-bearer.names[name], name)):
        found = locate(name, around.countries, within, around.regions)
        if found is not None and not _is_far_fetched(found, name, around):
            return found
    return None


def _names_after(parse: Parse, mentions: tuple[Mention, ...], i: int) -> list[str]:
    """The name that says where a place lies: "Springfield, Illinois"."""
    if i + 1 >= len(mentions):
        return []
    one, other = mentions[i], mentions[i + 1]
    between = " ".join(parse.text[one.head.end : other.head.start].split())
    return [other.name] if other.name is not None and _BETWEEN.fullmatch(between) else []
