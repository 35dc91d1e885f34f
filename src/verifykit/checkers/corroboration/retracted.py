"""COR003: evidence that rests on what was taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifykit import Case, Context, Finding, Rule, TraceItem
from verifykit.checkers.claims import with_evidence
from verifykit.checkers.wording import alphabetical, document_name, path_text, related_to
from verifykit.provenance import TakenBack, taken_back_text

RULE = Rule.from_page(__file__, code="COR003", name="retracted", severity="warning")

_LOSES = ("retracted", "corrected", "withdrawn")
"""The rest, words that the same voice contradicted later, are told by SRC014."""


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each document or item that was taken back and that a claim loses by."""
    for claim in with_evidence(case):
        resting: dict[str, tuple[TakenBack, list[TraceItem]]] = {}
        for item in context.trace(claim.id).items:
            back = item.taken_back
            if back is not None and back.kind in _LOSES:
                resting.setdefault(back.node, (back, []))[1].append(item)
        for back, items in resting.values():
            gone = case.documents_by_id.get(back.node) or case.evidence_by_id[back.node]
            yield RULE.finding(
                f"{_told(case, back)} {taken_back_text(back)}: {_loss(case, back, items)}",
                claim=claim.id,
                pointer=case.pointer(claim),
                related=related_to(
                    case,
                    [
                        (gone, back.kind),
                        *((i.evidence, "rests on it") for i in items if i.evidence is not gone),
                    ],
                ),
            )


def _told(case: Case, back: TakenBack) -> str:
    if back.node in case.documents_by_id:
        return document_name(case, back.node)
    return f"{back.node} ({path_text(case, [back.node])})"


def _loss(case: Case, back: TakenBack, items: Sequence[TraceItem]) -> str:
    """Say what counts for nothing: the thing itself, and by which paths others rest on it."""
    own = [item for item in items if back.node in (item.evidence.id, item.evidence.document)]
    paths = [path_text(case, item.path) for item in items if item not in own]
    itself = "it counts for nothing here" if own else ""
    if not paths:
        return itself
    rests = f"what rests on it alone ({alphabetical(paths)})"
    return f"{itself}, and so does {rests}" if own else f"{rests} counts for nothing here"
