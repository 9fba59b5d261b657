"""Takes a picture of every state of the pages, at the widths of a desk and of a phone, in light, in dark and on paper.

python docs/states.py OUT FOLDER [STATE …]      (OUT: a build; FOLDER: where the pictures go; without STATE, all)
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pictures import chromium

DROPPED = (".correcting button:has-text('drop')", ".correcting form button")
SIZES = {"desk": (1440, 900), "phone": (390, 844)}


@dataclass(frozen=True, slots=True)
class State:
    """A state of a page: its hash, and what is done until it is reached. ``whole``: all of the page, not its window."""

    file: str
    hash: str = ""
    reach: Callable[[Any], None] = lambda page: None
    whole: bool = False


# ---- How states are reached ------------------------------------------------------------------------------------------


def _click(*selectors: str) -> Callable[[Any], None]:
    """Clicks on the first visible element of each selector that the page has at all."""

    def reach(page: Any) -> None:
        for selector in selectors:
            found = page.locator(f"{selector} >> visible=true").first
            if found.count():
                found.scroll_into_view_if_needed()
                found.click()
                page.wait_for_timeout(400)

    return reach


def _then(*steps: Callable[[Any], None]) -> Callable[[Any], None]:
    def reach(page: Any) -> None:
        for step in steps:
            step(page)

    return reach


def _fill(selector: str, text: str) -> Callable[[Any], None]:
    def reach(page: Any) -> None:
        page.evaluate("document.querySelector('#filter-box')?.setAttribute('open', '')")
        page.fill(selector, text)

    return reach


def _opened(test: str) -> Callable[[Any], None]:
    """Opens the first event of the list whose row passes a test in the page's own language."""

    def reach(page: Any) -> None:
        found = f"page.rows.events.find((row) => {test})"
        page.evaluate(f"() => {{ const found = {found}; if (found) view.open(found.id); }}")

    return reach


def _chosen(which: str) -> Callable[[Any], None]:
    """Chooses actors by an expression over ``ties``, the weightiest first, that gives their ids."""

    def reach(page: Any) -> None:
        page.evaluate(
            "() => { const ties = page.rows.ties.toSorted((a, b) => b.events.length - a.events.length);"
            f" if (ties.length) actors.show(...{which}); }}"
        )

    return reach


def _no_filter_passes(page: Any) -> None:
    page.evaluate("actors.change({ from: '1200-01-01', to: '1200-01-02' })")


STATES = {
    "index": State("index.html", whole=True),
    "article-date": State("index.html", "#undated", _click("#undated .correcting button")),
    "timeline": State("timeline.html"),
    "timeline-whole": State("timeline.html", whole=True),
    "timeline-all": State("timeline.html", "#all=1&speech=1"),
    "event": State("timeline.html", reach=_opened("row.key")),
    "rivals": State("timeline.html", "#all=1&speech=1", _opened("row.rival")),
    "voices": State("timeline.html", "#all=1", _opened("view.choicesOf(row, 'voices')[0] === 0")),
    "undated": State("timeline.html", "#all=1&speech=1", _opened("!row.days")),
    "article": State("timeline.html", reach=_then(_opened("row.key"), _click("button.passage"))),
    "search": State("timeline.html", "#all=1", _fill("#search", "said")),
    "nothing": State("timeline.html", reach=_fill("#search", "zzzz")),
    "filters": State("timeline.html", reach=_click("#filter-box:not([open]) summary", "#facets input")),
    "rows-actor": State("timeline.html", "#rows=actor"),
    "rows-standing": State("timeline.html", "#all=1&rows=standing"),
    "period": State("timeline.html", reach=_click("[data-first]")),
    "correct": State("timeline.html", reach=_then(_opened("row.key"), _click(".correcting button"))),
    "tray": State("timeline.html", reach=_then(_opened("row.key"), _click(*DROPPED, "#tray-open"))),
    "actors": State("actors.html"),
    "actors-whole": State("actors.html", whole=True),
    "actors-key": State("actors.html", "#key=1"),
    "actor": State("actors.html", reach=_chosen("[ties[0].from]")),
    "tie": State("actors.html", reach=_chosen("[ties[0].from, ties[0].to]")),
    "ego": State("actors.html", reach=_then(_chosen("[ties[0].from]"), _click("#panel button:has-text('about')"))),
    "actors-period": State("actors.html", reach=_fill("#from", "3")),
    "actors-nothing": State("actors.html", reach=_no_filter_passes),
}


# ---- Pictures --------------------------------------------------------------------------------------------------------


def main() -> None:
    """Write FOLDER/STATE-SIZE-SCHEME.png, and each page as it goes on paper."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("states", nargs="*", metavar="STATE")
    parser.add_argument("--schemes", nargs="+", default=["light", "dark"])
    parser.add_argument("--sizes", nargs="+", default=list(SIZES))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for size in options.sizes:
            for scheme in options.schemes:
                for name in options.states or STATES:
                    _take(browser, options, name, size, scheme)


def _take(browser: Any, options: argparse.Namespace, name: str, size: str, scheme: str) -> None:
    state = STATES[name]
    width, height = SIZES[size]
    looks = {"viewport": {"width": width, "height": height}, "color_scheme": scheme, "reduced_motion": "reduce"}
    context = browser.new_context(**looks)
    page = context.new_page()
    page.goto((options.out / state.file).resolve().as_uri() + state.hash)
    page.wait_for_timeout(700)
    state.reach(page)
    page.wait_for_timeout(500)
    if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
        print(f"{name} is {wide} pixels wide in a window of {width}")
    page.screenshot(path=str(options.folder / f"{name}-{size}-{scheme}.png"), full_page=state.whole)
    context.close()


if __name__ == "__main__":
    main()
