"""Fits what makes an event one that a timeline is made of to happenings which readers named as such.

    python benchmarks/fit_timeline.py FOLDER=HAPPENINGS... [--timeset KIT GOLD] [-c STRENGTH] [-o timeline_factors.txt]

FOLDER holds articles; HAPPENINGS has a line a happening: number, first day or "first/last", "KEY" or nothing, and what
the label of an event that tells it must match, regular expressions joined by "&", all apart by tabs. KIT is the folder
of the evaluation kit, GOLD a corpus in brat's format. For every set are printed, before and after with factors fitted
on the others: how many of its KEY happenings and of all a key event tells on the right day, and how many of the key
events tell any; then the factors fitted on all sets.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import math
import re
import sys
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from dateline.builders import identity, salience, timeline_worth
from dateline.builders.build import build
from dateline.builders.configuration import Configuration
from dateline.graph.model import Claim, Event, World
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

FEWEST = 15
"""Events that must show a feature for it to get a factor."""
NEAR = datetime.timedelta(days=1)
EXPECTED = {f"type {name}": 0.2 for name in ("DIE", "DISASTER", "ARREST", "RESTRICT", "DISMISS", "RESIGN", "END")}
"""Towards what factors are drawn, those of others towards 0: deaths, offices lost, states that begin and end matter."""
LONGEST = 10
"""Days that an event's date may be wider than the happening's."""
HEADER = """\
# What an event is, and by how much (the logarithm of a factor) it counts more or less on a timeline.
# Fitted on happenings that readers named as those of their stories, and on TimeSET, by benchmarks/fit_timeline.py.
"""
Matrix = NDArray[numpy.float64]


@dataclass(frozen=True, slots=True)
class Happening:
    """What a timeline should tell: its days, whether it must, and what the label of an event that tells it matches."""

    first: datetime.date
    last: datetime.date
    must: bool
    words: tuple[re.Pattern[str], ...]

    def told_by(self, event: Event) -> bool:
        """Whether an event tells it on the right day."""
        label = event.label.partition(":")[0] if event.speech else event.label
        first, last = event.when.earliest, event.when.latest
        if not first or not last or event.when.edtf is None or not all(word.search(label) for word in self.words):
            return False
        wide = (last - first).days > (self.last - self.first).days + LONGEST
        return not wide and first <= self.last + NEAR and last >= self.first - NEAR


@dataclass(slots=True)
class Story:
    """A set of articles as the choice of key events gets it, and which of its events are on a timeline of it."""

    name: str
    articles: int
    events: Sequence[Event]
    told: Mapping[str, Claim]
    happenings: Sequence[Happening] = ()
    salient: frozenset[str] = frozenset()

    def share(self, event: Event) -> float:
        """2 for an event that a timeline must have, 1 for one that it may have, else 0."""
        if event.id in self.salient:
            return 1.0
        return max((1.0 + one.must for one in self.happenings if one.told_by(event)), default=0.0)

    def may_be_key(self, event: Event) -> bool:
        """Whether it is of those that are chosen from."""
        happened = event.standing in salience.HAPPENED and event.when.edtf is not None
        return happened and salience.is_sure(event, self.told[event.id])

    def score(self, factors: Mapping[str, float]) -> tuple[int, int, int, int, int, int]:
        """KEY happenings that key events tell, of how many; all happenings; key events that tell one, of how many."""
        setattr(timeline_worth, "factors", lambda: factors)  # noqa: B010 - a function stands in for a cached one
        chosen = salience.KeyEvents(self.articles).chosen(self.events, self.told)
        keys = [event for event in chosen if event.key]
        found = [one for one in self.happenings if any(map(one.told_by, keys))]
        right = sum(any(one.told_by(event) for one in self.happenings) for event in keys)
        musts = sum(one.must for one in self.happenings)
        return sum(one.must for one in found), musts, len(found), len(self.happenings), right, len(keys)


def main() -> None:
    """Builds the sets, prints the figures and the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sets", nargs="+", metavar="FOLDER=HAPPENINGS")
    options.add_argument("--timeset", nargs=2, type=Path, metavar=("KIT", "GOLD"))
    options.add_argument("-c", type=float, default=5.0, help="strength of shrinkage")
    options.add_argument("-o", type=Path, help="where to write the table")
    given = options.parse_args()
    pairs = (one.partition("=") for one in given.sets)
    stories = [_story(Path(folder), _happenings(Path(file))) for folder, _, file in pairs]
    others = [_salient(*given.timeset)] if given.timeset else []
    judge(stories, others, given.c)
    table = written(fitted([*stories, *others], given.c))
    print(table)
    if given.o:
        given.o.write_text(table, encoding="utf-8")


def judge(stories: Sequence[Story], others: Sequence[Story], strength: float) -> None:
    """Print for each story the figures without factors, and with those fitted on all the others."""
    for story in stories:
        rest = [one for one in (*stories, *others) if one is not story]
        for name, factors in (("without", {}), ("left out", fitted(rest, strength))):
            musts, of, found, all_, right, keys = story.score(factors)
            print(f"{story.name:30} {name:8} KEY {musts}/{of}, all {found}/{all_}, key events right {right}/{keys}")


