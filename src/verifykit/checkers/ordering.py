"""The order of what a finding names: by content, so that no order of a case and no id decides."""

from __future__ import annotations

from collections.abc import Iterable

from verifykit import Case, Claim
from verifykit.checkers.wording import scope_text, value_text


def by_content(case: Case, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return claims in the order of what they say.

    The earlier one comes first, then the one whose scope, value and text come first.
    """
    return tuple(sorted(claims, key=lambda claim: _content(case, claim)))


def _content(case: Case, claim: Claim) -> tuple[str, str, str, str, str]:
    return (
        claim.when or "",
        scope_text(case, claim),
        value_text(case, claim),
        claim.text,
        claim.id,
    )
