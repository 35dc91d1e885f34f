"""What plug-ins cost that are installed, blocked, and kept apart from each other.

    python benchmarks/platform_speed.py [--runs 9]

Prints three ratios, each with its bar. Of whole processes that check a 50-claim case, run in turn,
in CPU seconds: with the installed plug-ins found and blocked by name, over no look for plug-ins at
all (1.25; where fewer than four are installed, the metadata of made-up ones makes up the number);
with all installed plug-ins at work, over check-jsonschema, which merely validates the file (.9). Of
one process that assesses 1,000 claims with all installed plug-ins: the share of its CPU time that
goes into copying and comparing values so that no plug-in changes what another one sees (.05).
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import check_speed

from verifykit import assess, load
from verifykit.engine.running import Runner
from verifykit.plugin.discovery import NO_AUTOLOAD, find_installed
from verifykit.plugin.snapshot import Snapshot

SCHEMA = Path(__file__).parents[1] / "schemas" / "case-1.json"
FEWEST = 4
BLOCKED_BAR, INSTALLED_BAR, ISOLATION_BAR = 1.25, 0.9, 0.05
ALL_PLUGINS = {
    name: value for name, value in check_speed.WITH_BYTECODE.items() if name != NO_AUTOLOAD
}
_ISOLATING = ((Snapshot, "add"), (Snapshot, "restore"), (Runner, "_case_for"))
"""What keeps plug-ins apart: what they may not change is noted and compared, indexes are copied."""


def make_up(folder: Path, count: int) -> list[str]:
    """Write the metadata of plug-ins that do not exist; return their names."""
    names = [f"made-up-{number}" for number in range(count)]
    for name in names:
        info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[verifykit]\n{name} = nothing_to_import\n")
    return names


def blocked(folder: Path, case: Path, runs: int) -> list[float]:
    """Return the ratios of runs with every plug-in blocked to runs that look for none."""
    names = [found.plugin.name for found in find_installed()]
    names += make_up(folder, max(0, FEWEST - len(names)))
    command = [sys.executable, "-m", "verifykit", "check", "--isolated", str(case)]
    blocking = [option for plugin in names for option in ("-p", f"no:{plugin}")]
    environ = {**ALL_PLUGINS, "PYTHONPATH": str(folder)}
    without = {**environ, NO_AUTOLOAD: "1"}
    pairs = [
        (
            check_speed.cpu_seconds(command, without),
            check_speed.cpu_seconds([*command, *blocking], environ),
        )
        for _ in range(runs + 1)
    ]
    return [ours / none for none, ours in pairs[1:]]


def isolation(case: Path, runs: int) -> list[float]:
    """Return the shares of the CPU time of `assess` that keeping plug-ins apart takes."""
    spent = 0.0

    def timed(work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **named: Any) -> Any:
            nonlocal spent
            began = time.process_time()
            try:
                return work(*arguments, **named)
            finally:
                spent += time.process_time() - began

        return run

    for kind, name in _ISOLATING:
        setattr(kind, name, timed(getattr(kind, name)))
    shares = []
    for _ in range(runs + 1):
        loaded, spent = load(case), 0.0
        began = time.process_time()
        report = assess(loaded)
        shares.append(spent / (time.process_time() - began))
        assert not report.errors, report.errors[0].message
    return shares[1:]


def tell(what: str, ratios: list[float], bar: float) -> bool:
    """Print the median of some ratios with its bar; return whether it is met."""
    ratio = statistics.median(ratios)
    print(f"{what:<52} {ratio:5.3f} ({min(ratios):.3f}-{max(ratios):.3f}), bar {bar}", flush=True)
    return ratio <= bar


def main() -> int:
    """Run the comparisons; 1 if a bar is not met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    print(f"{len(find_installed())} plug-ins installed, {runs} runs")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = folder / "small.json", folder / "large.json"
        small.write_text(json.dumps(check_speed.make_case(50, 150), indent=1), encoding="utf-8")
        large.write_text(json.dumps(check_speed.make_case(1000, 3000)), encoding="utf-8")
        met = [tell("all blocked, over none looked for", blocked(folder, small, runs), BLOCKED_BAR)]
        pairs = check_speed.compare(small, SCHEMA, runs, ALL_PLUGINS)
        against = [ours / theirs for ours, theirs in pairs]
        met.append(tell("all at work on 50 claims, over check-jsonschema", against, INSTALLED_BAR))
        met.append(tell("keeping them apart, of 1,000 claims", isolation(large, 3), ISOLATION_BAR))
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
