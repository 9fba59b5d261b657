"""Splits of actors, places and things: whom the user keeps apart, within a text and across texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.builders.citing import Library
from dateline.builders.corrections import Called, Correction
from dateline.builders.folding import fold
from dateline.builders.kept_readings import Readings, held
from dateline.builders.same_nodes import Candidate, Key
from dateline.builders.unions import Side
from dateline.graph.errors import DatelineError
from dateline.graph.model import Entity, Mention, Reading, Skipped


def splits(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Those that keep actors, places and things apart."""
    return tuple(one for one in corrections if one.verb == "split" and not one.of_events)


# ---- Within a text ---------------------------------------------------------------------------------------------------


def all_parted(readings: Mapping[str, Reading], corrections: Sequence[Correction]) -> Mapping[str, Reading]:
    """The Readings, by hash of text, with all splits within a text obeyed."""
    wanted = splits(corrections)
    if not wanted:
        return readings
    return Readings(readings, held(lambda sha256: parted(readings[sha256], wanted)))


def parted(reading: Reading, wanted: Iterable[Correction]) -> Reading:
    """The Reading with each entity made several that bears names which the user keeps apart.

    A mention without such a name goes to whoever was named last before it.
    """
    for split in wanted:
        names = [fold(called.name) for called in split.subjects if isinstance(called, Called) and not called.article]
        for index, entity in enumerate(reading.entities):
            if len({fold(name) for name in entity.names} & set(names)) > 1:
                reading = _parted(reading, index, names)
    return reading


def _parted(reading: Reading, index: int, names: Sequence[str]) -> Reading:
    owners = _owners(reading, index, names)
    present = list(dict.fromkeys(sorted(owners.values(), key=names.index)))
    where = {name: index if i == 0 else len(reading.entities) + i - 1 for i, name in enumerate(present)}
    mentions = tuple(
        replace(mention, entity=where[owners[i]]) if i in owners else mention
        for i, mention in enumerate(reading.mentions)
    )
    parts = {name: _part(reading.entities[index], [i for i, n in owners.items() if n == name], mentions)
             for name in present}
    kept = tuple(parts[present[0]] if i == index else entity for i, entity in enumerate(reading.entities))
    return replace(reading, mentions=mentions, entities=(*kept, *(parts[name] for name in present[1:])))


def _owners(reading: Reading, index: int, names: Sequence[str]) -> dict[int, str]:
    """By mention of the entity, which of the names it goes to."""
    mentions = sorted(reading.entities[index].mentions)
    own = {i: fold(reading.mentions[i].name or "") for i in mentions}
    latest = next(name for name in (own[i] for i in mentions) if name in names)
    owners = {}
    for i in mentions:
        latest = own[i] if own[i] in names else latest
        owners[i] = latest
    return owners


def _part(whole: Entity, own: Sequence[int], mentions: Sequence[Mention]) -> Entity:
    """The entity that some of an entity's mentions speak of."""
    called = [mentions[i] for i in own]
    spelled = {mention.name for mention in called if mention.name}
    names = tuple(sorted(spelled, key=lambda name: (-len(name.split()), -len(name), name)))
    return replace(
        whole,
        label=whole.label if whole.label in names else names[0],
        names=names,
        roles=tuple(sorted({role for mention in called for role in mention.roles})),
        countries=tuple(sorted({code for mention in called for code in mention.countries})),
        geoname=whole.geoname if whole.label in names else None,
        mentions=tuple(own),
    )


# ---- Across texts ----------------------------------------------------------------------------------------------------


def sides(
    found: Sequence[Candidate], wanted: Sequence[Correction], library: Library
) -> tuple[dict[Key, frozenset[Side]], list[Skipped]]:
    """By candidate, the sides of splits on which it stands; and the splits that speak of nobody."""
    sides: dict[Key, frozenset[Side]] = {}
    unobeyed = []
    for number, split in enumerate(wanted):
        try:
            bearers = [_bearers(called, found, library) for called in split.subjects if isinstance(called, Called)]
        except DatelineError as wrong:
            unobeyed.append(split.unobeyed(str(wrong)))
            continue
        placed: set[Key] = set()
        for side, keys in enumerate(bearers):
            for key in keys - placed:
                sides[key] = sides.get(key, frozenset()) | {Side(number, side)}
            placed |= keys
    return sides, unobeyed


def _bearers(called: Called, found: Sequence[Candidate], library: Library) -> set[Key]:
    texts = None if called.article is None else set(library.texts(called.article))
    keys = {c.key for c in found if bears(c, called.name) and (texts is None or c.sha256 in texts)}
    if not keys:
        where = f" in {called.article!r}" if called.article else ""
        raise DatelineError(f"nobody and nothing is called {called.name!r}{where}")
    return keys


def bears(candidate: Candidate, name: str) -> bool:
    """Whether an entity is called so in its text."""
    wanted = fold(name)
    return any(fold(own) == wanted for own in (*candidate.names, *candidate.entity.names, candidate.entity.label))
