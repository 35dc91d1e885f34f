"""The same bytes from a cluster, and what is said of one that cannot do the work."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from generated_corpora import corpus
from verifykit.corpus import Inputs, Options, score
from verifykit.errors import UsageError

pytestmark = pytest.mark.apart


@pytest.fixture(scope="module", autouse=True)
def distributed() -> Any:
    """Imported by the tests alone: it takes a while, and every process reads this file."""
    return pytest.importorskip("distributed")


@pytest.fixture(scope="module", params=[False, True], ids=["in threads", "in processes"])
def cluster(request: pytest.FixtureRequest, distributed: Any) -> Iterator[object]:
    """Two workers that are spoken to through sockets, whether they are processes or threads."""
    with distributed.LocalCluster(
        n_workers=2,
        processes=request.param,
        protocol="tcp",
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        memory_limit=None,
    ) as started:
        yield started


@pytest.fixture(scope="module")
def statements(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "statements.parquet"
    rows = corpus(2, sources=25, objects=1000, attributes=2, exact=0.9)
    first_third = set(sorted({str(thing) for _, thing, _, _ in rows})[:333])
    # Half of the sources mean another thing by one attribute there, so that all is learned twice.
    rows = [
        (
            source,
            thing,
            value + 10 * (not attribute and source > 12 and str(thing) in first_third),
            attribute,
        )
        for source, thing, value, attribute in rows
    ]
    names = ("source", "subject", "value", "predicate")
    columns = zip(*rows, strict=True)
    pq.write_table(
        pa.table({n: [f"{n} {x}" for x in c] for n, c in zip(names, columns, strict=True)}), path
    )
    return path


def run(statements: Path, output: Path, options: Options) -> bytes:
    score(Inputs(corpus=(statements,)), output, options, work=output.with_suffix(".work"))
    return output.read_bytes()


def test_the_same_bytes_as_alone(cluster, statements, tmp_path) -> None:
    options = Options(engine="dask", scheduler=cluster.scheduler_address)
    alone = run(statements, tmp_path / "alone.parquet", Options())
    assert run(statements, tmp_path / "two.parquet", options) == alone


def test_what_all_of_them_learn_from_has_regimes(statements, tmp_path) -> None:
    found = score(Inputs(corpus=(statements,)), tmp_path / "o.parquet", work=tmp_path / "work")
    assert [regime.predicate for regime in found.regimes] == ["predicate 0"]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere at all"])
def test_a_scheduler_that_does_not_answer_is_told(address, statements, tmp_path) -> None:
    dask = pytest.importorskip("dask")
    options = Options(engine="dask", scheduler=address)
    with (
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
        pytest.raises(UsageError, match="no Dask scheduler answers"),
    ):
        run(statements, tmp_path / "o.parquet", options)


def test_a_scheduler_without_workers_is_told(
    distributed, statements, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr("verifykit.corpus.engines.dask_engine._PATIENCE", 0.2)
    with distributed.LocalCluster(
        n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as empty:
        options = Options(engine="dask", scheduler=empty.scheduler_address)
        with pytest.raises(UsageError, match=r"scheduler at tcp://.* has no workers"):
            run(statements, tmp_path / "out.parquet", options)


def test_workers_that_do_not_see_the_work_folder_are_told(
    cluster, statements, tmp_path, monkeypatch
) -> None:
    # Stands for another machine: there no file of this one is.
    monkeypatch.setattr("verifykit.corpus.engines.dask_engine.sees", _sees_nothing)
    options = Options(engine="dask", scheduler=cluster.scheduler_address)
    with pytest.raises(UsageError, match=r"does not see the work folder .*out\.work; .* --work"):
        run(statements, tmp_path / "out.parquet", options)


def test_workers_without_verifykit_are_told(cluster, statements, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("verifykit.corpus.engines.dask_engine.sees", _has_no_verifykit)
    options = Options(engine="dask", scheduler=cluster.scheduler_address)
    with pytest.raises(UsageError, match="cannot run verifykit: No module named 'verifykit'"):
        run(statements, tmp_path / "out.parquet", options)


def _sees_nothing(mark: Path) -> bool:
    return False


def _has_no_verifykit(mark: Path) -> bool:
    raise ModuleNotFoundError("No module named 'verifykit'")
