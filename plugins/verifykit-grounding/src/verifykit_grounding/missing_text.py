"""Findings about citations that could not be looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from verifykit import Case, Context, Document, Finding, Rule
from verifykit_grounding.citations import claims_with_citations, text_of

Why = Callable[[Document | None, Context], str | None]
"""Says in words why a document could not be looked at, or None where that is another rule's."""


def without_text(rule: Rule, case: Case, context: Context, why: Why) -> Iterator[Finding]:
    """Yield a finding for each cited document that could not be looked at, once a sentence."""
    for sentence in claims_with_citations(context):
        names = dict.fromkeys(one.cite.document for one in sentence.cites)
        for name in names:
            document = case.documents_by_id.get(name)
            said = why(document, context)
            if said is not None:
                yield rule.finding(
                    f"{(document and document.url) or name}: {said}",
                    claim=sentence.claim.id,
                    pointer=case.pointer(sentence.claim),
                    data={"document": name},
                )


def is_empty(problem: str) -> bool:
    """Return whether a capture is there and has nothing of what was cited in it."""
    return problem.endswith(("no text in it", "is empty", "an error page"))


def problem_of(document: Document, context: Context) -> str | None:
    """Return why a document has no text here; None if it has one."""
    return text_of(document, context)[1]
