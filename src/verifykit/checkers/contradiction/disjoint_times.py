"""CON004: one event at two times."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.contradiction.conflicts import contradicted, opponents
from verifykit.checkers.wording import entity_name, predicate_name, value_text
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule(
    code="CON004",
    name="disjoint-times",
    severity="error",
    checks=(
        "Do two claims put something that happens once (`once: true` on the predicate) at times "
        "that do not overlap?"
    ),
    why="A founding, a landing or a first deployment has one date; at most one can be right.",
    fix="Look the date up. If it was two events, the predicate does not happen once.",
    bad="""\
entities:
  - {id: line-one, kind: object, name: Line 1}
predicates:
  - {id: opened-in, label: was opened in, value: text, once: true}
claims:
  - {id: opened-1931, text: Line 1 opened in 1931., subject: line-one, predicate: opened-in,
     value: Northport, when: "1931"}
  - {id: opened-1935, text: Line 1 opened in May 1935., subject: line-one, predicate: opened-in,
     value: Northport, when: 1935-05}
""",
    good="""\
entities:
  - {id: line-one, kind: object, name: Line 1}
predicates:
  - {id: opened-in, label: was opened in, value: text, once: true}
claims:
  - {id: opened-1931, text: Line 1 opened in 1931., subject: line-one, predicate: opened-in,
     value: Northport, when: "1931"}
  - {id: opened-may, text: Line 1 opened in May 1931., subject: line-one, predicate: opened-in,
     value: Northport, when: 1931-05}
""",
)


def find(claim: Claim, context: Context) -> Iterator[Finding]:
    """Yield one finding about all claims that put the same event at another time."""
    others = opponents(claim, context, "time-conflict")
    if others:
        case = context.case
        yield contradicted(
            RULE,
            case,
            claim,
            others,
            here=f"{_event(case, claim)}: {claim.when}",
            there=lambda other: str(other.when),
            so="it happens once, and the times do not overlap",
        )


def _event(case: Case, claim: Claim) -> str:
    subject = entity_name(case, claim.subject or "")
    return f"{subject} {predicate_name(case, claim)} {value_text(case, claim)}"
