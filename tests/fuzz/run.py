"""Fuzzes the readers for as long as asked: `make fuzz MINUTES=60`.

Each batch of inputs is read in a process of its own, with a limit on memory; an input that takes
longer than the limit, or needs more, is a crash like an exception. What is found is kept in
`build/fuzz`, and at the end it is said how many inputs were tried, how many failed, and what the
slowest took. The exit code is 1 if anything failed.
"""

import argparse
import json
import multiprocessing
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import suppress
from pathlib import Path

from attrs import define, field

from fuzz.mutations import mutated
from fuzz.targets import TARGETS, seeds

FOUND = Path("build") / "fuzz"
SECONDS = 20
PATIENCE = SECONDS * 3
"""Seconds by the clock, of a machine that may have other work."""
MEGABYTES = 1_000
"""What any input may take: the promise of docs/limits.md, for inputs up to `mutations.LARGEST`."""
_ADDRESSES = 8_000_000_000
"""Bytes of address space, so that what swells does not take the machine with it."""
_BATCH = 200
_OF_SLOW = 20


@define
class Tally:
    """What became of the inputs of one target."""

    inputs: int = 0
    crashes: Counter = field(factory=Counter)
    slowest: float = 0.0
    memory: int = 0
    """Megabytes that the largest process had at its end, with Python and all libraries."""


class TooSlow(Exception):
    """An input took longer than it may."""


def batch(name, start, count, results):
    """Read inputs number `start` to `start + count` of a target, and tell what came of each."""
    target, valid = TARGETS[name], seeds(name)
    most = _addresses() + _ADDRESSES
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    base = _megabytes()
    signal.signal(signal.SIGALRM, _too_slow)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(start, start + count):
            source = random.Random(f"{name} {number}")
            data = mutated(source.choice(valid), target.kind, source, valid)
            results.send(("begun", number, data))
            began = time.process_time()
            signal.setitimer(signal.ITIMER_REAL, PATIENCE)
            failure = None
            try:
                target.run(data, Path(folder))
            except BaseException:
                failure = traceback.format_exc()
            signal.setitimer(signal.ITIMER_REAL, 0)
            took = time.process_time() - began
            if failure is None and took > SECONDS:
                failure = f"TooSlow: {took:.1f} s"
            if failure is None and _megabytes() - base > MEGABYTES:
                failure = f"TooLarge: {_megabytes() - base} MB"
                base = _megabytes()
            results.send(("done", failure, took))
    results.send(("end", _megabytes(), 0))


def _addresses():
    """The addresses that the process has taken already, in bytes; 0 where nobody says.

    A process that has run other tests may have taken gigabytes, more on a machine of many cores.
    """
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    return 0


def _megabytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _too_slow(_signal, _frame):
    raise TooSlow(f"more than {PATIENCE} s by the clock")


def tried(name, start, count, tally):
    """Read a batch in a process of its own; return what it did not come to."""
    receiving, sending = multiprocessing.Pipe(duplex=False)
    context = multiprocessing.get_context("fork")
    process = context.Process(target=batch, args=(name, start, count, sending))
    process.start()
    sending.close()
    data, number, done = b"", start, 0
    try:
        while receiving.poll(PATIENCE * 2 + 1):
            what, first, second = receiving.recv()
            if what == "begun":
                number, data = first, second
            elif what == "done":
                done += 1
                tally.inputs += 1
                tally.slowest = max(tally.slowest, second)
                if first is not None:
                    keep(name, number, data, first, tally)
            else:
                tally.memory = max(tally.memory, first)
                break
        else:
            keep(name, number, data, "Hang: it could not be interrupted", tally)
    except EOFError:
        process.join(5)
        keep(name, number, data, f"Died: exit code {process.exitcode}", tally)
    process.kill()
    process.join()
    return done


def keep(name, number, data, failure, tally):
    """Write an input that failed, with what happened, once for each way to fail."""
    lines = failure.strip().splitlines()
    places = [line.strip() for line in lines if "verifykit" in line and "line" in line]
    way = f"{places[-1] if places else ''} {lines[-1][:200]}"
    tally.crashes[way] += 1
    if tally.crashes[way] == 1:
        folder = FOUND / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}").write_bytes(data)
        (folder / f"{number}.txt").write_text(failure, encoding="utf-8")
        print(f"{name} {number}: {way}", flush=True)


def main():
    """Go round the targets until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--target", action="append", choices=TARGETS, help="[default: all]")
    parser.add_argument("--start", type=int, default=random.randrange(10**9))
    asked = parser.parse_args()
    names = asked.target or list(TARGETS)
    tallies = {name: Tally() for name in names}
    ends, number = time.monotonic() + asked.minutes * 60, asked.start
    print(f"first input: {number}", flush=True)
    while time.monotonic() < ends:
        for name in names:
            if time.monotonic() > ends:
                break
            tried(name, number, _OF_SLOW if TARGETS[name].slow else _BATCH, tallies[name])
        number += _BATCH
    FOUND.mkdir(parents=True, exist_ok=True)
    rows = []
    print(f"{'target':18}{'inputs':>9}{'crashes':>9}{'slowest s':>11}{'largest MB':>12}")
    for name, tally in tallies.items():
        crashes = sum(tally.crashes.values())
        print(f"{name:18}{tally.inputs:>9}{crashes:>9}{tally.slowest:>11.2f}{tally.memory:>12}")
        rows.append({"target": name, "inputs": tally.inputs, "crashes": dict(tally.crashes),
                     "slowest": tally.slowest, "memory": tally.memory})  # fmt: skip
    with (FOUND / "tally.jsonl").open("a", encoding="utf-8") as log:
        log.writelines(json.dumps(row) + "\n" for row in rows)
    total = sum(tally.inputs for tally in tallies.values())
    crashes = sum(len(tally.crashes) for tally in tallies.values())
    print(f"{total} inputs, {crashes} ways to crash")
    return 1 if crashes else 0


if __name__ == "__main__":
    sys.exit(main())
