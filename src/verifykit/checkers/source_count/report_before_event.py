"""SRC012: a report that is older than what it reports."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule, span_of
from verifykit.checkers.wording import related_to, spoken_text
from verifykit.provenance import Graph

RULE = Rule.from_page(
    __file__, code="SRC012", name="report-before-event", severity="warning", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each item that supports a claim about a time after it was said."""
    graph = Graph(case=case)
    for claim in case.claims:
        if claim.when is None:
            continue
        event = span_of(claim.when)
        for item in case.evidence_by_claim.get(claim.id, ()):
            said = graph.said(item.id)
            if item.stance == "supports" and said is not None and said.before(event):
                who = spoken_text(case, case.speaker(item) or item.id, case.outlet(item))
                told = f"{who} said on {case.date(item)} what"
                what = "is only to happen" if case.is_forecast(claim) else "happened only"
                yield RULE.finding(
                    f"{told} {what} in or after {claim.when}: a forecast, or a date that is wrong",
                    claim=claim.id,
                    pointer=case.pointer(item),
                    related=related_to(case, [(claim, "what it is said to report")]),
                )
