"""SRC005: documents that cite each other in a circle, with nothing outside that feeds it."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.source_count.assertion import assertions
from verifykit.checkers.wording import alphabetical, related_to

RULE = Rule.from_page(__file__, code="SRC005", name="rootless-cycle", severity="warning")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each circle among those who assert the claim."""
    for assertion in assertions(context):
        for voice in assertion.voices:
            if not voice.strand.circle:
                continue
            outlets = dict.fromkeys(case.outlet(item.evidence) or "" for item in voice.strand.items)
            names = [case.source_name(name) for name in outlets if name]
            told = (
                f"{alphabetical(names)} have it from each other"
                if len(names) > 1
                else "It cites itself"
            )
            yield RULE.finding(
                f"{told}, and nobody from anywhere else: a circle without an origin",
                claim=assertion.claim.id,
                pointer=case.pointer(assertion.claim),
                related=related_to(
                    case,
                    [(item.evidence, "in the circle") for item in voice.everything],
                ),
            )
