"""Keeps what goes wrong inside a plug-in inside that plug-in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from itertools import islice
from types import TracebackType
from typing import TextIO, TypeVar

from attrs import define, field

Item = TypeVar("Item")


@define
class contained:  # noqa: N801  # reads as a statement: `with contained(...):`
    """Run the body of a `with`; whatever it raises is handed to `report` and goes no further.

    That includes SystemExit and every other BaseException but KeyboardInterrupt, which is the
    user's. What the body prints goes to standard error, since standard output is for data.
    """

    report: Callable[[BaseException], None]
    _redirected: redirect_stdout[TextIO] = field(init=False)

    def __enter__(self) -> None:
        self._redirected = redirect_stdout(sys.stderr)
        self._redirected.__enter__()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        self._redirected.__exit__(kind, error, traceback)
        if error is None or isinstance(error, KeyboardInterrupt):
            return False
        self.report(error)
        return True


def each_contained(
    produce: Callable[[], Iterable[Item]], report: Callable[[BaseException], None]
) -> Iterator[Item]:
    """Yield what `produce()` gives, one by one, until it ends or raises; see `contained`.

    What it gave before it raised has been yielded by then.
    """
    items: Iterator[Item] | None = None
    with contained(report):
        items = iter(produce())
    while items is not None:
        got: list[Item] = []
        with contained(report):
            got.extend(islice(items, 1))
        if not got:
            return
        yield got[0]
