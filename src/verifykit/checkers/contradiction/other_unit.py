"""CON016: numbers in different units, which are not compared."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.contradiction.clusters import clusters, once_each
from verifykit.checkers.wording import entity_name, listing, predicate_name, related_to, value_text
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule(
    code="CON016",
    name="other-unit",
    severity="note",
    kind="open",
    checks="Do claims give values of a one-valued predicate in different units?",
    why="verifykit converts no units, so whether the values agree is left open.",
    fix="Enter both in the predicate's unit; keep the original wording in `text`.",
    bad="""\
entities:
  - {id: tower, kind: object, name: Radio Tower}
predicates:
  - {id: height, label: height, value: number, unit: metres, cardinality: one}
claims:
  - {id: height-metres, text: The tower is 41 metres high., subject: tower, predicate: height,
     value: 41}
  - {id: height-feet, text: The tower is 120 feet high., subject: tower, predicate: height,
     value: 120, unit: feet}
""",
    good="""\
entities:
  - {id: tower, kind: object, name: Radio Tower}
predicates:
  - {id: height, label: height, value: number, unit: metres, cardinality: one}
claims:
  - {id: height-metres, text: The tower is 41 metres high., subject: tower, predicate: height,
     value: 41}
""",
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for all values of a subject and predicate in different units."""
    for claims in clusters(case, once_each(context, "other-unit")):
        first = claims[0]
        told = listing(f"{value_text(case, claim)} [{claim.id}]" for claim in claims)
        yield RULE.finding(
            f"{entity_name(case, first.subject or '')}, {predicate_name(case, first)}: {told}; "
            "different units are not compared",
            claim=first.id,
            pointer=case.pointer(first),
            related=related_to(case, [(claim, claim.text) for claim in claims[1:]]),
        )
