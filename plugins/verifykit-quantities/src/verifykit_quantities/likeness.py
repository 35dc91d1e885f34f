"""Whether two texts are about the same, by their words."""

from __future__ import annotations

import re

from verifykit_quotes import Page

_STEM = 5
_FEWEST = 2
_SHARE = 0.75


def says_the_same(text: str, claim: str, language: str | None) -> bool:
    """Whether a text has nearly all words of a claim, by how they begin.

    Function words and numbers do not count; a claim of a single other word is like nothing.
    """
    wanted = _stems(claim, language)
    shared = wanted & _stems(text, language)
    return len(shared) >= _FEWEST and len(shared) >= _SHARE * len(wanted)


def _stems(text: str, language: str | None) -> set[str]:
    page = Page.of(text[:20_000], default=language or "en")
    known = page.language.function | page.language.hedges
    return {
        token.key[:_STEM]
        for token in page.tokens
        if token.kind == "word" and token.key not in known and re.search(r"\w{3}", token.key)
    }
