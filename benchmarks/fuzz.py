#!/usr/bin/env python3
"""Gives readers, cleaners, builders and exporters what breaks programs, and says what broke.

    fuzz.py [--cases 100000] [--only TARGET] [--seed 1]
    fuzz.py --atheris 20000 [--only TARGET]

The cases are shared out among the targets of tests/hostile_input.py and
tests/hostile_sources.py, cheap ones getting many and those that run the
parser few; hypothesis draws them. With ``--atheris`` the readers and cleaners get as many cases each that atheris makes
out of bytes, led by what they cover. A line a target: cases, seconds of processor time, the slowest case.
"""

from __future__ import annotations

import argparse
import logging
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import hostile_input
import hostile_sources
from hostile_input import Target
from hypothesis import HealthCheck, Phase, given, seed, settings

TARGETS = {**hostile_input.TARGETS, **hostile_sources.TARGETS}
ALL = sum(target.share for target in TARGETS.values())
COVERED = Path(__file__).with_name("fuzz_covered.py")
BY_BYTES = ("text file", "page", "JSON lines", "configuration", "clean", "lay out", "line", "IRI")


@dataclass
class Watch:
    """Runs a target, counting cases and keeping the slowest."""

    run: Callable[[Any], None]
    cases: int = 0
    seconds: float = 0.0
    slowest: tuple[float, str] = (0.0, "")

    def one(self, drawn: Any) -> None:
        """Run one case."""
        begun = time.process_time()
        self.cases += 1
        self.run(drawn)
        took = time.process_time() - begun
        self.seconds += took
        if took > self.slowest[0]:
            self.slowest = (took, repr(drawn)[:60])

    def told(self) -> str:
        """The line that is printed of it."""
        slow, what = self.slowest
        return f"{self.cases:7,} cases {self.seconds:7.1f} s, slowest {slow * 1000:6.0f} ms {what}"


def drawn(target: Target, cases: int, number: int) -> tuple[Watch, str | None]:
    """Run a target on so many cases that hypothesis draws; what broke, with the smallest case."""
    watch = Watch(target.run)
    checks = settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    try:
        seed(number)(checks(given(target.draws)(watch.one)))()
    except Exception as wrong:
        return watch, f"{type(wrong).__name__}: {wrong} {' '.join(getattr(wrong, '__notes__', ()))}"
    return watch, None


def by_coverage(names: list[str], cases: int) -> int:
    """Each target in a process of its own; how many broke."""
    broken = 0
    for name in (name for name in names if name in BY_BYTES):
        begun = time.monotonic()
        code = subprocess.run([sys.executable, COVERED, name, str(cases)], check=False).returncode
        broken += code != 0
        print(f"{name:14} {cases:7,} cases, {time.monotonic() - begun:.0f} s, exit code {code}", flush=True)
    return broken


def by_drawing(names: list[str], cases: int, number: int) -> int:
    """The cases in their shares; how many targets broke."""
    broken = 0
    for name in names:
        watch, wrong = drawn(TARGETS[name], max(1, cases * TARGETS[name].share // ALL), number)
        print(f"{TARGETS[name].kind:9} {name:14} {watch.told()}", flush=True)
        if wrong:
            broken += 1
            print(f"    {wrong}", flush=True)
    return broken


def main() -> int:
    """0 where nothing broke."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--only", choices=TARGETS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--atheris", type=int, metavar="CASES")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    names = [options.only] if options.only else list(TARGETS)
    if options.atheris:
        return 1 if by_coverage(names, options.atheris) else 0
    return 1 if by_drawing(names, options.cases, options.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
