"""Fixtures of several test modules: a browser, the pages of the invented crisis, and tabs that must stay quiet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import ARGUMENTS, CHROMIUM, ROWS, Open, Tab, render_all


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser: {CHROMIUM} is not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: the pages are tried in a browser")
    with playwright.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for name, text in render_all(*ROWS).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def tab(browser: Any, site: Path) -> Iterator[Open]:
    contexts: list[Any] = []
    tabs: list[Tab] = []

    def open_tab(folder: Path = site, width: int = 1440, **options: Any) -> Tab:
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        contexts.append(context)
        tabs.append(Tab(context, folder))
        return tabs[-1]

    yield open_tab
    seen = [line for each in tabs for line in each.seen]
    for context in contexts:
        context.close()
    assert seen == []
