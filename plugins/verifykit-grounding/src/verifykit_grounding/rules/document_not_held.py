"""GRD003: a cited document of which nobody here has the text."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Document, Finding
from verifykit_grounding.missing_text import is_empty, problem_of, without_text
from verifykit_grounding.rules import DOCUMENT_NOT_HELD


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each cited document whose text is not here."""
    return without_text(DOCUMENT_NOT_HELD, case, context, _not_held)


def _not_held(document: Document | None, context: Context) -> str | None:
    problem = None if document is None else problem_of(document, context)
    return None if problem is None or is_empty(problem) else problem
