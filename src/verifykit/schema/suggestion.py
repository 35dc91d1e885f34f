"""What a person who misspelled a word may have meant."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str], similarity: float = 0.6) -> str:
    """Return "; did you mean …?" with the nearest known word, or nothing if none is near.

    `similarity` in [0, 1] is the share of characters that must match (Ratcliff and Obershelp).
    """
    from difflib import get_close_matches

    # Another case is the nearest there is, and of a single letter no character would match.
    by_folded = {name.casefold(): name for name in known}
    nearest = get_close_matches(word[:200].casefold(), by_folded, n=1, cutoff=similarity)
    return f"; did you mean {by_folded[nearest[0]]}?" if nearest else ""
