"""GRD013: a negation that only one of the two has."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_grounding.objections import objections

RULE = Rule.from_page(__file__, code="GRD013", name="negation-differs", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation to which this is to be objected."""
    return objections(RULE, case, context)
