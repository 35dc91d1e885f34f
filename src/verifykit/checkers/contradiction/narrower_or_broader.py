"""CON012: one claim is narrower than the other, so both can hold."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.nesting import narrower_pairs
from verifykit.checkers.wording import related_to
from verifykit.model.assessment import VERDICTS
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule(
    code="CON012",
    name="narrower-or-broader",
    severity="note",
    kind="review",
    checks=(
        "Is a claim declared narrower or broader than another one? Where the narrower one holds "
        "better, COR006 speaks instead."
    ),
    why=(
        "The broader claim contains the narrower one, so they are no contradiction and no two "
        "pieces of news either."
    ),
    fix="Nothing to repair.",
    bad="""\
claims:
  - {id: two-doctors, text: Two doctors left the clinic.}
  - {id: doctors, text: Several doctors left the clinic.}
relations:
  - {from: two-doctors, to: doctors, kind: narrower}
""",
    good="""\
claims:
  - {id: two-doctors, text: Two doctors left the clinic.}
  - {id: porters, text: Several porters left the clinic.}
""",
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each declared pair of which the narrower claim holds no better."""
    for narrower, broader in narrower_pairs(case):
        small, large = context.scored(narrower.id), context.scored(broader.id)
        if VERDICTS.index(small.verdict) >= VERDICTS.index(large.verdict):
            yield RULE.finding(
                f"Narrower than {broader.id} ({broader.text}); both can hold",
                claim=narrower.id,
                pointer=case.pointer(narrower),
                related=related_to(case, [(broader, broader.text)]),
            )
