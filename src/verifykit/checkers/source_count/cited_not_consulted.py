"""SRC009: a document that is cited although nobody here has read it."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Document, Evidence, Finding, Rule
from verifykit.checkers.wording import alphabetical, document_name, related_to
from verifykit.wording import count_text

RULE = Rule.from_page(
    __file__, code="SRC009", name="cited-not-consulted", severity="note", kind="open"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each unread document that evidence stands on."""
    uses: dict[str, list[Evidence]] = {}
    for item in case.evidence:
        if item.document is not None:
            uses.setdefault(item.document, []).append(item)
    for document in case.documents:
        if not document.consulted and document.id in uses:
            items = uses[document.id]
            claims = dict.fromkeys(item.claim for item in items)
            yield RULE.finding(
                f"{document_name(case, document.id)} bears on {count_text(len(claims), 'claim')} "
                f"but nobody here has read it{_known(case, document)}",
                pointer=case.pointer(document),
                related=related_to(case, [(item, f"for {item.claim}") for item in items]),
            )


def _known(case: Case, document: Document) -> str:
    if not document.known_through:
        return ""
    names = [document_name(case, name) for name in document.known_through]
    return f"; it is known only through {alphabetical(names)}"
