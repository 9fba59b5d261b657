"""Where actors stand in their picture: the same in every build, connected ones near, no name over another."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import networkx
import numpy
import numpy.typing
from dateline.graph import kept

REACH = 130.0
"""Distance between the two of a pair at least, in the picture's own units."""
GAP = 20.0
"""Room round each connected part."""
LETTER = 11.0
"""Width of a letter of a name."""
NODE = 44.0
"""Height that a node needs above its name."""
ROW = 24.0
"""Height of a line of a name."""
ASPECT = 1.5
"""How much wider than high the picture should be."""
ROOM = 2.0
"""How many times the area of the names and nodes a picture has."""
EVEN = 0.65
"""How far the places follow an even spread, from 0, as the springs put them, to 1, rank by rank."""
ROUNDS = 100
"""How often boxes are pushed before they get more room."""
MORE_ROOM = 1.15
ATTEMPTS = 12

Points = numpy.typing.NDArray[numpy.float64]
Indices = numpy.typing.NDArray[numpy.intp]
Place = tuple[float, float]


def _sizes(names: Mapping[str, str], part: list[str]) -> Points:
    """Half the width and height that each actor needs, its name below it."""
    lines = [names[iri].split("\n") for iri in part]
    return numpy.array(
        [(max(len(line) for line in name) * LETTER / 2 + 14.0, (NODE + ROW * len(name)) / 2 + 8.0) for name in lines]
    )


def _pushes(points: Points, sizes: Points) -> Points | None:
    """How far each must go so that none covers another, the shorter way of sideways and up or down; None: none does."""
    touching = _touching(points, sizes)
    if not len(touching[0]):
        return None
    one, other = touching
    apart = points[one] - points[other]
    covered = sizes[one] + sizes[other] - numpy.abs(apart)
    sideways = covered[:, 0] < covered[:, 1]
    ways = numpy.where(apart == 0.0, numpy.sign(one - other)[:, None], numpy.sign(apart))
    pushes = numpy.zeros_like(points)
    numpy.add.at(pushes, one, covered * ways * numpy.stack([sideways, ~sideways], axis=1) * 0.5)
    return pushes


def _touching(points: Points, sizes: Points) -> tuple[Indices, Indices]:
    """Each two whose boxes cover one another, both ways round, in order."""
    near = numpy.ones((len(points), len(points)), dtype=bool)
    for way in range(2):
        place, size = points[:, way], sizes[:, way]
        near &= size[:, None] + size[None, :] - numpy.abs(place[:, None] - place[None, :]) > 0.5
    numpy.fill_diagonal(near, val=False)
    one, other = numpy.nonzero(near)
    return one, other


def pushed_apart(points: Points, sizes: Points) -> Points:
    """The points moved as little as it takes until no two of their boxes overlap, with more room where that fails."""
    for attempt in range(ATTEMPTS):
        points = points * MORE_ROOM if attempt else points
        for _ in range(ROUNDS):
            pushes = _pushes(points, sizes)
            if pushes is None:
                return points
            points = points + numpy.clip(pushes, -REACH, REACH) * 0.6
    return points


def _spread(points: Points) -> Points:
    """The points turned so that they lie along the picture, and spread over it, each way from -1 to 1."""
    centred = points - points.mean(axis=0)
    _, _, axes = numpy.linalg.svd(centred, full_matrices=False)
    signs = numpy.where(axes[range(2), numpy.abs(axes).argmax(axis=1)] < 0, -1.0, 1.0)
    turned = centred @ (axes * signs[:, None]).T
    scaled = turned / numpy.maximum(numpy.abs(turned).max(axis=0), 1e-9)
    ranks = turned.argsort(axis=0, kind="stable").argsort(axis=0) / max(len(points) - 1, 1) * 2.0 - 1.0
    spread: Points = scaled * (1 - EVEN) + ranks * EVEN
    return spread


def _half_area(sizes: Points) -> tuple[float, float]:
    """Half the width and height of a picture with enough room for boxes of these half sizes and what ties them."""
    high = math.sqrt(ROOM * float((sizes[:, 0] * sizes[:, 1]).sum()) / ASPECT)
    return high * ASPECT, high


