"""Keeps what goes wrong inside a plug-in inside that plug-in."""

from __future__ import annotations

import locale
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout, suppress
from itertools import islice
from types import TracebackType
from typing import TypeVar

from verifykit.errors import ConfigError
from verifykit.time_limit import CLOCK

Item = TypeVar("Item")
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM") if hasattr(signal, name))


class contained:  # noqa: N801  # reads as a statement: `with contained(...):`
    """Run the body of a `with`; whatever it raises is handed to `report` and goes no further.

    That includes SystemExit and every other BaseException but KeyboardInterrupt, which is the
    user's. What the body prints goes to standard error, since standard output is for data. Where
    the body goes to another folder, the process comes back, or relative paths would mean something
    else from here on; so does the mask of permissions, the locale, and what becomes of signals. A
    process that the body forks ends with the body, or there would be two to go on from here. Where
    `limit_time` was called, a body that takes longer ends with PluginTimeoutError.
    """

    def __init__(self, report: Callable[[BaseException], None]) -> None:
        self.report = report

    def __enter__(self) -> None:
        self._process = os.getpid()
        self._folder = _here()
        self._mask = os.umask(0o077)
        os.umask(self._mask)
        self._locale = locale.setlocale(locale.LC_ALL)
        self._handlers = tuple(map(signal.getsignal, _SIGNALS))
        self._timed = CLOCK.start()
        self._redirected = redirect_stdout(sys.stderr)
        self._redirected.__enter__()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        if os.getpid() != self._process:
            os._exit(0)
        if self._timed:
            CLOCK.stop()
        self._redirected.__exit__(kind, error, traceback)
        os.umask(self._mask)
        if locale.setlocale(locale.LC_ALL) != self._locale:
            locale.setlocale(locale.LC_ALL, self._locale)
        self._put_handlers_back()
        if self._folder is not None and _here() != self._folder:
            # If the folder is gone, no relative path means anything any more.
            with suppress(OSError):
                os.chdir(self._folder)
        if error is None or isinstance(error, KeyboardInterrupt):
            return False
        self.report(error)
        return True

    def _put_handlers_back(self) -> None:
        for number, handler in zip(_SIGNALS, self._handlers, strict=True):
            # None is a handler that is not Python's, which Python cannot put back.
            if handler is not None and signal.getsignal(number) is not handler:
                with suppress(ValueError):
                    signal.signal(number, handler)


def _here() -> str | None:
    """The folder that the process is in; None if it is gone."""
    try:
        return os.getcwd()
    except OSError:
        return None


def refuse_configuration(raised: Iterable[BaseException], plugin: str) -> None:
    """Raise what a plug-in says about its own configuration as what it is: the user's to mend."""
    for error in raised:
        if isinstance(error, ConfigError):
            raise ConfigError(f"plugins.{plugin}: {error}") from error


def each_contained(
    produce: Callable[[], Iterable[Item]],
    report: Callable[[BaseException], None],
    *,
    at_once: int = 1,
) -> Iterator[Item]:
    """Yield what `produce()` gives, one by one, until it ends or raises; see `contained`.

    What it gave before it raised is yielded. With `at_once` it is asked for so many before they
    are yielded, which is faster where they are many.
    """
    items: Iterator[Item] | None = None
    with contained(report):
        items = iter(produce())
    while items is not None:
        got: list[Item] = []
        with contained(report):
            got.extend(islice(items, at_once))
        yield from got
        if len(got) < at_once:
            return
