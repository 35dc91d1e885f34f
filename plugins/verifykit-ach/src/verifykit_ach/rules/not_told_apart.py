"""ACH004: two hypotheses that no claim tells apart."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Finding, Rule
from verifykit_ach.analysis import Analysis
from verifykit_ach.matrix import Matrix
from verifykit_ach.wording import listed

RULE = Rule(
    code="ACH004",
    name="hypotheses-not-told-apart",
    severity="warning",
    checks="Is there a claim that speaks more against this hypothesis than against another one?",
    why=(
        "Two hypotheses with as much against them on every claim cannot be decided between by "
        "anything in the case: what one fits better than the other (C against N) does not count. "
        "Either they are one hypothesis in two wordings, or they do not exclude each other, or the "
        "claim that would tell them apart has not been looked for."
    ),
    fix=(
        "Ask what would be seen if the one were true and not the other, and look for that; or make "
        "one hypothesis of them."
    ),
    kind="open",
    bad="""\
claims:
  - {id: no-forced-door, text: No door was forced.}
hypotheses:
  - {id: guard, text: The guard took the painting., ratings: {no-forced-door: C}}
  - {id: curator, text: The curator took the painting., ratings: {no-forced-door: C}}
  - {id: burglars, text: Burglars took the painting., ratings: {no-forced-door: I}}
""",
    good="""\
claims:
  - {id: no-forced-door, text: No door was forced.}
  - {id: curator-abroad, text: The curator was abroad.}
hypotheses:
  - id: guard
    text: The guard took the painting.
    ratings: {no-forced-door: C, curator-abroad: N}
  - id: curator
    text: The curator took the painting.
    ratings: {no-forced-door: C, curator-abroad: II}
""",
)


def find(case: Case, analysis: Analysis) -> Iterator[Finding]:
    """Yield a finding for each hypothesis that has a double, naming all of its doubles."""
    hypotheses = analysis.matrix.hypotheses
    for column, hypothesis in enumerate(hypotheses):
        doubles = [
            other.id
            for place, other in enumerate(hypotheses)
            if place != column and _same(analysis.matrix, column, place)
        ]
        if doubles:
            yield RULE.finding(
                f"no claim speaks more, or less, against {hypothesis.id} than against "
                f"{listed(doubles)}",
                pointer=case.pointer(hypothesis),
            )


def _same(matrix: Matrix, column: int, other: int) -> bool:
    pairs = [(row.against(column), row.against(other)) for row in matrix.rows]
    both = [pair for pair in pairs if None not in pair]
    return bool(both) and all(one == another for one, another in both)
