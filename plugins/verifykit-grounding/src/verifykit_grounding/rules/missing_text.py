"""GRD002 to GRD004: citations that could not be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Document, Finding, Rule
from verifykit_grounding.citations import claims_with_citations, text_of
from verifykit_grounding.rules import CAPTURE_WITHOUT_TEXT, CITATION_DANGLING, DOCUMENT_NOT_HELD

_EMPTY = ("no text in it", "is empty", "an error page")
"""What is told of a capture that is there and has nothing of what was cited in it."""


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each cited document that could not be looked at, once a sentence."""
    for sentence in claims_with_citations(context):
        for name in dict.fromkeys(one.cite.document for one in sentence.cites):
            document = case.documents_by_id.get(name)
            found = _problem(document, context)
            if found is not None:
                rule, said = found
                yield rule.finding(
                    f"{(document and document.url) or name}: {said}",
                    claim=sentence.claim.id,
                    pointer=case.pointer(sentence.claim),
                    data={"document": name},
                )


def _problem(document: Document | None, context: Context) -> tuple[Rule, str] | None:
    if document is None:
        return CITATION_DANGLING, "there is no such document"
    problem = text_of(document, context)[1]
    if problem is None:
        return None
    return CAPTURE_WITHOUT_TEXT if problem.endswith(_EMPTY) else DOCUMENT_NOT_HELD, problem
