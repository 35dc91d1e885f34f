"""CON003: two numbers for one thing, too far apart to be the same."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.contradiction.conflicts import contradicted, opponents
from verifykit.checkers.contradiction.value_kinds import is_number
from verifykit.checkers.wording import entity_name, predicate_name, scope_text, value_text
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule(
    code="CON003",
    name="number-mismatch",
    severity="error",
    checks=(
        "Do two numbers for the same subject, unit and scope, at overlapping times, differ by "
        "more than the predicate's tolerance, their rounding and an `approximate` allow?"
    ),
    why="At most one of them can be right; often two digits, units, regions or years got mixed up.",
    fix=(
        "Look the number up where it comes from. If both are right, they count different things: "
        "enter the qualifier or the time in which they differ."
    ),
    bad="""\
entities:
  - {id: hall, kind: place, name: Concert Hall}
predicates:
  - {id: seats, label: number of seats, value: number, cardinality: one,
     tolerance: {relative: 0.05}}
claims:
  - {id: seats-1200, text: "The hall has 1,200 seats.", subject: hall, predicate: seats,
     value: 1200}
  - {id: seats-2100, text: "The hall has 2,100 seats.", subject: hall, predicate: seats,
     value: 2100}
""",
    good="""\
entities:
  - {id: hall, kind: place, name: Concert Hall}
predicates:
  - {id: seats, label: number of seats, value: number, cardinality: one,
     tolerance: {relative: 0.05}}
claims:
  - {id: seats-1200, text: "The hall has 1,200 seats.", subject: hall, predicate: seats,
     value: 1200}
  - {id: seats-1210, text: "The hall has 1,210 seats.", subject: hall, predicate: seats,
     value: 1210}
""",
)


def find(claim: Claim, context: Context) -> Iterator[Finding]:
    """Yield one finding about all claims whose number excludes this one's."""
    if not is_number(claim):
        return
    case = context.case
    others = [other for other in opponents(claim, context, "value-conflict") if is_number(other)]
    if others:
        yield contradicted(
            RULE,
            case,
            claim,
            others,
            here=f"{_of_what(case, claim)}: {value_text(case, claim)}",
            there=lambda other: value_text(case, other),
            so=f"too far apart{_for_what(case, claim)}",
        )


def _of_what(case: Case, claim: Claim) -> str:
    return f"{entity_name(case, claim.subject or '')}, {predicate_name(case, claim)}"


def _for_what(case: Case, claim: Claim) -> str:
    scope = scope_text(case, claim)
    return f" for the same {scope}" if scope else ""
