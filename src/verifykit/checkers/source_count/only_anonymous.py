"""SRC003: nobody with a name stands behind the claim."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.source_count.assertion import Assertion, assertions
from verifykit.checkers.wording import origin_text, related_to
from verifykit.wording import count_text

RULE = Rule.from_page(__file__, code="SRC003", name="only-anonymous", severity="warning")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding if every origin of the claim is unnamed."""
    for assertion in assertions(context):
        if not assertion.only_unnamed or assertion.serious_on_one_unnamed:
            continue
        speakers = _unnamed_speakers(assertion)
        stands = "supported" if assertion.side == "supports" else "reported"
        yield RULE.finding(
            f"This is {stands} by unnamed people alone, at most "
            f"{count_text(len(assertion.origins), 'origin')}: "
            + origin_text(case, (one for voice in assertion.origins for one in voice.strand.items)),
            claim=assertion.claim.id,
            pointer=case.pointer(assertion.claim),
            related=related_to(
                case,
                [
                    (case.sources_by_id[name], "unnamed")
                    for name in speakers
                    if name in case.sources_by_id
                ],
            ),
        )


def _unnamed_speakers(assertion: Assertion) -> tuple[str, ...]:
    """Return the ids of those who speak, in the order of the evidence, each once."""
    found = dict.fromkeys(
        speaker
        for voice in assertion.origins
        for item in voice.strand.items
        for speaker in item.speakers
    )
    return tuple(found)
