"""GRD010: a thousand or a million times the number of the passage."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_grounding.objections import objections
from verifykit_grounding.rules import FACTOR_OF_A_THOUSAND


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation to which this is to be objected."""
    return objections(FACTOR_OF_A_THOUSAND, case, context)
