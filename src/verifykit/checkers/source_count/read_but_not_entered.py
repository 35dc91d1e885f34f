"""SRC019: what others have from a document that was read, and of which the case has nothing."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Evidence, Finding, Rule
from verifykit.checkers.claims import with_evidence
from verifykit.checkers.wording import alphabetical, document_name, related_to

RULE = Rule.from_page(
    __file__, code="SRC019", name="read-but-not-entered", severity="note", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each document that was read and is cited for what it is no evidence of.

    Only what an item has straight from it counts: what is further away was read by others.
    """
    for claim in with_evidence(case):
        cited: dict[str, list[Evidence]] = {}
        for item in context.trace(claim.id).items:
            if item.role == "stand-in" and item.path.rest is not None:
                cited.setdefault(item.path.rest.first, []).append(item.evidence)
        for name, items in cited.items():
            document = case.documents_by_id.get(name)
            if document is not None and document.consulted and document.retracted is None:
                voices = {case.source_name(case.outlet(one) or one.id) for one in items}
                has = "have" if len(voices) > 1 else "has"
                yield RULE.finding(
                    f"{alphabetical(voices)} {has} it from {document_name(case, name)}, which "
                    "somebody here has read: nothing of it is entered on this",
                    claim=claim.id,
                    pointer=case.pointer(claim),
                    related=related_to(case, [(one, "cites it") for one in items]),
                )
