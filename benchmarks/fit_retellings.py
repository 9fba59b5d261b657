"""Fits the weights of what says that two articles tell one happening in other words to pairs that a reader judged.

    python benchmarks/fit_retellings.py [-j JUDGED] [-s SHIFT] [-o retelling_weights.txt]

JUDGED, by default ``judged_retellings.tsv`` beside this script, has a pair a row, cells parted by tabs: the set of
articles it is of, ``1`` if both tell one happening, else ``0``, and what speaks for it (``judged_retellings.py`` makes
them). Every set is judged with weights fitted on the others; what is right of the pairs that they join is printed, then
the table fitted on all. SHIFT is taken from the constant: a wrong join is worse than a missing one.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy
from dateline.builders.retellings import Evidence
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

STRENGTH = 1.0
SHIFT = 1.2
AGAINST = frozenset({"one undated", "undated", "told often"})
"""Signs that never speak for a pair; those of ``FREE`` may speak for it or against it, all others only for it."""
FREE = frozenset({"constant", "same act", "kindred act", "one day", "about one day", "days fit", "days may fit"})
HEADER = """\
# What speaks for (above 0) and against two claims of different texts being one event: sign, log odds.
# Fitted to pairs that a reader judged: the output of benchmarks/fit_retellings.py.
"""

Matrix = NDArray[numpy.float64]


def main() -> None:
    """Reads the judged pairs, prints the figures and the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("-j", type=Path, default=Path(__file__).with_name("judged_retellings.tsv"), help="the pairs")
    options.add_argument("-s", type=float, default=SHIFT, help="what is taken from the constant")
    options.add_argument("-o", type=Path, help="where to write the table")
    given = options.parse_args()
    found = list(judged(given.j))
    names = ["constant", *sorted({sign for _, _, evidence in found for sign in evidence})]
    x = numpy.array([[1.0, *(evidence.get(name, 0.0) for name in names[1:])] for _, _, evidence in found])
    y = numpy.array([float(right) for _, right, _ in found])
    scores = left_out(x, y, [name for name, _, _ in found], names)
    print(f"{len(y)} pairs, {y.sum():.0f} of one happening; weights fitted on the other sets:")
    for shift in sorted({0.0, 0.6, given.s}):
        joined = scores > shift
        print(f"shift {shift}: {y[joined].mean():.1%} of {joined.sum()} right, {y[joined].sum() / y.sum():.1%} found")
    weights = fitted(x, y, names) - numpy.array([given.s * (name == "constant") for name in names])
    table = HEADER + "".join(f"{n}\t{w:.2f}\n" for n, w in zip(names, weights, strict=True) if abs(w) >= 0.005)
    print(table)
    if given.o:
        given.o.write_text(table, encoding="utf-8")


def judged(file: Path) -> Iterator[tuple[str, bool, Evidence]]:
    """The set, the verdict and the evidence of each judged pair."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, verdict, signs = line.split("\t")
            parted = (sign.partition("=") for sign in signs.split(","))
            yield name, verdict == "1", {sign: float(much) for sign, _, much in parted}


def left_out(x: Matrix, y: Matrix, sets: Sequence[str], names: Sequence[str]) -> Matrix:
    """The score of each pair by weights fitted on the other sets."""
    scores = numpy.zeros(len(y))
    for name in sorted(set(sets)):
        own = numpy.array([other == name for other in sets])
        scores[own] = x[own] @ fitted(x[~own], y[~own], names)
    return scores


def fitted(x: Matrix, y: Matrix, names: Sequence[str]) -> Matrix:
    """Logistic regression; weights are drawn towards 0, but for the constant's, and keep the sign they must have."""

    def cost(weights: Matrix) -> tuple[float, Matrix]:
        score = x @ weights
        drawn = weights * [name != "constant" for name in names]
        loss = (numpy.logaddexp(0, score) - y * score).sum() + STRENGTH * (drawn**2).sum()
        return float(loss), x.T @ (1 / (1 + numpy.exp(-score)) - y) + 2 * STRENGTH * drawn

    bounds = [(None, None) if name in FREE else (None, 0) if name in AGAINST else (0, None) for name in names]
    return numpy.asarray(minimize(cost, numpy.zeros(x.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x)


if __name__ == "__main__":
    main()
