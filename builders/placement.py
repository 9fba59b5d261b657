"""Where actors stand in their picture: the same in every build, connected ones near, no name over another."""

from __future__ import annotations

import math
from collections.abc import Mapping

import networkx
import numpy
import numpy.typing

REACH = 130.0
"""Distance between neighbours, in the picture's own units."""
LETTER = 11.0
"""Width of a letter of a name."""
ROW = 62.0
"""Height that a node and the name below it need."""
ROUNDS = 400

Points = numpy.typing.NDArray[numpy.float64]
Place = tuple[float, float]


def _sizes(names: Mapping[str, str], part: list[str]) -> Points:
    """Half the width and height that each actor needs."""
    return numpy.array([(max(len(names[iri]) * LETTER, 40.0) / 2 + 8.0, ROW / 2) for iri in part])


def _pushes(points: Points, sizes: Points) -> Points:
    """How far each must go so that none covers another, the shorter way of sideways and up or down."""
    apart = points[:, None, :] - points[None, :, :]
    covered = sizes[:, None, :] + sizes[None, :, :] - numpy.abs(apart)
    numpy.einsum("iij->ij", covered)[:] = 0.0
    touching = covered.min(axis=2) > 0.5
    sideways = covered[:, :, 0] < covered[:, :, 1]
    order = numpy.sign(numpy.arange(len(points))[:, None] - numpy.arange(len(points))[None, :])
    ways = numpy.where(apart == 0.0, order[:, :, None], numpy.sign(apart))
    chosen = numpy.stack([sideways, ~sideways], axis=2) & touching[:, :, None]
    pushes: Points = (covered * ways * chosen * 0.5).sum(axis=1)
    return pushes


def pushed_apart(points: Points, sizes: Points) -> Points:
    """The points moved as little as it takes until no two of their boxes overlap, or until ``ROUNDS`` are over."""
    for _ in range(ROUNDS):
        pushes = _pushes(points, sizes)
        if not pushes.any():
            break
        points = points + numpy.clip(pushes, -REACH, REACH) * 0.6
    return points


def _part_places(graph: networkx.Graph, names: Mapping[str, str]) -> dict[str, Place]:
    """Places of a connected part; wider than high, as pictures and names are."""
    part = list(graph)
    if len(part) == 2:
        half = max(REACH * 0.9, float(_sizes(names, part)[:, 0].sum()) / 2)
        # Not quite level: vis-network misplaces what is written along an edge that runs level to the left.
        return {part[0]: (-half, -6.0), part[1]: (half, 6.0)}
    radius = REACH * 0.85 * math.sqrt(len(part))
    placed = networkx.spring_layout(graph, seed=1, iterations=200, weight=None, k=2.2 / math.sqrt(len(part)))
    points = numpy.array([placed[iri] for iri in part]) * (radius * 1.35, radius * 0.8)
    points = pushed_apart(points, _sizes(names, part))
    return {iri: (float(x), float(y)) for iri, (x, y) in zip(part, points, strict=True)}


def _extent(placed: Mapping[str, Place]) -> tuple[float, float, float, float]:
    xs, ys = zip(*placed.values(), strict=True)
    return (min(xs) - REACH * 0.7, min(ys) - REACH * 0.4, max(xs) + REACH * 0.7, max(ys) + REACH * 0.4)


def places(graph: networkx.Graph, names: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """A place for each node, by the names to be written below them: connected parts in rows, the largest first."""
    parts = sorted((sorted(part) for part in networkx.connected_components(graph)), key=lambda part: (-len(part), part))
    drawn = [_part_places(_ordered(graph, part), names) for part in parts]
    widest = max((_extent(part)[2] - _extent(part)[0] for part in drawn), default=0.0)
    row_width = max(widest, REACH * 2.8 * math.sqrt(len(graph)))
    result: dict[str, tuple[int, int]] = {}
    x = y = height = 0.0
    for part in drawn:
        left, top, right, bottom = _extent(part)
        if x and x + right - left > row_width:
            x, y, height = 0.0, y + height, 0.0
        result.update({iri: (round(x + px - left), round(y + py - top)) for iri, (px, py) in part.items()})
        x, height = x + right - left, max(height, bottom - top)
    return result


def _ordered(graph: networkx.Graph, part: list[str]) -> networkx.Graph:
    """The part of a graph with its nodes and edges in order, which the places depend on."""
    ordered = networkx.Graph()
    ordered.add_nodes_from(part)
    ordered.add_edges_from(sorted(tuple(sorted(ends)) for ends in graph.subgraph(part).edges))
    return ordered
