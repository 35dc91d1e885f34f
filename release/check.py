"""Whether the packages can be released: python release/check.py [NAME ...].

Builds every package twice, holds what was built against what a release promises, installs each
wheel alone into an empty environment of each Python that is here, and writes SBOMs. Ends with 1,
naming what is wrong, or with 0. What cannot be looked at here is said, and is no failure.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from building import build, differences
from installing import faults_of_installation, pythons
from packages import ROOT, Package, needed, packages, version
from promises import faults_of_metadata, faults_of_wheel
from supply import audit, write_sbom

DIST = ROOT / "dist"


def main() -> int:
    """Check all packages, or the core and the named ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="packages; all of them unless given")
    names = parser.parse_args().names
    everything = packages()
    unknown = set(names) - {package.name for package in everything}
    if unknown:
        parser.error(f"no package is called {', '.join(sorted(unknown))}")
    chosen = [package for package in everything if not names or package.name in names]
    faults = list(_faults(chosen, everything))
    for fault in faults:
        print(f"WRONG  {fault}")
    print(f"{len(chosen)} packages of version {version()}: {len(faults) or 'nothing'} wrong")
    return 1 if faults else 0


def _faults(chosen: list[Package], everything: tuple[Package, ...]) -> Iterator[str]:
    wheels: dict[str, Path] = {}
    core = everything[0]
    together = {one.name: needed(one, everything) for one in chosen}
    with tempfile.TemporaryDirectory() as second:
        for package in dict.fromkeys(
            [core, *(one for group in together.values() for one in group)]
        ):
            print(f"building  {package.name}")
            wheels[package.name] = build(package, DIST)
            build(package, Path(second))
        yield from differences(DIST, Path(second))
    for package in chosen:
        yield from faults_of_metadata(package)
        yield from faults_of_wheel(package, wheels[package.name])
    for python in pythons():
        for package in chosen:
            print(f"installing  {package.name} with Python {python.version}")
            ours = [wheels[one.name] for one in together[package.name]]
            yield from faults_of_installation(package, ours, python)
    write_sbom([wheels[core.name]], DIST / "sbom.cdx.json")
    if len(wheels) > 1:
        write_sbom(wheels.values(), DIST / "sbom-with-plugins.cdx.json")
    yield from audit(wheels.values())


if __name__ == "__main__":
    sys.exit(main())
