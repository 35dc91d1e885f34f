"""GRD005 to GRD014, and GRD017: what is objected to in a citation, with both passages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from attrs import evolve

from verifykit import Case, Context, Finding, Related, Rule
from verifykit_grounding import rules
from verifykit_grounding.citations import (
    CitationOutcome,
    ClaimWithCitations,
    claims_with_citations,
    text_of,
)

if TYPE_CHECKING:
    from verifykit_grounding.judging.comparison import Objection


_OBJECTED = {one.code: one for one in vars(rules).values() if isinstance(one, Rule)}


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each objection to a citation.

    What an objection leaves open is a note. An objection to one citation is none where another
    cited document bears the sentence out: a sentence that cites several documents need not be in
    all of them. What contradicts it, or may deny it, is said all the same.
    """
    for sentence in claims_with_citations(context):
        borne_out = any(one.outcome == "grounded" for one in sentence.cites)
        for grounded in sentence.cites:
            for objection in grounded.judgement.objections if grounded.judgement else ():
                if not borne_out or objection.contradicts or objection.denies:
                    rule = _OBJECTED[objection.code]
                    yield _finding(rule, context, sentence, grounded, objection)


def _finding(
    rule: Rule,
    context: Context,
    sentence: ClaimWithCitations,
    grounded: CitationOutcome,
    objection: Objection,
) -> Finding:
    case = context.case
    document = case.documents_by_id[grounded.cite.document]
    text = text_of(document, context)[0] or ""
    found = objection.found or (grounded.judgement.span if grounded.judgement else None)
    data: dict[str, Any] = {"document": document.id}
    if objection.claimed is not None:
        data["claimed"] = _stretch(sentence.claim.text, objection.claimed)
    if found is not None:
        data["found"] = _stretch(text, found)
    passage = f": “{_short(text[slice(*found)])}”" if found is not None else ""
    finding = rule.finding(
        f"{case.sources_by_id[document.source].name}: {objection.message}",
        claim=sentence.claim.id,
        pointer=case.pointer(sentence.claim),
        related=(Related(pointer=case.pointer(document), message=f"the document{passage}"),),
        data=data,
    )
    return evolve(finding, severity="note") if objection.open else finding


def _stretch(text: str, span: tuple[int, int]) -> dict[str, Any]:
    return {"start": span[0], "end": span[1], "text": text[slice(*span)]}


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 160 else f"{plain[:157]}…"
