"""How the time that a piece of work takes grows with its size."""

from __future__ import annotations

import time
from collections.abc import Callable

ROUNDS = 12
FACTOR = 4


def grows_evenly(work: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Whether work of four times a size takes well under the sixteen times that quadratic work would.

    ``work`` prepares work of a size and returns it, to be timed by itself. Other programs on the machine only ever make
    it slower, so the least of up to twelve rounds counts, and the first rounds that show even growth are enough.
    """
    shorter, longer = work(size), work(FACTOR * size)
    least = [float("inf"), float("inf")]
    for _ in range(ROUNDS):
        least = [min(known, _seconds(each)) for known, each in zip(least, (shorter, longer), strict=True)]
        if least[1] < 2 * FACTOR * least[0]:
            return True
    return False


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
