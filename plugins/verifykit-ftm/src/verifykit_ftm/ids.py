"""Ids of a case out of what statements are called: without blanks, and never too long."""

from __future__ import annotations

import re
from hashlib import blake2b

_UNFIT = re.compile(r"[\x00- \x7f;]+")
_LONGEST = 120


def id_from(name: str) -> str:
    """Return a name as an id: itself if it is one, else a likeness that no other name has."""
    fit = _UNFIT.sub("-", name)[:_LONGEST]
    return fit if fit == name else f"{fit}-{digest(name)}"


def digest(*parts: object) -> str:
    """Return eight hexadecimal digits that stand for these parts, in any process the same."""
    return blake2b(repr(parts).encode(), digest_size=4).hexdigest()
