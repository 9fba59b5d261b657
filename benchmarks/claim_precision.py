#!/usr/bin/env python3
"""How sure claims are by their traits: the factors behind their confidence, and how right claims are above each cut.

    claim_precision.py [TABLE] [--data]

TABLE (``benchmarks/judged_claims.tsv`` unless another is given) has a line a claim that somebody judged strictly:
right where the event, its agents and patients, and whom they mean are right. Columns: the set of articles, who judged
("stranger": knew neither rules nor code; "mender": knew both), whether it is right (1 or 0), how sure its rules are,
and its traits, apart by commas. ``benchmarks/judged_claims.py`` makes such lines.

Fitted is a logistic regression whose coefficients are drawn to 0 (a normal prior of variance 1 / ``STIFFNESS``), so
that a trait seen seldom counts little. The menders judge more leniently; what that makes is fitted beside and left
out. Printed are the traits with their shares and factors, and for a row of cuts the share of claims kept and how many
of these are right, each set being judged by factors that were fitted on the others. ``--data`` prints the rows of
``builders/data/claim_factors.txt`` instead.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy
from dateline.builders.confidence import ANY, CUT, RULES, log_odds
from numpy.typing import NDArray

TABLE = Path(__file__).parent / "judged_claims.tsv"
STIFFNESS = 2.0
CUTS = (0.0, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
OWN = ("generic", "noun alone")
"""Traits whose claims were hardly drawn: what they cost is our own judgement, and is not fitted."""

Numbers = NDArray[numpy.float64]


@dataclass(frozen=True)
class Judged:
    """A judged claim."""

    texts: str
    reader: str
    right: bool
    rules: float
    traits: frozenset[str]


class Share(NamedTuple):
    """How many of how many are right."""

    right: int
    judged: int

    def __str__(self) -> str:
        """As a count and a percentage."""
        return f"{self.right:4} of {self.judged:4} ({100 * self.right / max(self.judged, 1):5.1f} %)"


def judged_in(path: Path) -> list[Judged]:
    """The lines of a table."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return [_judged(*line.split("\t")) for line in lines]


def _judged(texts: str, reader: str, right: str, rules: str, traits: str) -> Judged:
    return Judged(texts, reader, right == "1", float(rules), frozenset(filter(None, traits.split(","))))


def columns(claims: Sequence[Judged], traits: Sequence[str]) -> Numbers:
    """A line a claim: 1, whether a mender judged it, the odds of its rules, its traits."""
    told = ((one.reader == "mender", log_odds(one.rules), *(name in one.traits for name in traits)) for one in claims)
    return numpy.array([(1.0, *line) for line in told], dtype=float)


def fitted(claims: Sequence[Judged], traits: Sequence[str]) -> Numbers:
    """The coefficients by Newton's method; the first, of any claim, is free."""
    lines, right = columns(claims, traits), numpy.array([one.right for one in claims], dtype=float)
    pull = numpy.diag([0.0] + [STIFFNESS] * (lines.shape[1] - 1))
    found = numpy.zeros(lines.shape[1])
    for _ in range(20):
        sure = 1 / (1 + numpy.exp(-lines @ found))
        slope = lines.T @ (sure - right) + pull @ found
        bend = (lines * (sure * (1 - sure))[:, None]).T @ lines + pull
        found = found - numpy.linalg.solve(bend, slope)
    return found


def left_out(claims: Sequence[Judged], traits: Sequence[str]) -> list[float]:
    """How sure each claim is as a stranger judges, by what the other sets tell."""
    sure: dict[int, float] = {}
    for texts in {one.texts for one in claims}:
        found = fitted([one for one in claims if one.texts != texts], traits)
        found[1] = 0.0
        here = [i for i, one in enumerate(claims) if one.texts == texts]
        shares = 1 / (1 + numpy.exp(-columns([claims[i] for i in here], traits) @ found))
        sure.update(zip(here, shares.tolist(), strict=True))
    return [sure[i] for i in range(len(claims))]


def share(claims: Sequence[Judged]) -> Share:
    """How many are right."""
    return Share(sum(one.right for one in claims), len(claims))


def print_data(claims: Sequence[Judged], traits: Sequence[str], found: Numbers) -> None:
    """The rows of the data file."""
    every = share(claims)
    print(f"{ANY}\t{numpy.exp(found[0]):.2f}\t{every.right}\t{every.judged}")
    print(f"{RULES}\t{found[2]:.2f}")
    for name, value in zip(traits, found[3:], strict=True):
        seen = share([one for one in claims if name in one.traits])
        print(f"{name}\t{numpy.exp(value):.2f}\t{seen.right}\t{seen.judged}")


def print_curve(claims: Sequence[Judged], sure: Sequence[float]) -> None:
    """What stays above each cut, how right it is, and how right claims of each confidence are."""
    pairs = list(zip(claims, sure, strict=True))
    strangers = [(one, how) for one, how in pairs if one.reader == "stranger"]
    for name, some in (("all", pairs), ("judged by strangers", strangers)):
        print(f"\n{name}: separated right from wrong in {100 * separated(some):.1f} % of pairs")
        for cut in sorted((*CUTS, CUT)):
            kept = share([one for one, how in some if how >= cut])
            print(f"confidence >= {cut:.2f}    kept {100 * kept.judged / len(some):5.1f} %    right {kept}")
    print("\nconfidence, as strangers judge")
    for low, high in pairwise(BINS):
        print(f"{low:.1f} to {high:.1f}    right {share([one for one, how in strangers if low <= how < high])}")


def separated(pairs: Sequence[tuple[Judged, float]]) -> float:
    """Of all pairs of a right and a wrong claim, the share in which the right one is surer; a tie counts half."""
    right, wrong = ([how for one, how in pairs if one.right is kind] for kind in (True, False))
    wins = sum((a > b) + 0.5 * (a == b) for a in right for b in wrong)
    return wins / max(len(right) * len(wrong), 1)


def main(path: Path, as_data: bool) -> None:
    """Print the factors, or the rows of the data file."""
    claims = judged_in(path)
    traits = sorted({name for one in claims for name in one.traits} - set(OWN))
    found = fitted(claims, traits)
    if as_data:
        print_data(claims, traits, found)
        return
    for name, value in sorted(zip(traits, found[3:], strict=True), key=lambda pair: pair[1]):
        print(f"{name:24} x {numpy.exp(value):.2f}    {share([one for one in claims if name in one.traits])}")
    print_curve(claims, left_out(claims, traits))


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if argument != "--data"]
    if len(given) > 1:
        raise SystemExit(__doc__)
    main(Path(given[0]) if given else TABLE, "--data" in sys.argv)
