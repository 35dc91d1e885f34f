"""What plug-ins cost `verifykit check` that are installed and blocked.

    python benchmarks/platform_speed.py [--runs 9]

Prints CPU seconds of whole processes that check a 50-claim case, run in turn: with no look for
plug-ins at all, and with the installed ones found and blocked by name. The bar is 1.25. Where
fewer than four plug-ins are installed, the metadata of made-up ones makes up the number.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from check_speed import cpu_seconds, make_case

from verifykit.plugin.discovery import NO_AUTOLOAD, find_installed

BAR = 1.25
FEWEST = 4


def make_up(folder: Path, count: int) -> list[str]:
    """Write the metadata of plug-ins that do not exist; return their names."""
    names = [f"made-up-{number}" for number in range(count)]
    for name in names:
        info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[verifykit]\n{name} = nothing_to_import\n")
    return names


def main() -> int:
    """Run the comparison; 1 if the bar is not met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    names = [found.plugin.name for found in find_installed()]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names += make_up(folder, max(0, FEWEST - len(names)))
        case = folder / "case.json"
        case.write_text(json.dumps(make_case(50, 150), indent=1), encoding="utf-8")
        command = [sys.executable, "-m", "verifykit", "check", "--isolated", str(case)]
        blocking = [option for plugin in names for option in ("-p", f"no:{plugin}")]
        os.environ["PYTHONPATH"] = str(folder)
        pairs = []
        for _ in range(runs + 1):
            os.environ[NO_AUTOLOAD] = "1"
            without = cpu_seconds(command)
            del os.environ[NO_AUTOLOAD]
            pairs.append((without, cpu_seconds([*command, *blocking])))
    ratios = sorted(blocked / without for without, blocked in pairs[1:])
    ratio = statistics.median(ratios)
    without, blocked = (statistics.median(column) for column in zip(*pairs[1:], strict=True))
    print(f"{len(names)} plug-ins: without {without:.3f}s, blocked {blocked:.3f}s, ", end="")
    print(f"ratio {ratio:.2f} ({ratios[0]:.2f}-{ratios[-1]:.2f}), bar {BAR}")
    return 0 if ratio <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