def _part_places(graph: networkx.Graph, names: Mapping[str, str]) -> dict[str, Place]:
    """Places of a connected part, in order; wider than high, as pictures and names are."""
    given = (list(graph), list(graph.edges), [names[iri] for iri in graph])
    return kept.of("part of the picture", given, dict[str, Place], lambda: _settled(graph, names))


def _settled(graph: networkx.Graph, names: Mapping[str, str]) -> dict[str, Place]:
    part = list(graph)
    if len(part) == 2:
        half = max(REACH * 0.9, float(_sizes(names, part)[:, 0].sum()) / 2)
        # Not quite level: vis-network misplaces what is written along an edge that runs level to the left.
        return {part[0]: (-half, -6.0), part[1]: (half, 6.0)}
    placed = networkx.spring_layout(graph, seed=1, iterations=200, weight=None, k=2.2 / math.sqrt(len(part)))
    sizes = _sizes(names, part)
    points = _spread(numpy.array([placed[iri] for iri in part])) * _half_area(sizes)
    points = pushed_apart(points, sizes)
    return {iri: (float(x), float(y)) for iri, (x, y) in zip(part, points, strict=True)}


def _extent(placed: Mapping[str, Place], names: Mapping[str, str]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a part, its names and a gap included."""
    points, sizes = numpy.array(list(placed.values())), _sizes(names, list(placed)) + GAP
    (left, top), (right, bottom) = (points - sizes).min(axis=0).tolist(), (points + sizes).max(axis=0).tolist()
    return left, top, right, bottom


def places(graph: networkx.Graph, names: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """A place for each node, by the names to be written below them: connected parts in rows, the largest first."""
    parts = sorted((sorted(part) for part in networkx.connected_components(graph)), key=lambda part: (-len(part), part))
    drawn = [_part_places(_ordered(graph, part), names) for part in parts]
    extents = [_extent(part, names) for part in drawn]
    sizes = [(right - left, bottom - top) for left, top, right, bottom in extents]
    corners = min((_in_rows(sizes, width) for width in _row_widths(sizes)), key=_bulk, default=_NO_ROWS).corners
    return {
        iri: (round(x - left + px), round(y - top + py))
        for part, (left, top, *_), (x, y) in zip(drawn, extents, corners, strict=True)
        for iri, (px, py) in part.items()
    }


@dataclass(frozen=True, slots=True)
class _Rows:
    """Boxes set in rows: the corner of each, and how wide and high it all is."""

    corners: tuple[Place, ...]
    width: float
    height: float


_NO_ROWS = _Rows((), 0.0, 0.0)


def _bulk(rows: _Rows) -> float:
    """The width of the smallest picture of the right shape that holds the rows."""
    return max(rows.width, rows.height * ASPECT)


def _row_widths(sizes: list[Place]) -> list[float]:
    """Widths that rows may have: that of the widest box, and more by steps up to all in one row."""
    widest, whole = max((width for width, _ in sizes), default=0.0), sum(width for width, _ in sizes)
    return [widest + (whole - widest) * step / 40 for step in range(41)] if sizes else []


def _in_rows(sizes: list[Place], row_width: float) -> _Rows:
    corners: list[Place] = []
    x = y = height = width = 0.0
    for box_width, box_height in sizes:
        if x and x + box_width > row_width + 1:
            x, y, height = 0.0, y + height, 0.0
        corners.append((x, y))
        x, height = x + box_width, max(height, box_height)
        width = max(width, x)
    return _Rows(tuple(corners), width, y + height)


def _ordered(graph: networkx.Graph, part: list[str]) -> networkx.Graph:
    """The part of a graph with its nodes and edges in order, which the places depend on."""
    ordered = networkx.Graph()
    ordered.add_nodes_from(part)
    ordered.add_edges_from(sorted(tuple(sorted(ends)) for ends in graph.subgraph(part).edges))
    return ordered
