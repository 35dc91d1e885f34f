"""GRD002: a citation that leads to no document."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Document, Finding, Rule
from verifykit_grounding.missing_text import without_text

RULE = Rule.from_page(__file__, code="GRD002", name="citation-dangling", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation of what is not there."""
    return without_text(RULE, case, context, _missing)


def _missing(document: Document | None, context: Context) -> str | None:
    return "there is no such document" if document is None else None
