"""How copies are told in findings and proposals."""

from __future__ import annotations

from collections.abc import Iterable

from verifykit import Case, Related
from verifykit_echo.documents import Text
from verifykit_echo.echoes import Pair

_LONGEST = 160


def percent(share: float) -> str:
    """Return a share in [0, 1] as whole percent."""
    return f"{share:.0%}"


def told_passages(pair: Pair, copy: Text) -> str:
    """Return the longest passages that the copy shares, each shortened."""
    return "; ".join(f"“{_shortened(passage.text)}”" for passage in pair.passages(copy))


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def other_texts(text: Text, pairs: Iterable[Pair], case: Case) -> tuple[Related, ...]:
    """Return the places of the other documents of the pairs, each once."""
    others = {pair.other(text).document.id: pair.other(text).document for pair in pairs}
    return tuple(
        Related(pointer=case.pointer(document), message="the other text")
        for document in others.values()
    )
