#!/usr/bin/env python3
"""Pairwise precision of identity: of all pairs of mentions put together, the share that the gold puts together too.

    identity_precision.py KIT GOLD TABLES

KIT is the folder of the evaluation kit, GOLD a folder of CAT files with instances, TABLES what
``dateline export --to tables`` wrote. Only mentions that the kit aligns with gold mentions of an instance count, within
and across articles. With ``-v`` the wrong pairs are listed, the most frequent first.
"""

from __future__ import annotations

import importlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

Named = tuple[str, str, str]
"""What the product calls it, what the gold calls it, its words."""


def actors(sides: Iterable[Any]) -> Iterator[Named]:
    """The aligned mentions of actors."""
    for side in sides:
        for i, j in side.actor_pairs:
            gold, (iri, where) = side.gold_actors[i], side.actors[j]
            yield iri, side.document.instance_of[gold.id], _words(side, where)


def events(sides: Iterable[Any]) -> Iterator[Named]:
    """The aligned mentions of events that refer to an instance."""
    for side in sides:
        for i, j in side.event_pairs:
            gold, row = side.gold_events[i], side.events[j]
            if gold.id in side.document.instance_of:
                yield row["event"], side.document.instance_of[gold.id], row["trigger"]


def _words(side: Any, where: Any) -> str:
    return str(side.document.text[where[0][0] : where[-1][1]])


def pairs(mentions: Iterable[Named]) -> Iterator[tuple[Named, Named]]:
    """All pairs that the product puts together."""
    groups: defaultdict[str, list[Named]] = defaultdict(list)
    for mention in mentions:
        groups[mention[0]].append(mention)
    for _, group in sorted(groups.items()):
        yield from combinations(group, 2)


def report(label: str, found: list[tuple[Named, Named]], verbose: bool) -> None:
    """Print the precision, and the wrong pairs if asked."""
    right = sum(a[1] == b[1] for a, b in found)
    print(f"{label}: {100 * right / max(len(found), 1):.1f} % ({right} of {len(found)} pairs)")
    if verbose:
        wrong = Counter((a[0], *sorted((a[2], b[2]))) for a, b in found if a[1] != b[1])
        for words, number in wrong.most_common(40):
            print(f"  {number:4} {' | '.join(words)}")


def main(kit: Path, gold: Path, tables: Path, verbose: bool) -> None:
    """Score a folder of tables."""
    sys.path.insert(0, str(kit))
    cat, meantime, answers = (importlib.import_module(f"kit.{name}") for name in ("cat", "meantime", "tables"))
    sides = meantime.compare(cat.read_folder(gold), answers.read(tables))
    report("actors", list(pairs(actors(sides))), verbose)
    report("events", list(pairs(events(sides))), verbose)


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if argument != "-v"]
    if len(given) != 3:
        raise SystemExit(__doc__)
    main(Path(given[0]), Path(given[1]), Path(given[2]), "-v" in sys.argv)
