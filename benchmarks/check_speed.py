"""`verifykit check` against `check-jsonschema`, which merely validates the same file.

    python benchmarks/check_speed.py [--runs 7]

Prints CPU seconds of whole processes, run in turn, and their ratio pair by pair. The bars are
0.6 for 50 claims and 1.0 for 1,000 claims with 3,000 items of evidence.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

WITH_BYTECODE = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
"""The first run of each command writes the bytecode of all that it imports, as installers do.

Without it, what has more libraries compiles them anew in every run, which is check-jsonschema.
"""
CORE_ALONE = {**WITH_BYTECODE, "VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD": "1"}
"""What installed plug-ins add is theirs; benchmarks/platform_speed.py measures the platform."""

SIZES = ((50, 150, 0.6), (1000, 3000, 1.0))
"""Claims, items of evidence, and the ratio that must not be exceeded."""


def make_case(claims: int, evidence: int, seed: int = 1) -> dict[str, Any]:
    """Return a valid case without errors: half of the claims are structured, some are relayed."""
    chance = random.Random(seed)
    sources = max(10, claims // 10)
    documents = max(20, claims // 2)
    return {
        "verifykit": 1,
        "case": {"id": f"speed-{claims}", "as_of": "2026-01-01"},
        "sources": [
            {"id": f"s{at}", "name": f"Source {at}", "reliability": chance.choice("ABCDF")}
            for at in range(sources)
        ],
        "documents": [
            {
                "id": f"d{at}",
                "source": f"s{chance.randrange(sources)}",
                "title": f"Document {at}",
                "published": f"2025-{at % 12 + 1:02d}-01",
                "derived_from": [f"d{chance.randrange(at)}"] if at and at % 3 == 0 else [],
            }
            for at in range(documents)
        ],
        "entities": [{"id": f"x{at}", "kind": "person"} for at in range(claims)],
        "predicates": [{"id": "age", "value": "number", "cardinality": "one"}],
        "claims": [
            {
                "id": f"c{at}",
                "text": f"Person {at} was {20 + at % 50} years old in 2025.",
                **(
                    {"subject": f"x{at}", "predicate": "age", "value": 20 + at % 50, "when": "2025"}
                    if at % 2
                    else {}
                ),
            }
            for at in range(claims)
        ],
        "evidence": [
            {
                "id": f"e{at}",
                "claim": f"c{at % claims}",
                "document": f"d{chance.randrange(documents)}",
                "stance": chance.choice(["supports", "supports", "supports", "reports"]),
                "lineage": chance.choice(["original", "unknown"]),
            }
            for at in range(evidence)
        ],
    }


def cpu_seconds(command: list[str], environ: Mapping[str, str] = CORE_ALONE) -> float:
    """Return the CPU time, user and system, of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, env=environ
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: {done.returncode}\n{done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(
    path: Path, schema: Path, runs: int, environ: Mapping[str, str] = CORE_ALONE
) -> list[tuple[float, float]]:
    """Return pairs of CPU seconds, verifykit's first, after one run of each to warm up."""
    scripts = Path(sys.executable).parent
    ours = [str(scripts / "verifykit"), "check", "--isolated", str(path)]
    theirs = [str(scripts / "check-jsonschema"), "--schemafile", str(schema), str(path)]
    pairs = [(cpu_seconds(ours, environ), cpu_seconds(theirs)) for _ in range(runs + 1)]
    return pairs[1:]


def main() -> int:
    """Run the comparison; 1 if a bar is not met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    schema = Path(__file__).parents[1] / "schemas" / "case-1.json"
    peer = f"check-jsonschema {version('check-jsonschema')}"
    print(f"Python {platform.python_version()}, {platform.machine()}, {peer}, {runs} runs")
    print(f"{'claims':>7} {'evidence':>9} {'verifykit':>10} {'peer':>7} {'ratio':>18} {'bar':>5}")
    met = True
    for claims, evidence, bar in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "case.json"
            path.write_text(json.dumps(make_case(claims, evidence), indent=1), encoding="utf-8")
            pairs = compare(path, schema, runs)
        ratios = sorted(ours / theirs for ours, theirs in pairs)
        ratio = statistics.median(ratios)
        met = met and ratio <= bar
        ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
        spread = f"{ratio:.2f} ({ratios[0]:.2f}-{ratios[-1]:.2f})"
        print(f"{claims:>7} {evidence:>9} {ours:>9.3f}s {theirs:>6.3f}s {spread:>18} {bar:>5}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
