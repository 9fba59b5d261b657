"""How fast the timeline page draws, zooms and filters in headless Chromium, for generated worlds of given sizes.

    python benchmarks/pages.py 1000 10000 30000

Each figure is the least and the most of the rounds, in milliseconds: what other work on the machine adds is no part of
what the page costs.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.builders import pages
from dateline.builders.types import concepts
from dateline.graph import store
from dateline.queries.event_graph import EventGraph
from generated import Generator
from playwright.sync_api import sync_playwright

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu"]
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
TIMED = """(work) => new Promise((done) => {
  const start = performance.now();
  document.querySelector(work).click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
WHEEL = """() => new Promise((done) => {
  const target = document.querySelector(".vis-center");
  const box = target.getBoundingClientRect();
  const frames = [];
  let last = performance.now();
  const step = (number) => {
    target.dispatchEvent(new WheelEvent("wheel", {
      deltaY: number % 2 ? 120 : -120, ctrlKey: true, bubbles: true, cancelable: true,
      clientX: box.x + box.width / 2, clientY: box.y + 60,
    }));
    requestAnimationFrame(() => setTimeout(() => {
      frames.push(performance.now() - last);
      last = performance.now();
      if (number < 20) step(number + 1); else done(frames);
    }));
  };
  step(0);
})"""


def main() -> None:
    """Print a line for each number of events and each thing that a reader does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", nargs="+", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--browser", default="/usr/bin/chromium")
    options = parser.parse_args()
    print(
        "| events | MB | first draw | all events | filter | search | zoom frame |\n|---:|---:|---:|---:|---:|---:|---:|"
    )
    for size in options.events:
        with tempfile.TemporaryDirectory() as folder:
            page = _written(size, Path(folder))
            print(_line(size, page, options.browser, options.rounds), flush=True)


def _written(size: int, folder: Path) -> Path:
    with store.locked(folder):
        store.write(folder, Generator(size).world(), concepts())
    pages.write(EventGraph(folder), folder)
    return folder / "timeline.html"


def _line(size: int, file: Path, browser: str, rounds: int) -> str:
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser, args=ARGUMENTS)
        measured = [dict(_round(chromium, file)) for _ in range(rounds)]
        chromium.close()
    names = ("first draw", "all events", "filter", "search", "zoom frame")
    cells = [_cell([found[name] for found in measured]) for name in names]
    return f"| {size:,} | {file.stat().st_size / 1e6:.1f} | {' | '.join(cells)} |"


def _cell(values: list[float]) -> str:
    return f"{min(values):.0f}–{max(values):.0f}"


def _round(chromium: Any, file: Path) -> Iterator[tuple[str, float]]:
    """One visit: opens the page, shows all events, filters, searches, zooms. Milliseconds until each is painted."""
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    start = time.perf_counter()
    page.goto(file.as_uri())
    page.wait_for_selector(".vis-item .pin")
    page.evaluate(PAINTED)
    yield "first draw", 1000 * (time.perf_counter() - start)
    yield "all events", page.evaluate(TIMED, "[data-scope=all]")
    yield "filter", max(page.evaluate(TIMED, f"fieldset:nth-of-type({number}) input") for number in (1, 2, 4))
    yield "search", _searched(page)
    page.evaluate(TIMED, "#reset")
    yield "zoom frame", statistics.median(page.evaluate(WHEEL))
    page.close()


def _searched(page: Any) -> float:
    """The second letter of a search: at the first the words of all entries are gathered."""
    page.evaluate("document.querySelector('#reset').click()")
    page.fill("#search", "k")
    start = time.perf_counter()
    page.fill("#search", "ka")
    page.evaluate(PAINTED)
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
