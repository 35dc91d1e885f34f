"""Characters that XML cannot hold, written as Office Open XML does: `_x000D_` (ECMA-376)."""

from __future__ import annotations

import re

# A literal `_x000D_` in a text must not be taken for an escape, so its underscore is escaped.
_TO_ESCAPE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def escape(text: str) -> str:
    """Return text that XML can hold; `unescape` reverses it."""
    return _TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def unescape(text: str) -> str:
    """Return the text that was escaped."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
