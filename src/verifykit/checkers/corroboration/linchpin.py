"""COR004: a document without which verdicts fall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.ordering import by_content
from verifykit.checkers.wording import document_name, listing, related_to
from verifykit.provenance import Graph
from verifykit.wording import count_text

RULE = Rule.from_page(__file__, code="COR004", name="linchpin", severity="warning", kind="review")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each linchpin document."""
    linchpins = context.linchpins
    known_only_through = _known_only_through(case) if linchpins else Counter()
    for linchpin in linchpins:
        document = case.documents_by_id[linchpin.document]
        further = known_only_through[document.id]
        also = (
            f" and the {count_text(further, 'document')} known only through it" if further else ""
        )
        claims = by_content(case, [case.claims_by_id[name] for name in linchpin.claims])
        yield RULE.finding(
            f"Without {document_name(case, document.id)}{also} the verdict on "
            f"{count_text(len(claims), 'claim')} falls: {listing(claim.id for claim in claims)}",
            pointer=case.pointer(document),
            related=related_to(case, [(claim, claim.id) for claim in claims]),
        )


def _known_only_through(case: Case) -> Counter[str]:
    """How many other documents are known through this one alone, by its id."""
    graph = Graph(case=case)
    found: Counter[str] = Counter()
    for document in case.documents:
        windows = graph.windows_of(document.id)
        if len(windows) == 1 and document.id not in windows:
            found.update(windows)
    return found
