"""Runs a task in a process of its own that can be killed, whatever it is stuck in.

A signal or a thread cannot stop a regular expression or native code, since Python only looks up
between two bytecodes; killing a process can. It costs a fork (a few milliseconds and copied
memory) for each task, or a new interpreter where there is no fork.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from verifykit.plugin.failures import describe

Task = Callable[[], Iterator[Any]]

START_METHOD = "fork" if sys.platform == "linux" else "spawn"
"""Named, because the default changes between versions of Python. Forking is unsafe on macOS."""


class TaskTimeoutError(Exception):
    """The task took too long and was killed."""


class TaskDiedError(Exception):
    """The task's process ended before the task did; the message says how."""


def run_killable(task: Task, seconds: float, *, start_method: str = START_METHOD) -> Iterator[Any]:
    """Yield what `task()` yields, each when it comes.

    Raise TaskTimeoutError if it has not finished after `seconds` of wall time, and TaskDiedError
    if its process ended by itself. Either way the process, and what it started in turn, is gone.
    Where the task is spawned instead of forked, it has to pickle.
    """
    context: Any = get_context(start_method)
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(theirs, task, seconds), daemon=True)
    with warnings.catch_warnings():
        # Python warns of forking beside threads, for a lock that another thread holds stays
        # locked in the child. Such a child would be killed like any other that hangs.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    theirs.close()
    deadline = time.monotonic() + seconds
    try:
        yield from _received(ours, process, deadline)
    finally:
        _kill(process)
        ours.close()


def _received(ours: Connection, process: BaseProcess, deadline: float) -> Iterator[Any]:
    while True:
        if not ours.poll(max(0.0, deadline - time.monotonic())):
            raise TaskTimeoutError
        try:
            kind, value = ours.recv()
        except EOFError:
            process.join()
            raise TaskDiedError(_how_it_ended(process.exitcode)) from None
        if kind == "end":
            return
        if kind == "raised":
            raise TaskDiedError(value)
        yield value


def _child(connection: Connection, task: Task, seconds: float) -> None:
    _detach(seconds)
    try:
        for value in task():
            connection.send(("value", value))
        connection.send(("end", None))
    except BaseException as error:  # the parent reports it; here nobody would see it
        connection.send(("raised", describe(error)))


def _detach(seconds: float) -> None:
    """Prepare the process to be killed, and to leave the terminal and the output alone."""
    sys.stdout.flush()
    # What native code or a subprocess prints would end up among the data otherwise.
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setsid"):
        os.setsid()
        # If the parent is killed, nobody is left to kill us, so the kernel does it.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds + 5)


def _kill(process: BaseProcess) -> None:
    if process.pid is not None and hasattr(os, "killpg"):
        # It has ended already, or has not come as far as having a group of its own.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()


def _how_it_ended(code: int | None) -> str:
    if code is not None and code < 0:
        return f"its process was ended by {signal.Signals(-code).name}"
    return f"its process ended by itself with exit status {code}"
