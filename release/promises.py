"""What a package promises to whoever installs it, held against what was built."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

from packages import Package, version

MOST_BYTES = 2_000_000
"""A wheel is code, schemas, pages and templates; with more than this, something slipped in."""

_NEVER = ("tests/", ".git", "__pycache__", ".venv", ".pyc")


def faults_of_metadata(package: Package) -> Iterator[str]:
    """Yield what a `[project]` table lacks or says wrongly."""
    project = package.project
    for key in ("description", "readme", "license", "requires-python", "authors", "urls"):
        if not project.get(key):
            yield f"{package.name}: pyproject.toml has no `{key}`"
    if project.get("version", version()) != version():
        yield f"{package.name} has version {project['version']}, the core {version()}"
    for label in ("Typing :: Typed", "Programming Language :: Python :: 3"):
        if not any(line.startswith(label) for line in project.get("classifiers", ())):
            yield f"{package.name}: no classifier `{label}`"
    for requirement in project.get("dependencies", ()):
        if requirement.replace("_", "-").split("[")[0].split(">")[0].strip() == "verifykit":
            yield f"{package.name} depends on `verifykit`, which belongs to somebody else"
    if not (package.folder / "CHANGELOG.md").exists():
        yield f"{package.name} has no CHANGELOG.md"


def faults_of_wheel(package: Package, wheel: Path) -> Iterator[str]:
    """Yield what is wrong with a wheel and its sdist."""
    if wheel.stat().st_size > MOST_BYTES:
        yield f"{wheel.name} has {wheel.stat().st_size:,} bytes, more than {MOST_BYTES:,}"
    archives = sorted(wheel.parent.glob(f"{package.wheel_name}-*"))
    twine = [sys.executable, "-m", "twine", "check", "--strict", *map(str, archives)]
    checked = subprocess.run(twine, capture_output=True, text=True, check=False)
    if checked.returncode:
        yield f"{package.name}: twine check says {checked.stdout.strip()} {checked.stderr.strip()}"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        about = next(name for name in names if name.endswith(".dist-info/METADATA"))
        metadata = HeaderParser().parsestr(archive.read(about).decode("utf-8"))
    yield from _faults_of_names(wheel, names)
    yield from _faults_of_headers(package, wheel, metadata)


def _faults_of_names(wheel: Path, names: list[str]) -> Iterator[str]:
    for name in names:
        if any(part in name for part in _NEVER):
            yield f"{wheel.name} has {name} in it"
    if not any(name.endswith("/py.typed") for name in names):
        yield f"{wheel.name} has no py.typed"


def _faults_of_headers(package: Package, wheel: Path, metadata: Message) -> Iterator[str]:
    for header, expected in (
        ("Name", package.name),
        ("Version", version()),
        ("License-Expression", package.project.get("license")),
        ("Requires-Python", package.project.get("requires-python")),
    ):
        if metadata[header] != expected:
            yield f"{wheel.name}: {header} is {metadata[header]}, not {expected}"
    if not metadata.get_all("License-File"):
        yield f"{wheel.name} does not carry its licence"
