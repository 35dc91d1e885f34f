"""Many answers, by one process or by several: in their order and in bounded memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from verifykit import Settings, services_for
from verifykit_grounding.answer import Answer
from verifykit_grounding.grounding import Grounding, ground_one
from verifykit_grounding.inputs import library_of, read_answers

Placed = tuple[str, Answer]
"""An answer and the file that it is from."""

_BATCH = 8
"""So many answers are handed to a process at once: handing over costs as much as a short one."""
_AHEAD = 4
"""So many batches for each process are read ahead of what is taken."""


def ground_files(
    paths: Sequence[Path],
    documents: Path | None = None,
    *,
    settings: Settings | None = None,
    jobs: int = 1,
    skip: int = 0,
) -> Iterator[Grounding]:
    """Yield what became of each answer of the files, in their order, but for the first `skip`.

    With several `jobs` as many processes ground; what is yielded is the same, byte for byte. Raise
    InputError as `read_answers` does.
    """
    settings = settings or Settings()
    placed = islice(_read(paths, documents, settings), skip, None)
    if jobs == 1:
        for path, answer in placed:
            yield ground_one(answer, path=path, settings=settings)
    else:
        yield from _by_processes(placed, settings, jobs)


def _read(paths: Sequence[Path], documents: Path | None, settings: Settings) -> Iterator[Placed]:
    services = services_for("grounding", settings)
    library = library_of(documents, services)
    for path in paths:
        for answer in read_answers(path, library, services):
            yield str(path), answer


def _by_processes(placed: Iterator[Placed], settings: Settings, jobs: int) -> Iterator[Grounding]:
    # Spawned and not forked: a process with threads cannot be forked safely.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        batches = iter(lambda: list(islice(placed, _BATCH)), [])
        work = partial(_ground_batch, settings)
        waiting: deque[Future[list[Grounding]]] = deque()
        try:
            for batch in islice(batches, jobs * _AHEAD):
                waiting.append(pool.submit(work, batch))
            while waiting:
                yield from waiting.popleft().result()
                for batch in islice(batches, 1):
                    waiting.append(pool.submit(work, batch))
        finally:
            for future in waiting:
                future.cancel()


def _ground_batch(settings: Settings, batch: Iterable[Placed]) -> list[Grounding]:
    return [ground_one(answer, path=path, settings=settings) for path, answer in batch]
