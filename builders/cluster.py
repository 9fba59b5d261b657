"""Texts read on the machines of a Ray cluster: the same contract as ``readers.py``, and the same readings.

Each processor of the cluster loads the model once and reads batches of texts. What a worker that dies has not told is
read by another, and at last here; a machine with another version of the rules or the model is refused, since its
readings would be others. Wants the extra ``dateline[cluster]`` here, and the same dateline on every machine.
"""

from __future__ import annotations

import contextlib
import os
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from dateline.builders import language, own_processes, readers, reading_cache
from dateline.graph.errors import DatelineError
from dateline.graph.model import Reading

AHEAD = 4
"""Batches a processor that are under way at most; what is read waits here for those before it."""
RETRIES = 3
"""How often a batch whose worker died goes to another; a text that kills every worker is then read here."""


class _Told(NamedTuple):
    """What a worker gives back."""

    stamp: str
    """What its readings depend on besides the texts."""
    readings: list[bytes]
    """Parallel to the texts; empty where one could not be made there."""


def read_all(texts: Sequence[str], model: str) -> Iterator[Reading]:
    """The readings of texts, in order, by the cluster that this machine belongs to, else by workers on this machine.

    Raises DatelineError where Ray is missing or a machine has another dateline or model.
    """
    try:
        import ray
    except ImportError as missing:
        raise DatelineError("the engine ray needs Ray: pip install 'dateline[cluster]'") from missing
    with _connected(ray):
        for text, encoded in zip(texts, _encoded(ray, texts, model), strict=True):
            yield readers.decoded(encoded) or next(readers.read_here([text], model))


@contextlib.contextmanager
def _connected(ray: Any) -> Iterator[None]:
    """A connection to Ray: one that the program has already stays open."""
    if ray.is_initialized():
        yield
        return
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    ray.init(include_dashboard=False, log_to_driver=False, logging_level="ERROR",
             runtime_env={"env_vars": own_processes.ONE_THREAD})  # fmt: skip
    try:
        yield
    finally:
        ray.shutdown()


def _encoded(ray: Any, texts: Sequence[str], model: str) -> Iterator[bytes]:
    """The readings, encoded, in order; only a few batches are under way, so that memory does not grow with texts."""
    remote = ray.remote(num_cpus=1, max_retries=RETRIES)(_read)
    most = max(1, AHEAD * int(ray.cluster_resources().get("CPU", 1)))
    own = reading_cache.stamp(model)
    under_way: deque[tuple[int, Any]] = deque()
    encoded = (text.encode("utf-8", "surrogatepass") for text in texts)
    for batch in language.together(encoded, language.TOGETHER):
        under_way.append((len(batch), remote.remote(batch, model)))
        if len(under_way) >= most:
            yield from _told(ray, *under_way.popleft(), own)
    while under_way:
        yield from _told(ray, *under_way.popleft(), own)


def _told(ray: Any, texts: int, reference: Any, own: str) -> list[bytes]:
    """The readings of a batch; empty ones where every worker that took it died, or what it told was lost."""
    gone = ray.exceptions
    try:
        stamp, readings = ray.get(reference)
    except (gone.WorkerCrashedError, gone.OutOfMemoryError, gone.NodeDiedError, gone.ObjectLostError):
        return [b""] * texts
    except gone.RayError as wrong:
        raise DatelineError(f"the cluster cannot read: {str(wrong).strip().splitlines()[-1]}") from wrong
    if stamp != own:
        raise DatelineError("a machine of the cluster has another version of dateline or of the model than this one")
    return list(readings)


def _read(texts: list[bytes], model: str) -> _Told:
    """What a worker does."""
    from dateline.builders.reading_process import encoded_readings

    return _Told(reading_cache.stamp(model), encoded_readings(texts, model))
