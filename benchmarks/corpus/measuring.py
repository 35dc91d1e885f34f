"""Running a whole process, and what it took.

The process is started by a small one in between (this file as a program), because a process that
is started by a large one inherits its peak of memory.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

from attrs import frozen


@frozen(kw_only=True)
class Took:
    """What a process took: wall and processor time in seconds, peak memory in MiB."""

    wall: float
    processor: float
    peak: float


def verifykit(*arguments: object) -> Took:
    """Run `verifykit` with these arguments in a process of its own; raises if it fails."""
    return process(sys.executable, "-m", "verifykit", *arguments)


def process(*command: object) -> Took:
    """Run a command with its children; raises CalledProcessError if it fails."""
    texts = [str(part) for part in command]
    done = subprocess.run(
        [sys.executable, __file__, *texts], stdout=subprocess.PIPE, text=True, check=True
    )
    return Took(**json.loads(done.stdout))


def _measured(texts: list[str]) -> dict[str, float]:
    started = time.perf_counter()
    running = subprocess.Popen(texts, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, texts)
    return {
        "wall": time.perf_counter() - started,
        "processor": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(_measured(sys.argv[1:])))
