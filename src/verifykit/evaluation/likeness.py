"""Which texts say nearly the same: pairs found through their rarest words, never all pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil

ALIKE = 0.75
"""Two texts are nearly equal from this share of common words on, of all words of the two."""
FEW, SHARE = 10, 0.25
"""A word in more texts than FEW, and in more than SHARE of them, is of a form that many claims
have in common, and says nothing of how alike two of them are."""


def nearly_equal(texts: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the places of pairs of texts, each its words, that share ALIKE of them.

    The share is that of Jaccard (1912) over the sets of words. Two texts that reach it have one
    of their rarest words in common: only those are looked up (Bayardo, Ma and Srikant 2007).
    """
    often = Counter(word for text in texts for word in set(text))
    most = max(FEW, SHARE * len(texts))
    sets = [frozenset(word for word in text if often[word] <= most) for text in texts]
    before: dict[str, list[int]] = {}
    for place, words in enumerate(sets):
        rarest = sorted(words, key=lambda word: (often[word], word))
        prefix = rarest[: len(words) - ceil(ALIKE * len(words)) + 1]
        near = {other for word in prefix for other in before.get(word, ())}
        for other in sorted(near):
            both = len(words & sets[other])
            if both >= ALIKE * (len(words) + len(sets[other]) - both):
                yield other, place
        for word in prefix:
            before.setdefault(word, []).append(place)
