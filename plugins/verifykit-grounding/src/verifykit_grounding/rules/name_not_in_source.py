"""GRD012: a name that the cited document does not have."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_grounding.objections import objections

RULE = Rule.from_page(
    __file__, code="GRD012", name="name-not-in-source", severity="warning", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation to which this is to be objected."""
    return objections(RULE, case, context)
