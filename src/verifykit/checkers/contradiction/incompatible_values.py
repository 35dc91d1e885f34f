"""CON001: two values where there can only be one."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.contradiction.conflicts import contradicted, opponents
from verifykit.checkers.contradiction.value_kinds import is_number
from verifykit.checkers.wording import predicate_name, scope_text, value_text
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule(
    code="CON001",
    name="incompatible-values",
    severity="error",
    checks=(
        "Do two claims about one subject give different values of a predicate that can have only "
        "one (`cardinality: one`), in the same scope and at overlapping times? Numbers are CON003."
    ),
    why="At most one of them can be right.",
    fix=(
        "Find out which is right and drop the other. If both are, they differ in time or scope: "
        "enter `when` or the qualifier; or the predicate can have many values."
    ),
    bad="""\
entities:
  - {id: expedition, kind: event, name: the expedition}
  - {id: weber, kind: person, name: Anna Weber}
  - {id: lind, kind: person, name: Karl Lind}
predicates:
  - {id: led-by, label: was led by, value: entity, cardinality: one}
claims:
  - {id: weber-led, text: Weber led the expedition., subject: expedition, predicate: led-by,
     value: weber}
  - {id: lind-led, text: Lind led the expedition., subject: expedition, predicate: led-by,
     value: lind}
""",
    good="""\
entities:
  - {id: expedition, kind: event, name: the expedition}
  - {id: weber, kind: person, name: Anna Weber}
  - {id: lind, kind: person, name: Karl Lind}
predicates:
  - {id: led-by, label: was led by, value: entity, cardinality: one}
claims:
  - {id: weber-led, text: Weber led it until June., subject: expedition, predicate: led-by,
     value: weber, when: 1911-01/1911-06}
  - {id: lind-led, text: Lind led it from July., subject: expedition, predicate: led-by,
     value: lind, when: 1911-07/1911-12}
""",
)


def find(claim: Claim, context: Context) -> Iterator[Finding]:
    """Yield one finding about all claims whose value excludes this one's."""
    case = context.case
    others = [o for o in opponents(claim, context, "value-conflict") if not _numbers(claim, o)]
    if others:
        scope = scope_text(case, claim)
        yield contradicted(
            RULE,
            case,
            claim,
            others,
            here=f"{predicate_name(case, claim)}: {value_text(case, claim)}",
            there=lambda other: value_text(case, other),
            so=f"only one value is possible{f' for {scope}' if scope else ''}",
        )


def _numbers(claim: Claim, other: Claim) -> bool:
    return is_number(claim) and is_number(other)
