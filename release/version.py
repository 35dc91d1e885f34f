"""Shows the version of all packages, or sets it: python release/version.py [NEW]."""

from __future__ import annotations

import sys

from packages import ROOT, set_version, version
from packaging.version import InvalidVersion, Version


def main(arguments: list[str]) -> int:
    """Show or set the version; 2 if what was given is no version (PEP 440)."""
    if not arguments:
        print(version())
        return 0
    try:
        new = str(Version(arguments[0]))
    except InvalidVersion as error:
        print(error, file=sys.stderr)
        return 2
    for path in set_version(new):
        print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
