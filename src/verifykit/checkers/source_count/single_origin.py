"""SRC002: everything in hand goes back to one origin, in one document."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.source_count.assertion import assertions
from verifykit.checkers.wording import path_text, related_to

RULE = Rule.from_page(__file__, code="SRC002", name="single-origin", severity="warning")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding if one named origin in one document is all that supports the claim.

    What others say that implies it, or of the members of its group, supports it, too.
    """
    for assertion in assertions(context):
        if (
            assertion.side != "supports"
            or len(assertion.voices) != 1
            or len(assertion.origins) != 1
        ):
            continue
        voice = assertion.origins[0]
        if assertion.only_unnamed or len(voice.places) > 1:
            continue
        if context.scored(assertion.claim.id).support.origins.max > 1:
            continue
        told = path_text(case, voice.strand.path)
        yield RULE.finding(
            f"One origin is all that supports this: {told}",
            claim=assertion.claim.id,
            pointer=case.pointer(assertion.claim),
            related=related_to(
                case,
                [(item.evidence, "the one origin") for item in voice.everything],
            ),
        )
