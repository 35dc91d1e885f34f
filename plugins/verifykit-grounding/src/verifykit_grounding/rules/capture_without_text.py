"""GRD004: a cited document whose capture has no text in it."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Document, Finding
from verifykit_grounding.missing_text import is_empty, problem_of, without_text
from verifykit_grounding.rules import CAPTURE_WITHOUT_TEXT


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each cited document that is empty."""
    return without_text(CAPTURE_WITHOUT_TEXT, case, context, _empty)


def _empty(document: Document | None, context: Context) -> str | None:
    problem = None if document is None else problem_of(document, context)
    return problem if problem and is_empty(problem) else None
