"""The processes that answer an endpoint's queries: as many as may run at once, each killed when its query must end."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import Coroutine
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from dateline.queries.endpoint_request import RefusedError
from dateline.queries.endpoint_worker import Reply, Task

GRACE = 5.0
"""Seconds after its time in which a process ends even if this one, which would kill it, is gone."""


class GoneError(Exception):
    """Whoever asked is not there any more."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take, and how many may run at once."""

    seconds: float = 30.0
    memory: int = 2 << 30
    """Bytes of address space beyond what the open store takes."""
    answer: int = 1 << 30
    """Bytes of one answer."""
    at_once: int = 4


@dataclass
class Pool:
    """Processes that wait for the next query; a new one is started where none waits."""

    limits: Limits
    _waiting: list[asyncio.subprocess.Process] = field(default_factory=list)
    _busy: set[asyncio.subprocess.Process] = field(default_factory=set)
    _closing: bool = False

    def __post_init__(self) -> None:
        """The turns that may be taken at once."""
        self._turns = asyncio.Semaphore(self.limits.at_once)

    async def ask(self, task: Task, gone: Coroutine[Any, Any, None]) -> Reply:
        """Have a task done. ``gone`` returns when nobody waits for it any more: then GoneError is raised.

        Raises RefusedError where no turn comes free, the time is over, or the process ends over it; the process is then
        dead, and what stands in the task's file is no answer.
        """
        left = asyncio.ensure_future(gone)
        try:
            await self._turn(left)
            try:
                return await self._done(task, left)
            finally:
                self._turns.release()
        finally:
            left.cancel()

    async def _turn(self, left: asyncio.Future[None]) -> None:
        """Wait for a turn, no longer than a query may take."""
        turn = asyncio.ensure_future(self._turns.acquire())
        either: set[asyncio.Future[Any]] = {turn, left}
        await asyncio.wait(either, timeout=self.limits.seconds, return_when=asyncio.FIRST_COMPLETED)
        if turn.done():
            return
        turn.cancel()
        if left.done():
            raise GoneError
        raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "too many queries are being answered: ask again later")

    async def _done(self, task: Task, left: asyncio.Future[None]) -> Reply:
        process = self._waiting.pop() if self._waiting else await self._started()
        self._busy.add(process)
        told = asyncio.ensure_future(_told(process, task))
        either: set[asyncio.Future[Any]] = {told, left}
        try:
            await asyncio.wait(either, timeout=self.limits.seconds, return_when=asyncio.FIRST_COMPLETED)
            line = told.result() if told.done() else b""
            if not line:
                raise GoneError if left.done() and not told.done() else self._ended(over_time=not told.done())
            self._waiting.append(process)
            return Reply(**json.loads(line))
        finally:
            self._busy.discard(process)
            told.cancel()
            if process not in self._waiting:
                await _kill(process)

    def _ended(self, over_time: bool) -> RefusedError:
        if over_time:
            why = f"the query was ended: it took longer than {self.limits.seconds:g} seconds"
            return RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, why)
        if self._closing:
            return RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "the query was ended: the server stops")
        why = f"the query was ended: it needs more than {self.limits.memory >> 20} MiB of memory, or broke the engine"
        return RefusedError(HTTPStatus.INTERNAL_SERVER_ERROR, why)

    async def _started(self) -> asyncio.subprocess.Process:
        """A new process, in a session of its own: what is typed on the terminal does not reach it."""
        return await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "dateline.queries.endpoint_worker", str(self.limits.memory), str(self.limits.answer)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )

    async def start(self) -> None:
        """Start the first process before anybody asks."""
        self._waiting.append(await self._started())

    def end_queries(self) -> None:
        """End those that are being answered, as when their time is over."""
        self._closing = True
        for process in self._busy:
            _signal(process)

    async def close(self) -> None:
        """End all processes."""
        for process in (*self._waiting, *self._busy):
            await _kill(process)
        self._waiting.clear()


async def _told(process: asyncio.subprocess.Process, task: Task) -> bytes:
    """The line with which a process answers; empty where it ends without one."""
    if process.stdin is None or process.stdout is None:
        return b""
    with contextlib.suppress(ConnectionError):
        process.stdin.write(task.line())
        await process.stdin.drain()
        return await process.stdout.readline()
    return b""


async def _kill(process: asyncio.subprocess.Process) -> None:
    _signal(process)
    await process.wait()


def _signal(process: asyncio.subprocess.Process) -> None:
    """Kill a process that runs; ``Process.kill`` would take the exit code of one just dead from its watcher."""
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
