"""One process against a local Dask cluster: the same bytes, and what it costs.

`python benchmarks/corpus/dask_workers.py [--rows 1e6 1e7] [--workers 2]`.
"""

from __future__ import annotations

import argparse
from hashlib import blake2b
from pathlib import Path

from measuring import verifykit
from table import show
from worlds import write_large

SOURCES = 200


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=float, nargs="+", default=[1e6, 1e7])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--work", type=Path, default=Path("out/benchmarks"))
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    rows = []
    for count in map(int, asked.rows):
        path = asked.work / f"scale-{count}-{SOURCES}.parquet"
        if not path.exists():
            write_large(path, count, SOURCES)
        outputs = [asked.work / f"dask-{name}.parquet" for name in ("local", "cluster")]
        local = verifykit("score", path, "-o", outputs[0])
        cluster = verifykit(
            "score", path, "-o", outputs[1], "--engine", "dask", "--workers", asked.workers
        )
        digests = {blake2b(output.read_bytes()).hexdigest() for output in outputs}
        same = "yes" if len(digests) == 1 else "NO"
        rows.append([count, local.wall, cluster.wall, cluster.wall / local.wall, same])
    header = ("statements", "one process, s", f"{asked.workers} workers, s", "ratio", "same bytes")
    show("Dask", header, rows)


if __name__ == "__main__":
    main()
