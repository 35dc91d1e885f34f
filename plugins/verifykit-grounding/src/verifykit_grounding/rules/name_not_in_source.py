"""GRD012: a name that the cited document does not have."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_grounding.objections import objections
from verifykit_grounding.rules import NAME_NOT_IN_SOURCE


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation to which this is to be objected."""
    return objections(NAME_NOT_IN_SOURCE, case, context)
