"""The packages of the project: the core, and each plug-in under plugins/."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from attrs import frozen

ROOT = Path(__file__).parents[1]
VERSION_FILE = ROOT / "src" / "verifykit" / "version.py"

_NAME = re.compile(r"[\w.-]+")
_IN_CODE = re.compile(r'(?m)^__version__ = "([^"]+)"$')
_IN_PROJECT = re.compile(r'(?m)^version = "([^"]+)"$')
_IN_CITATION = re.compile(r"(?m)^version: (\S+)$")


@frozen(eq=False)
class Package:
    """A distribution: its name, its folder, and the `[project]` table of its pyproject.toml."""

    name: str
    folder: Path
    project: dict[str, Any]

    @property
    def requirements(self) -> frozenset[str]:
        """The names of what it cannot do without, extras left out."""
        found = (_NAME.match(line) for line in self.project.get("dependencies", ()))
        return frozenset(one[0].lower().replace("_", "-") for one in found if one)

    @property
    def wheel_name(self) -> str:
        """The name as it begins the file name of a wheel."""
        return self.name.replace("-", "_")


def packages() -> tuple[Package, ...]:
    """Return all packages, the core first, the plug-ins by name."""
    folders = [ROOT, *sorted(path.parent for path in ROOT.glob("plugins/*/pyproject.toml"))]
    found = []
    for folder in folders:
        with (folder / "pyproject.toml").open("rb") as file:
            project = tomllib.load(file)["project"]
        found.append(Package(project["name"], folder, project))
    return tuple(found)


def needed(package: Package, among: Iterable[Package]) -> tuple[Package, ...]:
    """Return what a package needs of the project, the core first and itself last."""
    known = {one.name: one for one in among}
    found: dict[str, Package] = {}

    def visit(one: Package) -> None:
        for name in sorted(one.requirements & known.keys() - found.keys() - {one.name}):
            visit(known[name])
        found.setdefault(one.name, one)

    visit(package)
    return tuple(found.values())


def address() -> str:
    """Return the address of the repository, which the core's pyproject.toml names."""
    return str(packages()[0].project["urls"]["Repository"])


def set_address(new: str) -> list[Path]:
    """Write the address of the repository wherever it is named; return the files that changed."""
    pages = [ROOT / "README.md", ROOT / "SECURITY.md", *sorted(ROOT.glob("docs/**/*.md"))]
    projects = [package.folder / "pyproject.toml" for package in packages()]
    old = re.compile(re.escape(address()) + r"(?=[\s\"'#/)]|$)", re.MULTILINE)
    return _replace((path, old, new) for path in [*projects, *pages])


def version() -> str:
    """Return the version of the core, which all packages share."""
    found = _IN_CODE.search(VERSION_FILE.read_text(encoding="utf-8"))
    assert found is not None, f"{VERSION_FILE} has no line __version__"
    return found[1]


def set_version(new: str) -> list[Path]:
    """Write a version into every package; return the files that changed."""
    files = [(VERSION_FILE, _IN_CODE, f'__version__ = "{new}"')]
    files += [
        (package.folder / "pyproject.toml", _IN_PROJECT, f'version = "{new}"')
        for package in packages()
        if "version" in package.project
    ]
    files.append((ROOT / "CITATION.cff", _IN_CITATION, f"version: {new}"))
    return _replace(files)


def _replace(files: Iterable[tuple[Path, re.Pattern[str], str]]) -> list[Path]:
    changed = []
    for path, pattern, line in files:
        before = path.read_text(encoding="utf-8")
        after = pattern.sub(lambda _, line=line: line, before)
        if after != before:
            path.write_text(after, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed
