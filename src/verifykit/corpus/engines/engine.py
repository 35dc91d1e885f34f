"""Engines run a step on every block and hand the results back in the order of the blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from typing import Any, Protocol, TypeVar

import numpy as np

from verifykit.corpus.blocks.arrays import Floats
from verifykit.corpus.engines.store import Store

R = TypeVar("R")


class Engine(Protocol):
    """Runs steps. A step is a function of the store, a block number and further arguments.

    A step reads what earlier steps have finished and saves under kinds that no step has read yet,
    the same whenever it runs: so it may run twice, also after others have gone on, or half and
    then again. Whoever asks for a step says which kinds are not needed after it.
    """

    blocks: int

    def coarser(self, gathered: int) -> Engine:
        """Return an engine on the same store with one block for each `gathered` of these.

        What steps save with it belongs to its blocks, whose numbers are others.
        """

    def each(
        self, step: Callable[..., R], *arguments: Any, spent: Sequence[str] = ()
    ) -> Iterator[R]:
        """Yield the result of `step(store, number, *arguments)` for each block, in their order.

        The kinds in `spent` are dropped, a block's no sooner than the step has run on it for the
        last time. The results must be asked for to the end.
        """


class LocalEngine:
    """Runs the steps in this process, one block after the other."""

    def __init__(self, store: Store, blocks: int) -> None:
        self.store = store
        self.blocks = blocks

    def coarser(self, gathered: int) -> LocalEngine:
        """Return an engine on the same store with one block for each `gathered` of these."""
        return LocalEngine(self.store, self.blocks // gathered)

    def each(
        self, step: Callable[..., R], *arguments: Any, spent: Sequence[str] = ()
    ) -> Iterator[R]:
        """Yield the results, each computed when it is asked for."""
        for number in range(self.blocks):
            result = step(self.store, number, *arguments)
            for kind in spent:
                self.store.drop(kind, number)
            yield result


def run(
    engine: Engine, step: Callable[..., object], *arguments: Any, spent: Sequence[str] = ()
) -> None:
    """Run a step on every block for what it saves."""
    for _ in engine.each(step, *arguments, spent=spent):
        pass


def added(engine: Engine, step: Callable[..., Floats], *arguments: Any) -> Floats:
    """Return the sum, over the blocks in their order, of the arrays that a step returns."""
    return reduce(np.add, engine.each(step, *arguments))
