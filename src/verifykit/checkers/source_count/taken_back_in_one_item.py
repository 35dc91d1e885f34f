"""SRC021: somebody's word was taken back in one item, and counts in another one."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Evidence, Finding, Rule, TraceItem
from verifykit.checkers.claims import with_evidence
from verifykit.checkers.wording import alphabetical, related_to
from verifykit.model.time import span_of

RULE = Rule.from_page(
    __file__, code="SRC021", name="taken-back-in-one-item", severity="warning", kind="review"
)
_ALONE = ("withdrawn", "corrected")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each item that was taken back alone, while its voice counts elsewhere."""
    for claim in with_evidence(case):
        items = context.trace(claim.id).items
        for item in items:
            speaker = case.speaker(item.evidence)
            others = _still_counting(case, item, items)
            if speaker is None or not others:
                continue
            count = "counts" if len(others) == 1 else "count"
            yield RULE.finding(
                f"{item.evidence.id} is taken back, and {alphabetical(one.id for one in others)} "
                f"still {count} as the word of {case.source_name(speaker)}",
                claim=claim.id,
                pointer=case.pointer(claim),
                related=related_to(
                    case, [(item.evidence, "taken back"), *((one, "counts") for one in others)]
                ),
            )


def _still_counting(case: Case, item: TraceItem, items: tuple[TraceItem, ...]) -> list[Evidence]:
    """The items of one voice and side that count, and were not said after one was taken back."""
    back = item.taken_back
    if back is None or back.kind not in _ALONE or back.node != item.evidence.id:
        return []
    day, speaker = span_of(back.on), case.speaker(item.evidence)
    return [
        one.evidence
        for one in items
        if one.role == "origin"
        and one.side == item.side
        and case.speaker(one.evidence) == speaker
        and not day.before(span_of(case.date(one.evidence)))
    ]
