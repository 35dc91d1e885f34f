"""Builds packages, and tells whether the same sources make the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from packages import Package

EPOCH = "1577836800"
"""The time that archives carry, in seconds, so that it is not the time of building."""


def build(package: Package, folder: Path) -> Path:
    """Build the sdist of a package, and from it the wheel; return the wheel's path.

    Raise CalledProcessError if that fails, and AssertionError if there is no wheel.
    """
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(folder), str(package.folder)],
        env=os.environ | {"SOURCE_DATE_EPOCH": EPOCH},
        check=True,
        capture_output=True,
    )
    wheels = sorted(folder.glob(f"{package.wheel_name}-*.whl"))
    assert len(wheels) == 1, f"{folder} has {len(wheels)} wheels of {package.name}"
    return wheels[0]


def differences(first: Path, second: Path) -> Iterator[str]:
    """Yield a sentence for each archive of the second folder that the first has otherwise."""
    for path in sorted(second.iterdir()):
        there = first / path.name
        if not there.exists():
            yield f"{path.name} was built only once"
        elif _digest(path) != _digest(there):
            yield f"{path.name}: building it twice gives other bytes"


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
