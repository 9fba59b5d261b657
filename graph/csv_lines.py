"""CSV lines that end in a line feed, and that every reader parts alike.

Python's writer leaves a carriage return bare where lines end in a line feed; other readers begin a new line at it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from _csv import Writer


PARTED = "\u241f"
"""Between the texts of a list in one cell: the picture of the sign for it, which is part of no name."""


class _Page(Protocol):
    def write(self, text: str, /) -> object:
        """Take a piece of text."""


class _FeedEnds:
    """Takes lines that end in a carriage return and a line feed, and passes them on with the line feed alone."""

    def __init__(self, page: _Page) -> None:
        self._page = page

    def write(self, line: str) -> object:
        return self._page.write(f"{line[:-2]}\n")


def joined(texts: Iterable[str]) -> str:
    """The texts of a list in one cell, each without a PARTED of its own."""
    return PARTED.join(text.replace(PARTED, " ") for text in texts)


def writer(page: _Page) -> Writer:
    """A writer of rows onto a page that translates no line ends; cells that hold a CR or LF are quoted."""
    return csv.writer(_FeedEnds(page), lineterminator="\r\n")
