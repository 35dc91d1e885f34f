"""Whether a case has anything to compare."""

from __future__ import annotations

from verifykit import Case


def compares(case: Case) -> bool:
    """Return whether a case has captures. One without need not wait for what compares them."""
    return any(document.capture for document in case.documents)
