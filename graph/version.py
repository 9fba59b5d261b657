"""The version of dateline that writes the graph, and of the shape in which it is kept."""

from __future__ import annotations

VERSION = "0.1.0"
STORE_FORMAT = 4
"""Goes up when a store of the older shape cannot be read as one of the newer."""
