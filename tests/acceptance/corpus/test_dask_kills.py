"""Workers or the scheduler killed at any moment: the same bytes, at once or started again.

When they are hit depends on the machine, so each run may only show that nothing is worse for it.
"""

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from generated_corpora import corpus
from long_run import share
from verifykit.corpus import Inputs, Options, score
from verifykit.errors import VerifykitError

pytestmark = pytest.mark.apart

LONGEST = 3.0
"""Seconds a run takes, roughly."""
ONE, MORE = 1, range(2, 2 + share(16))
"""The seed of every run of the tests, and those of a long one: fifty-one runs by night."""


def seeds() -> list[object]:
    return [ONE, *(pytest.param(seed, marks=pytest.mark.long) for seed in MORE)]


@pytest.fixture(scope="module", autouse=True)
def distributed() -> Any:
    """Imported by the tests alone: it takes a while, and every process reads this file."""
    return pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def statements(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "statements.parquet"
    rows = corpus(2, sources=25, objects=2000, attributes=2, exact=0.9)
    names = ("source", "subject", "value", "predicate")
    columns = zip(*rows, strict=True)
    pq.write_table(
        pa.table({n: [f"{n} {x}" for x in c] for n, c in zip(names, columns, strict=True)}), path
    )
    return path


@pytest.fixture(scope="module")
def calm(statements: Path) -> bytes:
    return scored(statements, statements.with_name("calm.parquet"), Options())


def scored(statements: Path, output: Path, options: Options) -> bytes:
    score(Inputs(corpus=(statements,)), output, options, work=output.with_suffix(".work"))
    return output.read_bytes()


@contextmanager
def shaken(pids: list[int], after: float) -> Iterator[list[int]]:
    """Kill processes after so many seconds, if the run takes as long; tell which were hit."""
    hit: list[int] = []

    def strike() -> None:
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                hit.append(pid)

    timer = threading.Timer(after, strike)
    timer.start()
    yield hit
    timer.cancel()
    timer.join()


@pytest.fixture(scope="module")
def cluster(distributed: Any) -> Iterator[object]:
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        memory_limit=None,
    ) as started:
        yield started


@pytest.mark.parametrize("how_many", [1, pytest.param(2, marks=pytest.mark.long)])
@pytest.mark.parametrize("seed", seeds())
def test_workers_killed(
    cluster, distributed, statements, calm, tmp_path, seed: int, how_many: int
) -> None:
    moments = random.Random(seed)
    options = Options(engine="dask", scheduler=cluster.scheduler_address)
    longest = LONGEST
    for attempt in range(20):
        with distributed.Client(cluster) as client:
            client.wait_for_workers(2, timeout=120)
            victims = moments.sample(sorted(client.run(os.getpid).values()), how_many)
        with shaken(victims, moments.uniform(0.3, longest)) as hit:
            assert scored(statements, tmp_path / f"{attempt}.parquet", options) == calm
        if len(hit) == how_many:
            return
        longest *= 0.7
    pytest.fail("no run was hit")


CLUSTER = """
import sys, time
from distributed import LocalCluster

if __name__ == "__main__":
    cluster = LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        memory_limit=None,
    )
    print(cluster.scheduler_address, flush=True)
    time.sleep(120)
"""


@contextmanager
def cluster_apart(folder: Path) -> Iterator[tuple[str, int]]:
    """A cluster in processes of its own: the address, and the scheduler's process."""
    program = folder / "cluster.py"
    program.write_text(CLUSTER)
    running = subprocess.Popen(
        [sys.executable, str(program)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert running.stdout is not None
    try:
        yield running.stdout.readline().strip(), running.pid
    finally:
        running.kill()
        running.wait()
        running.stdout.close()


@pytest.mark.parametrize("seed", seeds())
def test_the_scheduler_killed(statements, calm, tmp_path, monkeypatch, seed: int) -> None:
    dask = pytest.importorskip("dask")
    monkeypatch.setattr("verifykit.corpus.engines.dask_engine._PATIENCE", 1.0)
    moments = random.Random(seed)
    output = tmp_path / "shaken.parquet"
    with dask.config.set({"distributed.comm.timeouts.connect": "1s"}):
        with (
            cluster_apart(tmp_path) as (address, pid),
            shaken([pid], moments.uniform(0.3, LONGEST / 2)),
            # What is lost is told; a run that was over before is none the worse.
            suppress(VerifykitError),
        ):
            scored(statements, output, Options(engine="dask", scheduler=address))
        with cluster_apart(tmp_path) as (address, _):
            assert scored(statements, output, Options(engine="dask", scheduler=address)) == calm
