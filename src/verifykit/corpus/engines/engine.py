"""Engines run a step on every block and hand the results back in the order of the blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol, TypeVar

from verifykit.corpus.engines.store import Store

R = TypeVar("R")


class Engine(Protocol):
    """Runs steps. A step is a function of the store, a block number and further arguments.

    Steps are pure but for what they save, and save the same whenever they run again, so an
    engine may run one twice.
    """

    blocks: int

    def each(self, step: Callable[..., R], *arguments: Any) -> Iterator[R]:
        """The results of `step(store, number, *arguments)`, in the order of the blocks."""


class LocalEngine:
    """Runs the steps in this process, one block after the other."""

    def __init__(self, store: Store, blocks: int) -> None:
        self.store = store
        self.blocks = blocks

    def each(self, step: Callable[..., R], *arguments: Any) -> Iterator[R]:
        """The results, each computed when it is asked for."""
        for number in range(self.blocks):
            yield step(self.store, number, *arguments)
