"""CON015: a member has another value than its whole group is said to have."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.wording import (
    alphabetical,
    entity_name,
    predicate_name,
    related_to,
    value_text,
)
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule(
    code="CON015",
    name="other-value-of-member",
    severity="note",
    kind="review",
    checks=(
        "Does a claim about all or most of a group meet another value of one of its members, "
        "where the predicate can have many values and nobody has declared a contradiction?"
    ),
    why=(
        "Someone can speak both languages, so this is no counterexample by itself. A person who "
        "knows the story may know that it is one."
    ),
    fix="If the two exclude each other, declare `contradicts` from the member's claim.",
    bad="""\
entities:
  - {id: choir, kind: group, name: the choir, members: [lena]}
  - {id: lena, kind: person, name: Lena}
predicates:
  - {id: speaks, label: speaks, value: text, cardinality: many}
claims:
  - {id: choir-welsh, text: The whole choir speaks Welsh., subject: choir, predicate: speaks,
     value: Welsh, quantifier: all}
  - {id: lena-breton, text: Lena speaks Breton., subject: lena, predicate: speaks, value: Breton}
""",
    good="""\
entities:
  - {id: choir, kind: group, name: the choir, members: [lena]}
  - {id: lena, kind: person, name: Lena}
predicates:
  - {id: speaks, label: speaks, value: text, cardinality: many}
claims:
  - {id: choir-welsh, text: Some of the choir speak Welsh., subject: choir, predicate: speaks,
     value: Welsh, quantifier: some}
  - {id: lena-breton, text: Lena speaks Breton., subject: lena, predicate: speaks, value: Breton}
""",
)


def find(claim: Claim, context: Context) -> Iterator[Finding]:
    """Yield one finding on the group's claim about all members with other values."""
    if claim.quantifier is not None and claim.quantifier.kind not in ("all", "most"):
        return
    case = context.case
    members = [
        case.claims_by_id[found.first]
        for found in context.comparisons(claim.id)
        if found.kind == "other-member-value" and found.second == claim.id
    ]
    if members:
        told = alphabetical(
            f"{entity_name(case, one.subject or '')} {predicate_name(case, one)} "
            f"{value_text(case, one)} [{one.id}]"
            for one in members
        )
        yield RULE.finding(
            f"{told}: another value of a member, which excludes nothing by itself",
            claim=claim.id,
            pointer=case.pointer(claim),
            related=related_to(case, [(member, member.text) for member in members]),
        )
