"""Speed beside the peers and beside DuckDB: whole processes, learning included, and one round.

`python benchmarks/corpus/speed.py [--rows 1e5 1e6] [--no-peers] [--limit 120]`. The ratio is of the
processor time to that of a ranked majority in DuckDB over the same file, in the same run: counts by
subject and value, ranked, sorted, and written to Parquet.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import peers
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
from measuring import Failed, Took, process, verifykit
from table import show
from worlds import write_large, write_slow

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from generated_corpora import corpus, engine_for, learned
from plain_corpus_model import Plain
from verifykit.corpus import FITTED
from verifykit.corpus.engines import kinds
from verifykit.corpus.estimation import open_values
from verifykit.corpus.estimation.rounds import RoundBlock

SOURCES = 200


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=float, nargs="+", default=[1e5, 1e6])
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--limit", type=float, default=120.0, help="seconds for a peer")
    parser.add_argument("--work", type=Path, default=Path("out/benchmarks"))
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    warm_up(asked.work)
    rows: list[list[object]] = []
    limit = None if asked.no_peers else asked.limit
    for count in map(int, asked.rows):
        for closed in (False, True):
            rows += compared(count, asked.work, closed=closed, limit=limit)
        rows += compared(count, asked.work, closed=True, limit=None, slow=True)
    header = ("statements", "values", "what", "wall s", "processor s", "peak MiB", "ratio")
    show(f"Whole processes, {SOURCES} sources", header, rows)
    plain, blocks, statements = one_round(asked.work)
    show(
        "One round",
        ("statements", "plain Python µs/statement", "blocks µs/statement", "ratio"),
        [[statements, plain, blocks, plain / blocks]],
    )


def warm_up(work: Path) -> None:
    """Let everything that is measured be compiled once."""
    small = work / "warm-up.parquet"
    write_large(small, 10_000, SOURCES)
    verifykit("score", small, "-o", work / "warm-up.scores.parquet")
    process(sys.executable, "-c", MAJORITY, small, work / "warm-up.majority")


MAJORITY = '''
import duckdb, sys
duckdb.connect().execute(f"""
    COPY (
        SELECT subject, value, n, rank() OVER (PARTITION BY subject ORDER BY n DESC) AS rank
        FROM (SELECT subject, value, count(*) AS n FROM '{sys.argv[1]}' GROUP BY subject, value)
        ORDER BY subject, rank, value
    ) TO '{sys.argv[2]}' (FORMAT parquet, COMPRESSION zstd)
""")
'''


def compared(
    count: int, work: Path, *, closed: bool, limit: float | None, slow: bool = False
) -> list[list[object]]:
    """verifykit, DuckDB and the peers on the same generated statements; `limit` None: no peers.

    `slow` labels are eight, of which one in three is off by one: rounds creep on.
    """
    values = "slow labels" if slow else "closed" if closed else "open"
    name = f"speed-{count}-{values.replace(' ', '-')}"
    parquet, claims = (work / f"{name}.{ending}" for ending in ("parquet", "csv"))
    if not parquet.exists() and slow:
        write_slow(parquet, count, SOURCES)
    elif not parquet.exists():
        write_large(parquet, count, SOURCES, closed=closed)
    if not claims.exists():
        table = pq.read_table(parquet).rename_columns(["source", "object", "value"])
        pa.csv.write_csv(
            table.cast(pa.schema([(n, pa.string()) for n in table.schema.names])), claims
        )
    output = work / "speed-out"
    rows: list[list[object]] = []
    majority = process(sys.executable, "-c", MAJORITY, parquet, output.with_suffix(".majority"))

    def add(what: str, run: Callable[[], Took]) -> None:
        try:
            took = run()
            ratio = took.processor / majority.processor
            rows.append([count, values, what, took.wall, took.processor, took.peak, ratio])
        except Failed as failure:
            rows.append([count, values, what, failure, "", "", ""])

    add("DuckDB, ranked majority", lambda: majority)
    add(
        "verifykit, Parquet",
        lambda: verifykit("score", parquet, "-o", output.with_suffix(".parquet")),
    )
    add(
        "verifykit, CSV",
        lambda: verifykit(
            "score", claims, "--columns", "subject=object", "-o", output.with_suffix(".csv")
        ),
    )
    if limit is not None:
        for peer in (peers.DAWID_SKENE, peers.TRUTH_FINDER):
            add(peer.name, lambda peer=peer: peers.run(peer, claims, work, limit).took)
    return rows


def one_round(work: Path) -> tuple[float, float, int]:
    """One round in plain Python and in blocks, in µs a statement (each on its own size)."""
    small = corpus(1, sources=60, objects=600, cover=0.3, exact=0.9)
    plain = Plain(small, 60, False, FITTED)
    plain.n_attributes = 1
    plain.pairs = {}
    plain.accuracy = [[FITTED.first_accuracy] for _ in range(plain.groups)]
    plain.shared_credit = None
    plain.voice = dict(plain.share)
    started = time.perf_counter()
    plain.open_round(1)
    slow = (time.perf_counter() - started) / len(plain.share)
    large = corpus(1, sources=200, objects=16_000, cover=0.3, exact=0.9)
    engine = engine_for(large, work / "round", 32)
    (result,) = learned(engine, large)
    statements = 0
    started = time.perf_counter()
    for number in range(engine.blocks):
        part = engine.store.load(kinds.ROUND + result.family.key, number, RoundBlock)
        state = result.reading.load(engine.store, number)
        open_values.estimate(part, state, result.open, FITTED)
        statements += len(part.block.source)
    fast = (time.perf_counter() - started) / statements
    return slow * 1e6, fast * 1e6, statements


if __name__ == "__main__":
    main()
