"""What the core is made with: an SBOM (CycloneDX), and what is known against its requirements."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path


def write_sbom(core: Path, target: Path) -> None:
    """Write the SBOM of an environment that has the core's wheel and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        python = _environment(core, Path(folder))
        made = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible"]
        subprocess.run([*made, "--output-file", str(target), str(python)], check=True)
    print(f"wrote  {target.name}")


def audit(core: Path) -> Iterator[str]:
    """Yield the advisories against what the core needs; say so if they cannot be asked for."""
    with tempfile.TemporaryDirectory() as folder:
        python = _environment(core, Path(folder))
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


def _environment(core: Path, folder: Path) -> Path:
    subprocess.run(["uv", "venv", "--quiet", str(folder / "environment")], check=True)
    python = folder / "environment" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    install = ["uv", "pip", "install", "--quiet", "--python", str(python), str(core)]
    subprocess.run(install, check=True)
    return python
