"""GRD013: a negation that only one of the two has."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_grounding.objections import objections
from verifykit_grounding.rules import NEGATION_DIFFERS


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation to which this is to be objected."""
    return objections(NEGATION_DIFFERS, case, context)
