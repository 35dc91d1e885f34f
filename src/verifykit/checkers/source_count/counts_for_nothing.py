"""SRC016: evidence that adds nothing to its claim, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifykit import Case, Claim, Context, Finding, Rule, Step
from verifykit.checkers.claims import with_evidence
from verifykit.checkers.source_count.assertion import Assertion, assertions
from verifykit.checkers.wording import alphabetical, path_text, related_to

RULE = Rule.from_page(
    __file__, code="SRC016", name="counts-for-nothing", severity="note", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each reason why evidence of a claim adds nothing to it."""
    asserted = {one.claim.id: one for one in assertions(context)}
    known: dict[int, tuple[Step, ...]] = {}
    for claim in with_evidence(case):
        # Claims that say the same share an explanation, which is gone through once.
        steps = context.scored(claim.id).explanation
        if id(steps) not in known:
            known[id(steps)] = tuple(step for step in steps if step.step == "none")
        idle = known[id(steps)]
        for why, names in _idle(claim, context, asserted[claim.id], idle).items():
            evidence = [case.evidence_by_id[name] for name in names]
            told = alphabetical(path_text(case, [name]) for name in names)
            yield RULE.finding(
                f"{told}: counts for nothing here, since it {why}",
                claim=claim.id,
                pointer=case.pointer(claim),
                related=related_to(case, [(item, "counts for nothing") for item in evidence]),
            )


def _idle(
    claim: Claim, context: Context, assertion: Assertion, steps: Sequence[Step]
) -> dict[str, list[str]]:
    """The ids of what adds nothing, by the reason, without what other rules tell."""
    echoed = {
        item.evidence.id
        for voice in assertion.voices
        if len(voice.places) > 1
        for item in voice.everything
    }
    # That of a silent origin, too, what only repeats it is told as an echo.
    echoed |= {item.evidence.id for voice in assertion.silent for item in voice.relays}
    told = {
        item.evidence.id
        for item in context.trace(claim.id).items
        if item.role in ("dead", "partial", "unjudged")
    }
    # What stands for a claim that says the same, or denies this one, is told of there.
    own = {item.evidence.id for item in context.trace(claim.id).items} - told - echoed
    found: dict[str, list[str]] = {}
    for step in steps:
        if step.why is not None:
            for name in step.evidence:
                if name in own:
                    found.setdefault(step.why, []).append(name)
    return found
