"""ACH007: a claim that would tell hypotheses apart, and has no evidence."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Finding, Rule
from verifykit_ach.analysis import Analysis

RULE = Rule(
    code="ACH007",
    name="weightless-claim",
    severity="note",
    checks="Does a claim that tells hypotheses apart have a score?",
    why=(
        "Claims count in the matrix by how well they are supported. One without a score counts "
        "nothing, so its ratings, however telling, do not enter the outcome. (Where no claim of "
        "the case has a score, all count in full, and this rule is silent.)"
    ),
    fix="Enter evidence for the claim; it would make a difference.",
    kind="open",
    bad="""\
sources:
  - {id: police, name: Police of the town}
claims:
  - {id: no-forced-door, text: No door was forced.}
  - {id: code-used, text: The alarm was switched off with the code of the curator.}
evidence:
  - {id: e-door, claim: no-forced-door, source: police, stance: supports}
hypotheses:
  - {id: insider, text: An insider did it., ratings: {no-forced-door: C, code-used: C}}
  - {id: burglars, text: Burglars did it., ratings: {no-forced-door: I, code-used: II}}
""",
    good="""\
sources:
  - {id: police, name: Police of the town}
claims:
  - {id: no-forced-door, text: No door was forced.}
  - {id: code-used, text: The alarm was switched off with the code of the curator.}
evidence:
  - {id: e-door, claim: no-forced-door, source: police, stance: supports}
  - {id: e-code, claim: code-used, source: police, stance: supports}
hypotheses:
  - {id: insider, text: An insider did it., ratings: {no-forced-door: C, code-used: C}}
  - {id: burglars, text: Burglars did it., ratings: {no-forced-door: I, code-used: II}}
""",
)


def find(case: Case, analysis: Analysis) -> Iterator[Finding]:
    """Yield a finding for each claim that is diagnostic and has no weight."""
    for row in analysis.matrix.rows:
        if row.diagnosticity and row.weight.value == 0:
            yield RULE.finding(
                "tells hypotheses apart, and counts nothing between them because it has no score",
                claim=row.claim,
                pointer=case.pointer(case.claims_by_id[row.claim]),
            )
