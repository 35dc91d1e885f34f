"""GRD011: percent for percentage points, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_grounding.objections import objections
from verifykit_grounding.rules import PERCENT_FOR_POINTS


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation to which this is to be objected."""
    return objections(PERCENT_FOR_POINTS, case, context)
