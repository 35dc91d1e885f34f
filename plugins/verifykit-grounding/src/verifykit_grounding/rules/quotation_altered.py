"""GRD006: a quotation that says something else than the passage."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_grounding.objections import objections
from verifykit_grounding.rules import QUOTATION_ALTERED


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation to which this is to be objected."""
    return objections(QUOTATION_ALTERED, case, context)
