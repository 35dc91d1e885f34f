"""Runs that are killed at random moments: does what comes of them stay the same, to the byte?

    python benchmarks/soak.py [--runs 500] [--seed 0] [--minutes 60]

A run is a command in a process of its own: the scores of a corpus, a report, a check. It gets
SIGKILL, SIGTERM or SIGINT at a moment that chance chooses, is started again until one comes to its
end, and then its output has to be that of an undisturbed run. After every kill the output has to
be the old file or the new one. Printed is how many runs were made, how many of the signals came
in time, and what was not as it should be; the exit code is 1 if anything was not.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from json import dumps
from pathlib import Path

from attrs import define, field
from check_speed import make_case

OLD = b"what was there before"
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
CODES = {signal.SIGKILL: -9, signal.SIGTERM: 143, signal.SIGINT: 130}
COMMANDS = {
    "scores": ["score", "corpus.csv", "-o", "OUT"],
    "report": ["report", "case.json", "--isolated", "-o", "OUT"],
    "check": ["check", "case.json", "--isolated", "--exit-zero", "--output", "json=OUT"],
}
_KILLS = 2
"""How often a run is disturbed before it is let go on."""
_LONGEST = 300


@define
class Tally:
    """What happened to the runs."""

    runs: int = 0
    disturbed: int = 0
    wrong: Counter[str] = field(factory=Counter)


def started(arguments: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """Start a command."""
    return subprocess.Popen(
        [sys.executable, "-m", "verifykit", *arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=_heed_interrupts,
    )


def _heed_interrupts() -> None:
    """What runs in the background of a shell ignores them."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def undisturbed(arguments: list[str], folder: Path) -> tuple[bytes, float]:
    """Return what a command writes, and the seconds by the clock that it takes."""
    began = time.monotonic()
    process = started(arguments, folder)
    _, told = process.communicate(timeout=_LONGEST)
    assert process.returncode == 0, told.decode()
    return (folder / arguments[-1].rpartition("=")[2]).read_bytes(), time.monotonic() - began


def soak(name: str, folder: Path, calm: bytes, lasts: float, chance: random.Random) -> list[str]:
    """Disturb a command a few times, let it end, and return what was wrong."""
    out = folder / f"{name}.out.json"
    arguments = [one.replace("OUT", out.name) for one in COMMANDS[name]]
    out.write_bytes(OLD)
    wrong, came = [], 0
    for _ in range(_KILLS):
        process = started(arguments, folder)
        sent = chance.choice(SIGNALS)
        time.sleep(chance.uniform(0.05, 1.05) * lasts)
        process.send_signal(sent)
        _, told = process.communicate(timeout=_LONGEST)
        came += process.returncode != 0
        if process.returncode not in (0, CODES[sent], -sent):
            wrong.append(f"{name}: {sent.name} ended with {process.returncode}")
        if b"Traceback" in told:
            wrong.append(f"{name}: {sent.name} showed a traceback")
        if out.read_bytes() not in (OLD, calm):
            wrong.append(f"{name}: {sent.name} left half of a file")
    process = started(arguments, folder)
    _, told = process.communicate(timeout=_LONGEST)
    if process.returncode != 0:
        wrong.append(f"{name}: ended with {process.returncode}: {told.decode()[-200:]}")
    elif out.read_bytes() != calm:
        wrong.append(f"{name}: other bytes")
    return [*wrong, *["came in time"] * came]


def main() -> int:
    """Soak and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=600)
    asked = parser.parse_args()
    chance, tally = random.Random(asked.seed), Tally()
    ends = time.monotonic() + asked.minutes * 60
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "case.json").write_text(dumps(make_case(50, 150)), encoding="utf-8")
        rows = (
            f"s{chance.randrange(30)},x{chance.randrange(600)},{chance.choice('abc')}\n"
            for _ in range(6_000)
        )
        (folder / "corpus.csv").write_text("source,subject,value\n" + "".join(rows), "utf-8")
        calm = {}
        for one, arguments in COMMANDS.items():
            arguments = [part.replace("OUT", "calm.json") for part in arguments]
            calm[one] = undisturbed(arguments, folder)
        while tally.runs < asked.runs and time.monotonic() < ends:
            one = chance.choice(list(COMMANDS))
            for told in soak(one, folder, *calm[one], chance):
                if told == "came in time":
                    tally.disturbed += 1
                else:
                    tally.wrong[told] += 1
            tally.runs += _KILLS + 1
        left = [path.name for path in folder.iterdir() if ".out.json." in path.name]
    print(f"{tally.runs} runs, {tally.disturbed} of them ended by a signal; seed {asked.seed}")
    print(f"files left behind, all by SIGKILL: {len(left)}")
    for told, count in tally.wrong.items():
        print(f"{count} times {told}")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    os.environ["VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.exit(main())
