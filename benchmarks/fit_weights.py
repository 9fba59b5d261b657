"""Fits the weights of what makes a claim matter to the events that readers marked as salient.

    python benchmarks/fit_weights.py KIT GOLD [-o weight_features.txt]

KIT is the folder of the evaluation kit, GOLD a corpus of annotated articles in brat's format. Every article is ranked
with weights fitted on the others; the R-precision and average precision of these rankings are printed for several
strengths of shrinkage, then the table fitted on all articles with the strength asked for.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy
from dateline.builders import language, weight
from dateline.builders.reading import read
from dateline.graph.model import Cast
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

STRENGTHS = (2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 12.0)
FEWEST = 15
"""Claims that must show a feature for it to get a weight."""
HEADER = """\
# What speaks for (above 0) and against a claim being one of the salient events of its article: feature, weight.
# Fitted on the development articles of TimeSET (Hasegawa et al. 2024) by benchmarks/fit_weights.py, with shrinkage.
"""

Matrix = NDArray[numpy.float64]


def main() -> None:
    """Reads the gold articles, prints the figures and the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("kit", type=Path)
    options.add_argument("gold", type=Path)
    options.add_argument("-c", type=float, default=6.0, help="strength of shrinkage")
    options.add_argument("-o", type=Path, help="where to write the table")
    given = options.parse_args()
    sys.path.insert(0, str(given.kit))
    brat, key_events, tables = (importlib.import_module(f"kit.{name}") for name in ("brat", "key_events", "tables"))
    documents = brat.read_folder(given.gold)
    events, found = read_articles(sorted(given.gold.glob("*.txt")), {d.file for d in documents})
    sides = key_events.compare(documents, tables.Tables([], {}, events, [], []))
    names = frequent(found)
    x, y, article = matrices(sides, found, names)
    for strength in STRENGTHS:
        rank(sides, left_out(x, y, article, strength, names.index("constant")))
        precisions = [row.precision for row in key_events.score_events(sides)[:2]]
        print(f"shrinkage {strength:4}: R-precision {precisions[0]:.1%}, average precision {precisions[1]:.1%}")
    table = written(names, fitted(x, y, given.c, names.index("constant")))
    print(table)
    if given.o:
        given.o.write_text(table, encoding="utf-8")


def read_articles(
    paths: Sequence[Path], wanted: set[str]
) -> tuple[dict[str, list[dict[str, Any]]], dict[str, Mapping[str, float]]]:
    """The claims of each article as the kit's tables have them, and the features of each."""
    events: dict[str, list[dict[str, Any]]] = {}
    found: dict[str, Mapping[str, float]] = {}
    paths = [path for path in paths if path.name in wanted]
    parses = language.parse([path.read_text(encoding="utf-8") for path in paths])
    for path, parse in zip(paths, parses, strict=True):
        reading = read(parse)
        rows = weight.features(parse, Cast(reading.mentions, reading.entities), reading.claims)
        events[path.name] = []
        for i, (claim, named) in enumerate(zip(reading.claims, rows, strict=True)):
            name = f"{path.name}#{i}"
            found[name] = named
            start, end = claim.trigger
            events[path.name].append(
                {"event": name, "document": path.name, "start": start, "end": end, "participants": [], "salience": 0.0}
            )
    return events, found


def frequent(found: Mapping[str, Mapping[str, float]]) -> list[str]:
    """The features that are seen often enough to be weighed, in order."""
    counts = Counter(name for named in found.values() for name, value in named.items() if value)
    return sorted(name for name, count in counts.items() if count >= FEWEST)


def matrices(
    sides: Sequence[Any], found: Mapping[str, Mapping[str, float]], names: Sequence[str]
) -> tuple[Matrix, Matrix, NDArray[numpy.int64]]:
    """Features, whether a claim is a gold event, and the number of its article, a row a claim."""
    rows = [(row, number, side) for number, side in enumerate(sides) for row in side.rows]
    gold = [{row["event"] for row in side.row_of.values()} for side in sides]
    x = numpy.array([[found[row["event"]].get(name, 0.0) for name in names] for row, _, _ in rows])
    y = numpy.array([float(row["event"] in gold[number]) for row, number, _ in rows])
    return x, y, numpy.array([number for _, number, _ in rows])


def fitted(x: Matrix, y: Matrix, strength: float, free: int) -> Matrix:
    """Logistic regression; the weights are drawn towards 0, but for the constant's, number ``free``."""

    def cost(weights: Matrix) -> tuple[float, Matrix]:
        score = x @ weights
        drawn = weights.copy()
        drawn[free] = 0
        loss = (numpy.logaddexp(0, score) - y * score).sum() + strength * (drawn**2).sum()
        return float(loss), x.T @ (1 / (1 + numpy.exp(-score)) - y) + 2 * strength * drawn

    return numpy.asarray(minimize(cost, numpy.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x)


def left_out(x: Matrix, y: Matrix, article: NDArray[numpy.int64], strength: float, free: int) -> Matrix:
    """The score of every claim by weights that have not seen its article."""
    scores = numpy.zeros(len(y))
    for number in numpy.unique(article):
        here = article == number
        scores[here] = x[here] @ fitted(x[~here], y[~here], strength, free)
    return scores


def rank(sides: Sequence[Any], scores: Matrix) -> None:
    """Writes the scores into the kit's rows."""
    for row, score in zip((row for side in sides for row in side.rows), scores, strict=True):
        row["salience"] = float(score)


def written(names: Sequence[str], weights: Matrix) -> str:
    """The table as the data file has it; what rounds to nothing is left out."""
    lines = [f"{name}\t{value:.2f}" for name, value in zip(names, weights, strict=True) if abs(value) >= 0.015]
    return HEADER + "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
