"""CON008: one value after the other, which is no contradiction."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.contradiction.clusters import clusters, each_pair, once_each
from verifykit.checkers.wording import entity_name, listing, predicate_name, related_to, value_text
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule(
    code="CON008",
    name="succession",
    severity="note",
    kind="review",
    checks=(
        "Do claims give different values of a one-valued predicate at times that do not overlap, "
        "or is one declared to supersede another?"
    ),
    why=(
        "Most apparent contradictions are mere succession: one chairwoman after the other, last "
        "year's figure and this year's."
    ),
    fix="Nothing to repair. If the times are wrong, correct `when`, and the contradiction shows.",
    bad="""\
entities:
  - {id: club, kind: organisation, name: Rowing Club}
predicates:
  - {id: chair, label: chaired by, value: text, cardinality: one}
claims:
  - {id: chair-roth, text: Roth chaired the club in 2018., subject: club, predicate: chair,
     value: Roth, when: "2018"}
  - {id: chair-stein, text: Stein chaired the club in 2021., subject: club, predicate: chair,
     value: Stein, when: "2021"}
""",
    good="""\
entities:
  - {id: club, kind: organisation, name: Rowing Club}
predicates:
  - {id: chair, label: chaired by, value: text, cardinality: one}
claims:
  - {id: chair-2018, text: Roth chaired the club in 2018., subject: club, predicate: chair,
     value: Roth, when: "2018"}
  - {id: chair-2021, text: Roth chaired the club in 2021., subject: club, predicate: chair,
     value: Roth, when: "2021"}
""",
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each series of values, and one for each declared succession."""
    comparisons = once_each(context, "succession")
    for claims in clusters(case, comparisons):
        told = [f"{value_text(case, claim)} in {claim.when} [{claim.id}]" for claim in claims]
        first = claims[0]
        so = (
            "one after the other, no contradiction"
            if each_pair(claims, comparisons)
            else "those of different times do not contradict each other"
        )
        yield RULE.finding(
            f"{entity_name(case, first.subject or '')}, {predicate_name(case, first)}: "
            f"{listing(told)}; {so}",
            claim=first.id,
            pointer=case.pointer(first),
            related=related_to(case, [(claim, claim.text) for claim in claims[1:]]),
        )
    for relation in case.relations:
        later = case.claims_by_id.get(relation.origin)
        earlier = case.claims_by_id.get(relation.target)
        if relation.kind == "supersedes" and later is not None and earlier is not None:
            yield RULE.finding(
                f"Superseded by {later.id} ({later.text}), as declared; no contradiction",
                claim=earlier.id,
                pointer=case.pointer(earlier),
                related=related_to(case, [(later, later.text), (relation, "declared here")]),
            )
