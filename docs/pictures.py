"""Makes README's pictures: the timeline and the actors of the sample articles in headless Chromium.

python docs/pictures.py OUT      (OUT: a build of seeds/)
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless Chromium. Raises RuntimeError where there is none."""
    path = shutil.which("chromium")
    if path is None:
        raise RuntimeError("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def picture(page_file: Path, image: Path, width: int = 1280, height: int = 760) -> None:
    """A screenshot of a page at a width and height in pixels."""
    with chromium() as browser:
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(page_file.resolve().as_uri())
        page.wait_for_timeout(1500)
        page.screenshot(path=str(image))


if __name__ == "__main__":
    for name in ("timeline", "actors"):
        picture(Path(sys.argv[1]) / f"{name}.html", Path(__file__).parent / f"{name}.png")
