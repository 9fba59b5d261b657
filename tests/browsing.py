"""The pages of the invented crisis, and a tab of a real browser that notes all they do beyond showing themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import crisis
from dateline.builders import actors_page, index_page, timeline_page
from dateline.builders.page_shell import anchor

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


ROWS = (crisis.CORPUS, crisis.EVENTS, crisis.ACCOUNTS, crisis.ACTORS, crisis.ARTICLES)
SKIPPED = (crisis.SKIPPED,)


def render_all(
    corpus: Any, events: Any, accounts: Any, actors: Any, articles: Any, skipped: Any = SKIPPED
) -> dict[str, str]:
    rows = (corpus, events, accounts, actors, articles)
    return {
        "index.html": index_page.render_index(*rows, skipped),
        "timeline.html": timeline_page.render_timeline(*rows),
        "actors.html": actors_page.render_actors(*rows),
    }


def event_id(number: int) -> str:
    return f"e-{number:012x}"


def actor_id(name: str) -> str:
    return anchor(f"{crisis.BASE}actor/{name}", "a")


class Tab:
    """A page of the browser and all that it did beyond showing itself."""

    def __init__(self, context: Any, folder: Path) -> None:
        self.folder = folder
        self.page = context.new_page()
        self.seen: list[str] = []
        self.page.on("console", lambda message: self.seen.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.seen.append(f"error: {error}"))
        self.page.on("dialog", self._dismiss)
        self.page.on("request", self._note)

    def _dismiss(self, dialog: Any) -> None:
        self.seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:image/svg")):
            self.seen.append(f"request: {request.url}")

    def go(self, name: str, hash: str = "") -> Any:
        self.page.goto("about:blank")
        self.page.goto(f"{(self.folder / name).as_uri()}{hash}")
        return self.page

    def open_details(self) -> None:
        """Open every disclosure of the page."""
        self.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")

    def shown(self) -> list[str]:
        return list(self.page.eval_on_selector_all(".event:not([hidden])", "items => items.map(item => item.id)"))

    def choose(self, title: str, label: str) -> None:
        self.page.locator("fieldset", has_text=title).locator("label", has_text=label).first.locator("input").click()


Open = Callable[..., Tab]
