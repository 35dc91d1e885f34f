"""Kills with SIGKILL at random moments: the same bytes as an undisturbed run?

`python benchmarks/corpus/interruptions.py [--rows 1e7] [--times 3] [--seed 0]`. One process is
killed and started again, `--times` times in one run; then a local Dask cluster loses a worker.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from hashlib import blake2b
from pathlib import Path

import psutil
from measuring import verifykit
from table import show
from worlds import write_large

SOURCES = 200


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=float, default=1e7)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--work", type=Path, default=Path("out/benchmarks"))
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    path = asked.work / f"scale-{int(asked.rows)}-{SOURCES}.parquet"
    if not path.exists():
        write_large(path, int(asked.rows), SOURCES)
    calm, shaken, lost = (asked.work / f"{name}.parquet" for name in ("calm", "shaken", "lost"))
    undisturbed = verifykit("score", path, "-o", calm).wall
    moments = random.Random(asked.seed)
    rows: list[list[object]] = []
    for _ in range(asked.times):
        after = moments.uniform(0.05, 0.6) * undisturbed
        rows.append(["one process", f"after {after:.1f} s", _killed(after, path, shaken)])
    again = verifykit("score", path, "-o", shaken).wall
    rows.append(["one process", f"started again, {again:.1f} s", _same(calm, shaken)])
    after = moments.uniform(0.3, 0.7) * undisturbed
    told = _with_lost_worker(after, path, lost)
    rows.append(["two Dask workers", f"one lost after {after:.1f} s, {told}", _same(calm, lost)])
    title = f"Interruptions, {int(asked.rows)} statements, undisturbed {undisturbed:.1f} s"
    show(title, ("run", "what happened", "outcome"), rows)


def _started(path: Path, output: Path, *more: str) -> psutil.Popen:
    command = [sys.executable, "-m", "verifykit", "score", str(path), "-o", str(output), *more]
    return psutil.Popen(command, stderr=subprocess.DEVNULL)


def _killed(after: float, path: Path, output: Path) -> str:
    running = _started(path, output)
    time.sleep(after)
    running.kill()
    return "killed" if running.wait() else "was over before"


def _with_lost_worker(after: float, path: Path, output: Path) -> str:
    started = time.perf_counter()
    running = _started(path, output, "--engine", "dask", "--workers", "2")
    time.sleep(after)
    workers = [
        child
        for child in running.children(recursive=True)
        if any("spawn_main" in part for part in child.cmdline())
    ]
    workers[0].kill()
    code = running.wait()
    return f"of {len(workers)}; ended with {code} in {time.perf_counter() - started:.1f} s"


def _same(one: Path, other: Path) -> str:
    if not other.exists():
        return "no output"
    digests = {blake2b(path.read_bytes()).hexdigest() for path in (one, other)}
    return "same bytes" if len(digests) == 1 else "OTHER BYTES"


if __name__ == "__main__":
    main()
