"""GRD002: a citation that leads to no document."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Document, Finding
from verifykit_grounding.missing_text import without_text
from verifykit_grounding.rules import CITATION_DANGLING


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation of what is not there."""
    return without_text(CITATION_DANGLING, case, context, _missing)


def _missing(document: Document | None, context: Context) -> str | None:
    return "there is no such document" if document is None else None
