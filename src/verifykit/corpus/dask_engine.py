"""Runs the steps on a Dask cluster; blocks are files that all workers see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from distributed import Client, LocalCluster

from verifykit.corpus.options import Options
from verifykit.corpus.store import FileStore

R = TypeVar("R")

_PARTITIONS_PER_WORKER = 4


class DaskEngine:
    """Runs every step as tasks over partitions, each of which groups neighbouring blocks.

    What a step returns is handed back block by block in the order of the blocks, and what it
    needs goes out once to all workers. A task that was lost with its worker runs again.
    """

    def __init__(self, client: Client, store: FileStore, blocks: int, partitions: int) -> None:
        self.blocks = blocks
        self._client = client
        self._store = store
        size = -(-blocks // max(1, min(partitions, blocks)))
        self._partitions = [
            range(start, min(start + size, blocks)) for start in range(0, blocks, size)
        ]

    def each(self, step: Callable[..., R], *arguments: Any) -> Iterator[R]:
        """The results, in the order of the blocks."""
        futures = [
            self._client.submit(
                run_partition, step, self._store, numbers, arguments, pure=False, retries=3
            )
            for numbers in self._partitions
        ]
        for place, future in enumerate(futures):
            yield from future.result()
            futures[place] = None  # lets the cluster forget it


def run_partition(
    step: Callable[..., R], store: FileStore, numbers: Sequence[int], arguments: tuple[Any, ...]
) -> list[R]:
    """The results of a step on the blocks of a partition."""
    return [step(store, number, *arguments) for number in numbers]


@contextmanager
def dask_engine(store: FileStore, blocks: int, options: Options) -> Iterator[DaskEngine]:
    """An engine on the cluster at `options.scheduler`, or on one started for the run."""
    if options.scheduler is not None:
        with Client(options.scheduler) as client:
            partitions = _PARTITIONS_PER_WORKER * max(1, len(client.scheduler_info()["workers"]))
            yield DaskEngine(client, store, blocks, partitions)
        return
    cluster = LocalCluster(
        n_workers=options.workers,
        threads_per_worker=1,
        dashboard_address="127.0.0.1:0",
        host="127.0.0.1",
        memory_limit=None,
    )
    with cluster, Client(cluster) as client:
        yield DaskEngine(client, store, blocks, _PARTITIONS_PER_WORKER * options.workers)
