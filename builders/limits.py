"""How long one article may take: a last resort against what no limit of size foresees.

The time is the processor's, so that a busy machine refuses nothing that an idle one reads, and lies far above what any
article of its length takes. Where no signal can be set (off the main thread, or on Windows) there is no limit.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from dateline.graph.errors import DatelineError

SECONDS = 60.0
SECONDS_A_CHARACTER = 0.0003


_TOO_SLOW = "reading it takes more than"


class TooSlowError(DatelineError):
    """The time is over."""


def may_pass(reason: str) -> bool:
    """Whether an article that was skipped for this reason may be read the next time: for want of time or memory."""
    return reason.startswith(_TOO_SLOW) or MemoryError.__name__ in reason


@contextlib.contextmanager
def within(characters: int) -> Iterator[None]:
    """Raises DatelineError in the block where it takes more than an article of that length may."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds = SECONDS + characters * SECONDS_A_CHARACTER

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlowError(f"{_TOO_SLOW} {seconds:.0f} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
