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

RULE = Rule(
    code="CON013",
    name="undetermined-scope",
    severity="note",
    kind="open",
    checks=(
        "Does a claim lack a qualifier that the predicate's `scope` asks for, and that another "
        "claim with a different value has?"
    ),
    why="Whether the two contradict each other cannot be told, so it is not claimed.",
    fix="Enter the missing qualifier.",
    bad="""\
entities:
  - {id: maker, kind: organisation, name: Bicycle Works}
predicates:
  - {id: market-share, label: market share, value: number, unit: percent, cardinality: one,
     scope: [region]}
claims:
  - {id: share-north, text: It sells 40 percent of the bicycles in the north., subject: maker,
     predicate: market-share, value: 40, qualifiers: {region: north}}
  - {id: share, text: It sells 12 percent of the bicycles., subject: maker,
     predicate: market-share, value: 12}
""",
    good="""\
entities:
  - {id: maker, kind: organisation, name: Bicycle Works}
predicates:
  - {id: market-share, label: market share, value: number, unit: percent, cardinality: one,
     scope: [region]}
claims:
  - {id: share-north, text: It sells 40 percent of the bicycles in the north., subject: maker,
     predicate: market-share, value: 40, qualifiers: {region: north}}
  - {id: share, text: It sells 12 percent of the bicycles in the south., subject: maker,
     predicate: market-share, value: 12, qualifiers: {region: south}}
""",
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
