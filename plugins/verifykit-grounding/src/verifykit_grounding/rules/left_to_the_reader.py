"""GRD017: a sentence that a document may bear out in other words, or by working it out."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_grounding.objections import objections
from verifykit_grounding.rules import LEFT_TO_THE_READER


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation that only a reader can decide about."""
    return objections(LEFT_TO_THE_READER, case, context)
