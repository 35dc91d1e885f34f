"""GRD005: a quoted passage that the cited document does not have."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_grounding.objections import objections
from verifykit_grounding.rules import PASSAGE_NOT_FOUND


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation to which this is to be objected."""
    return objections(PASSAGE_NOT_FOUND, case, context)
