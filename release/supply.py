"""What packages are made with: an SBOM (CycloneDX), and what is known against it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path


def write_sbom(wheels: Iterable[Path], target: Path) -> None:
    """Write the SBOM of an environment that has these wheels, what they need, and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        python = _environment(wheels, Path(folder))
        made = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible"]
        subprocess.run([*made, "--output-file", str(target), str(python)], check=True)
    print(f"wrote  {target.name}")


def audit(wheels: Iterable[Path]) -> Iterator[str]:
    """Yield the advisories against what wheels need; say so if they cannot be asked for."""
    with tempfile.TemporaryDirectory() as folder:
        python = _environment(wheels, Path(folder))
        site = next(python.parents[1].glob("lib/python*/site-packages"), None)
        if site is None:
            print("not looked at  advisories: the environment has another shape here")
            return
        asked = [
            sys.executable,
            "-m",
            "pip_audit",
            "--path",
            str(site),
            "--progress-spinner",
            "off",
        ]
        done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=300)
    if "Found" in done.stderr and done.returncode == 1:
        yield f"advisories: {done.stdout.strip()}"
    elif done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or ["no reason given"]
        print(f"not looked at  advisories: {reason[0][:200]}")


def _environment(wheels: Iterable[Path], folder: Path) -> Path:
    subprocess.run(["uv", "venv", "--quiet", str(folder / "environment")], check=True)
    python = folder / "environment" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    install = ["uv", "pip", "install", "--quiet", "--python", str(python), *map(str, wheels)]
    subprocess.run(install, check=True)
    return python
