"""CON013: values that may conflict, if only the scope were known."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.contradiction.clusters import once_each
from verifykit.checkers.ordering import by_content
from verifykit.checkers.wording import listing, related_to, value_text
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule.from_page(
    __file__, code="CON013", name="undetermined-scope", severity="note", kind="open"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each claim that lacks a qualifier others have."""
    lacking: dict[tuple[str, str], list[Claim]] = {}
    for comparison in once_each(context, "undetermined-scope"):
        if comparison.scope is None:
            continue
        ends = (comparison.first, comparison.second)
        lacks = ends[comparison.scope.values.index(None)]
        other = case.claims_by_id[comparison.other(lacks)]
        lacking.setdefault((lacks, comparison.scope.qualifier), []).append(other)
    for (name, qualifier), others in lacking.items():
        claim = case.claims_by_id[name]
        others_by_content = by_content(case, others)
        told = listing(f"{value_text(case, other)} in {other.id}" for other in others_by_content)
        yield RULE.finding(
            f"{value_text(case, claim)} here, {told}: without {qualifier!r} it cannot be told "
            "whether they contradict each other",
            claim=name,
            pointer=case.pointer(claim),
            related=related_to(case, [(other, other.text) for other in others_by_content]),
        )