def _story(folder: Path, happenings: Sequence[Happening]) -> Story:
    return _built(folder, happenings)[0]


def _built(folder: Path, happenings: Sequence[Happening] = ()) -> tuple[Story, World]:
    """A folder's articles, up to the choice of key events."""
    seen: list[Story] = []

    class Recorded(salience.KeyEvents):
        def chosen(
            self, events: Sequence[Event], told: Mapping[str, Claim], gone: frozenset[str] = frozenset()
        ) -> list[Event]:
            seen.append(Story(str(folder), self.articles, events, told, happenings))
            return super().chosen(events, told, gone)

    setattr(identity, "KeyEvents", Recorded)  # noqa: B010 - nothing else sees what the choice is made from
    world = build([str(folder)], Configuration())
    return seen[0], world


def _happenings(path: Path) -> list[Happening]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    found = []
    for _, days, must, words in rows:
        first, _, last = days.partition("/")
        patterns = tuple(re.compile(word, re.IGNORECASE) for word in words.split("&"))
        found.append(Happening(_day(first, 1), _day(last or first, -1), bool(must), patterns))
    return found


def _day(text: str, end: int) -> datetime.date:
    """A day; of a month or year its first, or its last where ``end`` is -1."""
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    if end == 1 or day:
        return datetime.date(year, month or 1, day or 1)
    return datetime.date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1) - NEAR


def _salient(kit: Path, gold: Path) -> Story:
    """The articles of a corpus in which readers marked the salient events."""
    sys.path.insert(0, str(kit))
    brat, key_events, tables = (importlib.import_module(f"kit.{name}") for name in ("brat", "key_events", "tables"))
    story, world = _built(gold)
    spans = {(r.sha256, i): claim.trigger for r in world.readings for i, claim in enumerate(r.claims)}
    files = {document.sha256: Path(document.path).name for document in world.documents}
    rows: dict[str, list[dict[str, Any]]] = {}
    for event in story.events:
        for ref in event.claims:
            start, end = spans[ref.sha256, ref.claim]
            row = {"event": event.id, "start": start, "end": end, "participants": [], "salience": 0.0}
            rows.setdefault(files[ref.sha256], []).append(row | {"document": files[ref.sha256]})
    sides = key_events.compare(brat.read_folder(gold), tables.Tables([], {}, rows, [], []))
    story.salient = frozenset(row["event"] for side in sides for row in side.row_of.values())
    return story


def fitted(stories: Collection[Story], strength: float) -> dict[str, float]:
    """The factors, by logistic regression beside what an event weighs as it is told, drawn to what is expected."""
    seen = [(row, share, offset) for story in stories for row, share, offset in _rows(story)]
    counts = Counter(name for row, _, _ in seen for name, value in row.items() if value)
    names = ["constant", *sorted({name for name, count in counts.items() if count >= FEWEST} | EXPECTED.keys())]
    expected = numpy.array([EXPECTED.get(name, 0.0) for name in names])
    x = numpy.array([[1.0, *(row.get(name, 0.0) for name in names[1:])] for row, _, _ in seen])
    y, heavy = (numpy.array([float(share > least) for _, share, _ in seen]) for least in (0, 1))
    offset = numpy.array([weight for _, _, weight in seen])

    def cost(weights: Matrix) -> tuple[float, Matrix]:
        score, drawn = x @ weights + offset, weights - expected
        drawn[0] = 0
        loss = ((1 + heavy) * (numpy.logaddexp(0, score) - y * score)).sum() + strength * (drawn**2).sum()
        return float(loss), x.T @ ((1 + heavy) * (1 / (1 + numpy.exp(-score)) - y)) + 2 * strength * drawn

    found = minimize(cost, numpy.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return dict(zip(names[1:], map(float, found[1:]), strict=True))


def _rows(story: Story) -> list[tuple[dict[str, float], float, float]]:
    """Of each event that may be key its features, its share in a timeline, the logarithm of its weight as told."""
    usual = salience.usual_days(story.events)
    recalling = timeline_worth.recalled(story.events, usual)
    weights = salience.as_told(story.events, story.told, usual)
    weighed = zip(story.events, weights, strict=True)
    return [(_seen(story, event, recalling), story.share(event), math.log(max(weight, 0.001)))
            for event, weight in weighed if story.may_be_key(event)]  # fmt: skip


def _seen(story: Story, event: Event, recalling: Mapping[str, int]) -> dict[str, float]:
    return dict(timeline_worth.features(event, story.told[event.id], recalling.get(event.id, 0)))


def written(factors: Mapping[str, float]) -> str:
    """The table as the data file has it; what rounds to nothing is left out."""
    return HEADER + "".join(f"{name}\t{value:.2f}\n" for name, value in factors.items() if abs(value) >= 0.015)


if __name__ == "__main__":
    main()
