"""Installs a wheel alone into an empty environment, and sees whether it works there."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen
from packages import Package, version

VERSIONS = ("3.11", "3.12", "3.13", "3.14")
CASE = """\
verifykit: 1
sources: [{id: gazette, name: The Gazette}]
claims: [{id: bridge, text: The bridge is closed.}]
evidence: [{id: e-gazette, claim: bridge, source: gazette, stance: supports}]
"""


@frozen
class Python:
    """An interpreter on this machine."""

    version: str
    path: str


def pythons() -> tuple[Python, ...]:
    """Return one interpreter for each version that is supported and here; say which are not."""
    found = []
    for wanted in VERSIONS:
        path = next(filter(_runs, _candidates(wanted)), None)
        if path is None:
            print(f"not here  Python {wanted}")
        else:
            found.append(Python(wanted, path))
    return tuple(found)


def _candidates(wanted: str) -> Iterator[str]:
    on_path = shutil.which(f"python{wanted}")
    if on_path is not None:
        yield on_path
    yield from map(str, Path.home().glob(f".pyenv/versions/{wanted}.*/bin/python"))


def _runs(path: str) -> bool:
    return subprocess.run([path, "-c", ""], capture_output=True, check=False).returncode == 0


def faults_of_installation(package: Package, wheels: list[Path], python: Python) -> Iterator[str]:
    """Yield what goes wrong when only a package and what it asks for are installed.

    What it asks for of the project is installed from the wheels given, so that nothing is taken
    from an index that bears our name. Needs the index for the other requirements.
    """
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        environment = home / "environment"
        steps = [
            ["uv", "venv", "--quiet", "--python", python.path, str(environment)],
            [
                "uv",
                "pip",
                "install",
                "--quiet",
                "--python",
                str(environment),
                *map(str, wheels),
            ],
        ]
        (home / "case.yaml").write_text(CASE, encoding="utf-8")
        command = environment / ("Scripts" if os.name == "nt" else "bin") / "verifykit"
        steps += [
            [str(command), "check", "case.yaml", "--isolated"],
            [str(command), "plugins", "--isolated"],
        ]
        for step in steps:
            done = subprocess.run(step, cwd=home, capture_output=True, text=True, check=False)
            if done.returncode:
                told = (done.stderr or done.stdout).strip()[-500:]
                yield f"{package.name}, Python {python.version}: {' '.join(step[:3])}: {told}"
                return
        if package.project.get("entry-points") and package.name not in done.stdout:
            yield f"{package.name}, Python {python.version}: `plugins` does not list it"
        shown = subprocess.run(
            [str(command), "--version"], cwd=home, capture_output=True, text=True, check=False
        )
        if version() not in shown.stdout:
            yield f"{package.name}, Python {python.version}: --version says {shown.stdout.strip()}"
