"""Outlines of land and borders for a small map: read from TopoJSON, cut to the part of the Earth that is wanted.

Boxes are west, south, east, north in degrees; points are longitude, latitude.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from dateline.builders.page_shell import resource
from dateline.builders.places import country_number

Point = tuple[float, float]
Ring = tuple[Point, ...]
Box = tuple[float, float, float, float]

WIDE = 70.0
"""Degrees from which on a map is so wide that coarse outlines do."""
NARROWEST = 30.0
"""Degrees that a map spans at least, so that a coast or a border is in it."""
MARGIN = 0.5
"""Share of the span that is kept on each side."""
SHAPE = 240 / 170
"""Width of the map by its height."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """A part of the Earth and the countries in it, as rings of points."""

    box: Box
    rings: tuple[Ring, ...]


def outlines(places: Iterable[Point]) -> Outlines | None:
    """The outlines round some places, or None where there are none."""
    found = list(places)
    if not found:
        return None
    box = _box(found)
    rings = _rings("110m" if box[2] - box[0] > WIDE else "50m")
    clipped = (_rounded(clip(ring, box)) for ring in rings if _meets(ring, box))
    return Outlines(box, tuple(ring for ring in clipped if len(ring) > 2))


def middle_of(country: str) -> Point | None:
    """The middle of the largest part of a country, by any of its English names; None: there is none of that name."""
    number = country_number(country)
    return None if number is None else _middles().get(number)


@functools.cache
def _middles() -> dict[int, Point]:
    """By ISO 3166 numeric code; Kosovo, which has none, has that of GeoNames."""
    topology, arcs = _topology("110m")
    shapes = topology["objects"]["countries"]["geometries"]
    numbers = [int(each["id"]) if "id" in each else country_number(each["properties"]["name"]) for each in shapes]
    return {
        number: _middle(max((_joined(i, arcs) for i in _ring_indices(shape)), key=len))
        for number, shape in zip(numbers, shapes, strict=True)
        if number is not None
    }


def _middle(ring: Ring) -> Point:
    """The centroid of a polygon; one over the 180th meridian (Russia) goes on beyond it."""
    whole = [(x + 360 if ring[0][0] - x > 180 else x - 360 if x - ring[0][0] > 180 else x, y) for x, y in ring]
    pairs = list(zip(whole, [*whole[1:], whole[0]], strict=True))
    areas = [x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs]
    area = 3 * sum(areas)
    x = sum((x1 + x2) * part for ((x1, _), (x2, _)), part in zip(pairs, areas, strict=True)) / area
    y = sum((y1 + y2) * part for ((_, y1), (_, y2)), part in zip(pairs, areas, strict=True)) / area
    return round((x + 180) % 360 - 180, 2), round(y, 2)


def _box(places: Sequence[Point]) -> Box:
    (x, half_width), (y, half_height) = _span([x for x, _ in places]), _span([y for _, y in places])
    narrowing = max(math.cos(math.radians(y)), 0.2)  # a degree of longitude is that much narrower than one of latitude
    half_width = max(half_width, half_height * SHAPE / narrowing)
    half_height = max(half_height, half_width * narrowing / SHAPE)
    return (
        round(max(x - half_width, -180.0), 2),
        round(max(y - half_height, -90.0), 2),
        round(min(x + half_width, 180.0), 2),
        round(min(y + half_height, 90.0), 2),
    )


def _span(values: Sequence[float]) -> tuple[float, float]:
    """The middle of some degrees, and half of what a map of them spans."""
    span = max(max(values) - min(values), NARROWEST)
    return (min(values) + max(values)) / 2, span * (0.5 + MARGIN)


def _meets(ring: Ring, box: Box) -> bool:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs) <= box[2] and max(xs) >= box[0] and min(ys) <= box[3] and max(ys) >= box[1]


def _rounded(ring: Iterable[Point]) -> Ring:
    return tuple(dict.fromkeys((round(x, 2), round(y, 2)) for x, y in ring))


# ---- TopoJSON --------------------------------------------------------------------------------------------------------


@functools.cache
def _topology(scale: str) -> tuple[Any, list[list[Point]]]:
    """The file and its arcs: each border once, kept as steps on a grid (topojson-specification 1.0)."""
    topology = json.loads(resource(f"vendor/countries-{scale}.json"))
    return topology, [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]


@functools.cache
def _rings(scale: str) -> tuple[Ring, ...]:
    """Every ring of every country."""
    topology, arcs = _topology(scale)
    shapes = topology["objects"]["countries"]["geometries"]
    rings = (_joined(indices, arcs) for shape in shapes for indices in _ring_indices(shape))
    return tuple(part for ring in rings for part in _unrolled(ring))


def _unrolled(ring: Ring) -> Iterator[Ring]:
    """The ring; one over the 180th meridian twice, whole at either side of the map; not that round the pole."""
    if max(x for x, _ in ring) - min(x for x, _ in ring) < 300 or min(y for _, y in ring) < -80:
        yield ring
        return
    for turn in (0, 360):
        yield tuple((x + turn if x < 0 else x - 360 + turn, y) for x, y in ring)


def _decoded(arc: Sequence[Sequence[int]], transform: Any) -> list[Point]:
    (width, height), (west, south) = transform["scale"], transform["translate"]
    xs, ys = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
    return [(x * width + west, y * height + south) for x, y in zip(xs, ys, strict=True)]


def _ring_indices(shape: Any) -> Iterator[Sequence[int]]:
    polygons = {"Polygon": [shape.get("arcs", ())], "MultiPolygon": shape.get("arcs", ())}
    for polygon in polygons.get(shape["type"], ()):
        yield from polygon


def _joined(indices: Sequence[int], arcs: Sequence[list[Point]]) -> Ring:
    """The ring of some arcs; ``~n`` stands for arc n walked backwards."""
    points: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return tuple(points)


# ---- Cutting ---------------------------------------------------------------------------------------------------------


def clip(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of a polygon inside a box, by Sutherland and Hodgman's way: one side of the box after the other."""
    west, south, east, north = box
    sides: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, west, float.__ge__), (0, east, float.__le__), (1, south, float.__ge__), (1, north, float.__le__),
    )  # fmt: skip
    kept = list(ring)
    for axis, limit, inside in sides:
        kept = _cut(kept, axis, limit, inside)
    return kept


def _cut(ring: list[Point], axis: int, limit: float, inside: Callable[[float, float], bool]) -> list[Point]:
    kept: list[Point] = []
    for start, end in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        if inside(start[axis], limit) != inside(end[axis], limit):
            share = (limit - start[axis]) / (end[axis] - start[axis])
            kept.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
        if inside(end[axis], limit):
            kept.append(end)
    return kept
