"""Running a whole process, and what it took.

The process is started by a small one in between (this file as a program), because a process that
is started by a large one inherits its peak of memory. It may keep the bytecode of what it imports,
as an installed program does, in a folder for temporary files: whatever is measured first compiles
it, so run it once before.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from attrs import frozen


@frozen(kw_only=True)
class Took:
    """What a process took: wall and processor time in seconds, peak memory in MiB."""

    wall: float
    processor: float
    peak: float


class Failed(Exception):
    """The process failed or was stopped at its limit; says which, in a line."""


def verifykit(*arguments: object) -> Took:
    """Run `verifykit` with these arguments in a process of its own; raises Failed."""
    return process(sys.executable, "-m", "verifykit", *arguments)


def process(*command: object, limit: float = 3600.0) -> Took:
    """Run a command with its children, for at most `limit` seconds; raises Failed."""
    texts = [str(part) for part in command]
    kept = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "bytecode")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, __file__, str(limit), *texts],
        capture_output=True,
        text=True,
        check=False,
        env=kept,
    )
    if done.returncode:
        raise Failed(done.stderr.strip().split("\n")[-1])
    return Took(**json.loads(done.stdout))


def _measured(limit: float, texts: list[str]) -> dict[str, float]:
    started = time.perf_counter()
    running = subprocess.Popen(texts, stdout=subprocess.DEVNULL)
    watch = threading.Timer(limit, running.kill)
    watch.start()
    _, status, usage = os.wait4(running.pid, 0)
    watch.cancel()
    running.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if wall >= limit:
        sys.exit(f"over {limit:.0f} s")
    if running.returncode < 0:
        sys.exit(f"ended by signal {-running.returncode}")
    if running.returncode:
        sys.exit(running.returncode)
    return {
        "wall": wall,
        "processor": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(_measured(float(sys.argv[1]), sys.argv[2:])))
