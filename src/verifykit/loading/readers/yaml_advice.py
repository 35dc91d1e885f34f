"""What to do about text that is not YAML, since the parser says only what it did not expect."""

from __future__ import annotations

_TABS = "indent with spaces, not with tabs"
_OPEN = "see whether every quote and bracket before it is closed"
_ADVICE = {
    "tab character": _TABS,
    "mapping values are not allowed": (
        "a text with a colon and a space in it goes in quotes, and the keys of one mapping "
        "stand below each other"
    ),
    "unexpected end of stream": _OPEN,
    "could not find expected ':'": _OPEN,
    "did not find expected ',' or": (
        "inside of brackets, a text with a comma, colon, quote or bracket in it goes in quotes"
    ),
    "did not find expected key": (
        "see whether the line stands below its like, and whether more follows a closed quote or "
        "bracket"
    ),
}


def advice(reason: str, rest: str) -> str:
    """Return what to do, after a semicolon; `rest` is the text from where the parser stopped."""
    if "cannot start any token" in reason:
        tab = rest.startswith("\t")
        what = _TABS if tab else f"a text that begins with {rest[:1]!r} goes in quotes"
        return f"; {what}"
    found = next((advised for sign, advised in _ADVICE.items() if sign in reason), None)
    return f"; {found}" if found else ""
