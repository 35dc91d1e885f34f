"""Words as they are listed: with a space between, or a line for those that mean the same."""

from __future__ import annotations

from collections.abc import Mapping


def listed(words: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(words.split())


def alike(lines: str) -> Mapping[str, frozenset[str]]:
    """Return for each word of a table all of its lines: "wm" and "bill" for both."""
    found: dict[str, frozenset[str]] = {}
    for line in lines.splitlines():
        for word in line.split():
            found[word] = found.get(word, frozenset()) | listed(line)
    return found
