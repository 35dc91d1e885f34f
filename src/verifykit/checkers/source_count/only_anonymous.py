"""SRC003: nobody with a name stands behind the claim."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.source_count.asserted import Asserted, assertions
from verifykit.checkers.source_count.serious_on_one_unnamed import is_serious_on_one_unnamed
from verifykit.checkers.wording import alphabetical, related_to, source_name
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context
from verifykit.wording import count_text

RULE = Rule.from_page(__file__, code="SRC003", name="only-anonymous", severity="warning")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding if every origin of the claim is unnamed."""
    for asserted in assertions(context):
        if not asserted.only_unnamed or is_serious_on_one_unnamed(asserted):
            continue
        speakers = unnamed_speakers(asserted)
        stands = "supported" if asserted.side == "supports" else "reported"
        yield RULE.finding(
            f"This is {stands} by unnamed people alone, at most "
            f"{count_text(len(asserted.origins), 'origin')}: "
            + alphabetical(source_name(case, name) for name in speakers),
            claim=asserted.claim.id,
            pointer=case.pointer(asserted.claim),
            related=related_to(
                case,
                [
                    (case.sources_by_id[name], "unnamed")
                    for name in speakers
                    if name in case.sources_by_id
                ],
            ),
        )


def unnamed_speakers(asserted: Asserted) -> tuple[str, ...]:
    """Return the ids of those who speak, in the order of the evidence, each once."""
    found = dict.fromkeys(
        speaker
        for voice in asserted.origins
        for item in voice.strand.items
        for speaker in item.speakers
    )
    return tuple(found)
