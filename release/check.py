"""Whether the packages can be released: python release/check.py [NAME ...].

Builds every package twice, holds what was built against what a release promises, installs each
wheel alone into an empty environment of each Python that is here, and writes an SBOM. Ends with 1,
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
from packages import ROOT, Package, packages, version
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
    core = everything[0]
    chosen = [package for package in everything if not names or package.name in names]
    faults = list(_faults(chosen, core))
    for fault in faults:
        print(f"WRONG  {fault}")
    print(f"{len(chosen)} packages of version {version()}: {len(faults) or 'nothing'} wrong")
    return 1 if faults else 0


def _faults(chosen: list[Package], core: Package) -> Iterator[str]:
    wheels = {}
    with tempfile.TemporaryDirectory() as second:
        for package in dict.fromkeys([core, *chosen]):
            print(f"building  {package.name}")
            wheels[package] = build(package, DIST)
            build(package, Path(second))
        yield from differences(DIST, Path(second))
    for package in chosen:
        yield from faults_of_metadata(package)
        yield from faults_of_wheel(package, wheels[package])
    for python in pythons():
        for package in chosen:
            print(f"installing  {package.name} with Python {python.version}")
            yield from faults_of_installation(package, wheels[package], wheels[core], python)
    write_sbom(wheels[core], DIST / "sbom.cdx.json")
    yield from audit(wheels[core])


if __name__ == "__main__":
    sys.exit(main())
