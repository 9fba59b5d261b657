"""Python's search for cycles of garbage, held back while a lot is made that stays.

Each full search looks at every object that lives. A build makes millions that live to its end and hardly a cycle, so
searching as often as Python does by itself is for nothing.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

SELDOM = 100_000
"""Objects made until the next look for garbage."""


@contextlib.contextmanager
def seldom() -> Iterator[None]:
    """While this lasts, garbage is looked for seldom; afterwards as often as before."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
