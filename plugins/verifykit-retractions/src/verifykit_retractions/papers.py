"""Whether a case has papers to ask about."""

from __future__ import annotations

from verifykit import Case

_PREFIX = "10."
"""How every DOI begins (ISO 26324)."""


def may_have_papers(case: Case) -> bool:
    """Return whether some document may have a DOI. A case without one need not wait for more."""
    return any(_PREFIX in (one.url or "") or _PREFIX in one.id for one in case.documents)
