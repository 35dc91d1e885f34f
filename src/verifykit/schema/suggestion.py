"""What a person who misspelt a word may have meant."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean …?" with the nearest known word, or nothing if none is near."""
    from difflib import get_close_matches

    nearest = get_close_matches(word[:200], known, n=1)
    return f"; did you mean {nearest[0]}?" if nearest else ""
