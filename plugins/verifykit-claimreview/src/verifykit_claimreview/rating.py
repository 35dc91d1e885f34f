"""What a rating says about a claim: from its word, else from its number."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from verifykit.ratings import Label, built_in, normalised, rating_of, scale_of, text
from verifykit_claimreview.sayings import SAYINGS, Saying

IN_PART = 0.75
"""What the word of a checker counts who rates a part of the claim, or what it leaves out."""
_OF_LABELS: Mapping[Label | None, Saying] = {
    "true": "supports",
    "false": "refutes",
    "unknown": "questions",
    None: "none",
}
_CLAUSE = re.compile(r"[.:;,!?\u2013\u2014\u060c\u061b\u0964(]|\s-\s")
"""Where the rating itself ends and words about it begin."""
_WORDS_AT_MOST = 5


@frozen
class Words:
    """Rating words, normalised, and what each says."""

    sayings: Mapping[str, Saying]

    @classmethod
    def of(cls, table: Mapping[str, Iterable[str]]) -> Words:
        """Return the words of lists under what they say."""
        return cls(
            {normalised(word): saying for saying in SAYINGS for word in table.get(saying, ())}
        )

    def with_own(self, table: Mapping[str, Iterable[str]]) -> Words:
        """Return these words with those of a desk, which go first."""
        return Words({**self.sayings, **Words.of(table).sayings}) if table else self

    def saying(self, word: str) -> Saying | None:
        """Return what a rating says; None for a stranger.

        A rating that goes on, as in "False: the photo is of 2015", says what its first words do.
        Only words against a claim are read so: "True, but" is not yet true.
        """
        whole = self._exact(normalised(word))
        if whole is not None:
            return whole
        first = self._exact(normalised(_CLAUSE.split(word, maxsplit=1)[0]))
        if first is not None and (first.startswith("refutes") or first == "none"):
            return first
        tokens = normalised(word).split()[:_WORDS_AT_MOST]
        for end in range(len(tokens) - 1, 0, -1):
            found = self.sayings.get(" ".join(tokens[:end]))
            if found is not None:
                return found if found.startswith("refutes") else None
        return None

    def _exact(self, plain: str) -> Saying | None:
        found = self.sayings.get(plain)
        if found is None and plain and built_in().knows(plain):
            return _OF_LABELS[built_in().label(plain)]
        return found


@cache
def known_words() -> Words:
    """Return the words that come with the plug-in."""
    source = Path(__file__).with_name("words.toml")
    return Words.of(tomllib.loads(source.read_text(encoding="utf-8")))


def saying_of(data: Mapping[str, Any], words: Words) -> Saying:
    """Return what a review says of its claim: the word goes before the number."""
    word = text(rating_of(data).get("alternateName"))
    found = words.saying(word) if word is not None else None
    return found or _OF_LABELS[scale_of(data).label]


def stance_of(saying: Saying) -> str:
    """Return the stance of a checker; one that rates nothing only reports."""
    return "reports" if saying == "none" else saying.removesuffix("-in-part")
