"""GRD004: a cited document whose capture has no text in it."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Document, Finding, Rule
from verifykit_grounding.missing_text import is_empty, problem_of, without_text

RULE = Rule.from_page(
    __file__, code="GRD004", name="capture-without-text", severity="warning", kind="open"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each cited document that is empty."""
    return without_text(RULE, case, context, _empty)


def _empty(document: Document | None, context: Context) -> str | None:
    problem = None if document is None else problem_of(document, context)
    return problem if problem and is_empty(problem) else None
