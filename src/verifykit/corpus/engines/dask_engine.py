"""Runs the steps on a Dask cluster; blocks are files that all workers see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from distributed import CancelledError, Client, Future, LocalCluster
from distributed.scheduler import KilledWorker

from verifykit.corpus.engines.kinds import ROUND
from verifykit.corpus.engines.store import FileStore, size_of
from verifykit.corpus.options import Options
from verifykit.errors import UsageError, VerifykitError

R = TypeVar("R")
T = TypeVar("T")

_PARTITIONS_PER_WORKER = 2
_RETRIES = 5
_PATIENCE = 30.0
"""Seconds to wait for the first worker, as for the scheduler."""
_RESTART = 4
"""So many times as long is waited where workers were lost: a busy machine starts them slowly."""

_kept: dict[Path, tuple[int, Any]] = {}
"""What this worker process has read of blocks that do not change, with the time of writing."""


class WorkerStore(FileStore):
    """Files, of which a worker keeps those that every round reads, within a budget of bytes."""

    def __init__(self, folder: Path, budget: int) -> None:
        super().__init__(folder)
        self._budget = budget

    def load(self, kind: str, number: int, of: type[T]) -> T:
        """Read the value back, or hand out what was read before."""
        if not kind.startswith(ROUND):
            return super().load(kind, number, of)
        path = self.path(kind, number)
        written = path.stat().st_mtime_ns
        if (held := _kept.get(path)) is not None and held[0] == written:
            found: T = held[1]
            return found
        value = super().load(kind, number, of)
        for other in list(_kept):
            # A scheduler's workers outlive a run, and what they kept of it helps no other.
            if other == path or self.folder not in other.parents:
                _kept.pop(other, None)
        used = sum(size_of(kept) for _, kept in list(_kept.values()))
        if used + size_of(value) <= self._budget:
            _kept[path] = written, value
        return value


class DaskEngine:
    """Runs every step as tasks over partitions, each of which groups neighbouring blocks.

    What a step returns is handed back block by block in the order of the blocks. A task that was
    lost with its worker, or with the scheduler, runs again: it reads what earlier steps finished
    and writes files of its own, whole, so that changes nothing.
    """

    def __init__(self, client: Client, store: FileStore, blocks: int, partitions: int) -> None:
        self.blocks = blocks
        self._client = client
        self._store = store
        self._limit = partitions
        size = -(-blocks // max(1, min(partitions, blocks)))
        self._partitions = [
            range(start, min(start + size, blocks)) for start in range(0, blocks, size)
        ]

    def coarser(self, gathered: int) -> DaskEngine:
        """Return an engine on the same store with one block for each `gathered` of these."""
        return DaskEngine(self._client, self._store, self.blocks // gathered, self._limit)

    def each(
        self, step: Callable[..., R], *arguments: Any, spent: Sequence[str] = ()
    ) -> Iterator[R]:
        """Yield the results in the order of the blocks.

        VerifykitError if the cluster loses the same task again and again, or is lost itself.
        """

        def submitted(numbers: range) -> Future:
            return self._client.submit(
                run_partition, step, self._store, numbers, arguments, pure=False, retries=_RETRIES
            )

        futures = [submitted(numbers) for numbers in self._partitions]
        for future, numbers in zip(futures, self._partitions, strict=True):
            yield from self._result(future, partial(submitted, numbers))
        for kind in spent:
            for number in range(self.blocks):
                self._store.drop(kind, number)

    def _result(self, future: Future, again: Callable[[], Future]) -> Sequence[Any]:
        """What a task returns; it is submitted anew if those who had it are gone."""
        for _ in range(_RETRIES):
            try:
                result: Sequence[Any] = future.result()
            except (KilledWorker, CancelledError):
                # A scheduler that comes back at its address has forgotten all tasks.
                self._wait()
                future = again()
            else:
                return result
        raise VerifykitError("the Dask cluster lost the same task again and again")

    def _wait(self) -> None:
        """Wait until there is a worker again. VerifykitError if none comes."""
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE * _RESTART)
        except (OSError, TimeoutError, RuntimeError, CancelledError) as error:
            raise VerifykitError(f"the Dask cluster is lost: {error}") from error


def run_partition(
    step: Callable[..., R], store: FileStore, numbers: Sequence[int], arguments: tuple[Any, ...]
) -> list[R]:
    """Return the results of a step on the blocks of a partition."""
    return [step(store, number, *arguments) for number in numbers]


@contextmanager
def dask_engine(folder: Path, blocks: int, options: Options) -> Iterator[DaskEngine]:
    """Yield an engine on the cluster at `options.scheduler`, or on one started for the run.

    The workers must see `folder`, where the blocks are kept. UsageError if no scheduler answers,
    if it has no workers, or if one of them cannot do the work.
    """
    if options.scheduler is not None:
        with _connected(options.scheduler) as client:
            workers = _fit_workers(client, options.scheduler, folder)
            yield _engine(client, folder, blocks, workers, options)
        return
    cluster = LocalCluster(
        n_workers=options.workers,
        threads_per_worker=1,
        dashboard_address="127.0.0.1:0",
        host="127.0.0.1",
        memory_limit=None,
    )
    with cluster, Client(cluster) as client:
        yield _engine(client, folder, blocks, options.workers, options)


def _connected(address: str) -> Client:
    try:
        return Client(address)
    except (OSError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {address}: {error}") from error


def _fit_workers(client: Client, address: str, folder: Path) -> int:
    """How many workers there are, all of which can do the work; else a UsageError says why not."""
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / "mark"
    mark.touch()
    answers = _answers(client, address, mark)
    mark.unlink()
    for worker, answer in answers.items():
        if isinstance(answer, Exception):
            raise UsageError(f"the Dask worker {worker} cannot run verifykit: {answer}")
        if not answer:
            raise UsageError(
                f"the Dask worker {worker} does not see the work folder {folder.parent}; name one "
                "that all workers see with --work"
            )
    return len(answers)


def _answers(client: Client, address: str, mark: Path) -> Mapping[str, bool | Exception]:
    """Return what each worker says to `sees`. UsageError if there are no workers."""
    answers: Mapping[str, bool | Exception] = {}
    for attempt in range(_RETRIES):
        try:
            client.wait_for_workers(1, timeout=_PATIENCE * (_RESTART if attempt else 1))
        except TimeoutError:
            raise UsageError(f"the Dask scheduler at {address} has no workers") from None
        answers = client.run(sees, mark, on_error="return")
        # A worker that was lost while it was asked says nothing of the others, or of its successor.
        if answers and not any(isinstance(answer, OSError) for answer in answers.values()):
            break
    return answers


def sees(mark: Path) -> bool:
    """Return whether this process sees a file."""
    return mark.is_file()


def _engine(
    client: Client, folder: Path, blocks: int, workers: int, options: Options
) -> DaskEngine:
    store = WorkerStore(folder, options.memory // (2 * workers))
    return DaskEngine(client, store, blocks, _PARTITIONS_PER_WORKER * workers)
