"""Shows the address of the repository, or sets it everywhere: python release/address.py [URL]."""

from __future__ import annotations

import sys
from urllib.parse import urlparse

from packages import ROOT, address, set_address


def main(arguments: list[str]) -> int:
    """Show or set the address; 2 if what was given is none."""
    if not arguments:
        print(address())
        return 0
    new = arguments[0].rstrip("/").removesuffix(".git")
    parts = urlparse(new)
    if parts.scheme != "https" or not parts.netloc or not parts.path.endswith("/verifykit"):
        print(f"{new} is not https://HOST/…/verifykit", file=sys.stderr)
        return 2
    for path in set_address(new):
        print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
