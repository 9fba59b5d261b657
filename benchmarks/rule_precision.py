#!/usr/bin/env python3
"""How often each rule that reads events is right, and the table of confidences that follows from it.

    rule_precision.py KIT MEANTIME TIMESET [--data]

KIT is the folder of the evaluation kit, the others are folders of gold: CAT files, of which the sentences count that
are annotated in full, and brat files with key events. A rule that finds triggers is right where MEANTIME has an event
at the same words. A rule that finds agents and patients ("ends") is judged on the events that the gold has too: it is
right where the gold gives the event that participant, or another mention of it, in a role that fits; wrong where the
gold gives that role to somebody else, or the participant another role. Where the gold leaves the role empty nothing is
known (it leaves out what is understood, and all that is no person, body, place or product): the use does not count.

Printed are, for each rule, each family of rules (what stands before a dot) and all of them ("*"), how often it was
right, how often it was judged, the share, the lower end of Wilson's 95 % interval, and the uses that could not be
judged. ``--data`` prints rows of ``builders/data/rule_confidence.txt`` instead: families, and the rules judged at least
``ENOUGH`` times.
"""

from __future__ import annotations

import importlib
import math
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dateline.builders import language
from dateline.builders.reading import read
from dateline.graph.model import Claim, Reading

ENOUGH = 20
"""How often a rule must be seen to be judged by itself; a rarer one takes its family's share."""
Z = 1.96
"""Standard deviations on either side of the mean that hold 95 % of a normal distribution."""
ENDS = ("agent", "patient")


class Judged(NamedTuple):
    """One use of a rule ("trigger" or "end"), and whether the gold bears it out; None where the gold does not say."""

    kind: str
    rule: str
    right: bool | None


class Expected(NamedTuple):
    """A participant of the gold: where it stands, and the roles that fit."""

    span: Any
    roles: Collection[str]


def wilson(right: int, seen: int) -> float:
    """The lower end of Wilson's 95 % interval of a share; 0 for nothing seen."""
    if seen == 0:
        return 0.0
    share = right / seen
    middle = share + Z * Z / (2 * seen)
    spread = Z * math.sqrt(share * (1 - share) / seen + Z * Z / (4 * seen * seen))
    return max((middle - spread) / (1 + Z * Z / seen), 0.0)


def row_of(reading: Reading, claim: Claim) -> dict[str, Any]:
    """A claim as the kit's tables have it; its agents and patients with their rules and all that mentions them."""
    ends = [{"role": one.role, "span": mention.span, "rule": one.rule,
             "mentions": [reading.mentions[i] for i in reading.entities[mention.entity].mentions]}
            for one in claim.participants if one.role in ENDS for mention in [reading.mentions[one.mention]]]
    return {"start": claim.trigger.start, "end": claim.trigger.end, "rule": claim.rule, "event": claim.label,
            "participants": ends}


class Judge:
    """The kit's gold beside what the rules read."""

    def __init__(self, kit: Path) -> None:
        """With the kit in that folder."""
        sys.path.insert(0, str(kit))
        self.kit = {name: importlib.import_module(f"kit.{name}")
                    for name in ("brat", "cat", "events", "key_events", "meantime", "spans", "tables")}
        self.roles = self.kit["events"].ROLES

    def meantime(self, gold: Path) -> Iterator[Judged]:
        """All uses of rules in the sentences that are annotated in full."""
        documents = self.kit["cat"].read_folder(gold)
        for side in self.kit["meantime"].compare(documents, self._tables(documents)):
            paired = {j: side.gold_events[i] for i, j in side.event_pairs}
            for j, row in enumerate(side.events):
                yield Judged("trigger", row["rule"], j in paired)
                if j in paired:
                    document = side.document
                    links = [link for link in document.linked("HAS_PARTICIPANT")
                             if link.source == paired[j].id and link.target in document.mentions]
                    yield from self._ends(row, [
                        Expected(document.mentions[link.target].span,
                                 self.roles.get(link.attributes.get("sem_role", ""), ())) for link in links])

    def timeset(self, gold: Path) -> Iterator[Judged]:
        """The uses of rules that found who takes part in the key events."""
        documents = self.kit["brat"].read_folder(gold)
        for side in self.kit["key_events"].compare(documents, self._tables(documents)):
            for event in side.document.events:
                if event.id in side.row_of:
                    yield from self._ends(side.row_of[event.id], [
                        Expected(one.span, self.roles[f"Arg{min(one.number, 4)}"]) for one in event.arguments])

    def _tables(self, documents: list[Any]) -> Any:
        readings = [read(parsed) for parsed in language.parse([document.text for document in documents])]
        rows = {document.file: [row_of(reading, claim) for claim in reading.claims]
                for document, reading in zip(documents, readings, strict=True)}
        return self.kit["tables"].Tables([], {}, rows, [], [])

    def _ends(self, row: dict[str, Any], expected: list[Expected]) -> Iterator[Judged]:
        for answer in row["participants"]:
            meant = [one for one in expected if self._is_meant(answer, one)]
            if any(answer["role"] in one.roles for one in meant):
                yield Judged("end", answer["rule"], True)
            else:
                taken = bool(meant) or any(answer["role"] in one.roles for one in expected)
                yield Judged("end", answer["rule"], False if taken else None)

    def _is_meant(self, answer: dict[str, Any], one: Expected) -> bool:
        """Whether a participant overlaps that of the gold, or another mention of it is much like it or holds it."""
        spans, limit = self.kit["spans"], self.kit["meantime"].ACTOR_LIKENESS
        if spans.overlap(one.span, spans.span(*answer["span"])):
            return True
        length = sum(end - start for start, end in one.span)
        return any(spans.likeness(one.span, spans.span(*mention.span)) >= limit or (
            spans.overlap(one.span, spans.span(*mention.head)) and
            spans.overlap(one.span, spans.span(*mention.span)) == length) for mention in answer["mentions"])


class Count(NamedTuple):
    """How often a rule was right, how often judged, how often the gold did not say."""

    right: int
    judged: int
    left_open: int

    @property
    def least(self) -> float:
        """The lower end of the interval of its share."""
        return wilson(self.right, self.judged)


def counted(judged: Iterable[Judged]) -> dict[tuple[str, str], Count]:
    """The counts of each rule, each family and all, by kind and name."""
    uses: defaultdict[tuple[str, str], list[bool | None]] = defaultdict(list)
    for one in judged:
        name = one.rule
        uses[one.kind, "*"].append(one.right)
        while name:
            uses[one.kind, name].append(one.right)
            name = name.rpartition(".")[0]
    return {key: Count(found.count(True), len(found) - found.count(None), found.count(None))
            for key, found in sorted(uses.items())}


def main(kit: Path, meantime: Path, timeset: Path, as_data: bool) -> None:
    """Print the table."""
    judge = Judge(kit)
    for (kind, name), count in counted([*judge.meantime(meantime), *judge.timeset(timeset)]).items():
        share = 100 * count.right / max(count.judged, 1)
        if not as_data:
            print(f"{kind:8} {name:24} {count.right:4} of {count.judged:4} {share:6.1f} %, "
                  f"at least {100 * count.least:5.1f} %; open: {count.left_open}")
        elif count.judged >= ENOUGH:
            print(f"{kind}\t{name}\t{count.least:.2f}\t{count.right}\t{count.judged}")


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:] if argument != "--data"]
    if len(given) != 3:
        raise SystemExit(__doc__)
    main(given[0], given[1], given[2], "--data" in sys.argv)
