"""Scaling: whole processes, learning included, on more and more statements.

`python benchmarks/corpus/scale.py [--rows 1e5 1e6 1e7] [--sources 200 1000] [--memory 1G]`.
1e8 statements take some ten minutes and ten gigabytes of disk: `--rows 1e8 --memory 2G`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from measuring import verifykit
from table import show
from worlds import write_large


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=float, nargs="+", default=[1e5, 1e6, 1e7])
    parser.add_argument("--sources", type=int, nargs="+", default=[200, 1000])
    parser.add_argument("--memory", default="1G")
    parser.add_argument("--work", type=Path, default=Path("out/benchmarks"))
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    rows = []
    for sources in asked.sources:
        for count in map(int, asked.rows):
            path = asked.work / f"scale-{count}-{sources}.parquet"
            if not path.exists():
                write_large(path, count, sources)
            output = asked.work / "scale-out.parquet"
            took = verifykit("score", path, "-o", output, "--memory", asked.memory)
            rate = took.processor / count * 1e6
            rows.append([count, sources, took.wall, took.processor, rate, took.peak])
    header = ("statements", "sources", "wall s", "processor s", "µs/statement", "peak MiB")
    show("Scaling", header, rows)


if __name__ == "__main__":
    main()
