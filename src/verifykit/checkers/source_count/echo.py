"""SRC004: several documents, one origin."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.source_count.assertion import Voice, assertions
from verifykit.checkers.wording import path_text, related_to
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context
from verifykit.wording import count_text

_STEP = " <- "

RULE = Rule.from_page(__file__, code="SRC004", name="echo", severity="warning")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each origin that is found in more than one document."""
    for assertion in assertions(context):
        for voice in assertion.echoes:
            alone = "; nothing else supports it" if len(assertion.voices) == 1 else ""
            yield RULE.finding(
                f"{count_text(len(voice.places), 'document')}, one origin: "
                f"{'; '.join(_paths(case, voice))}{alone}",
                claim=assertion.claim.id,
                pointer=case.pointer(assertion.claim),
                related=related_to(
                    case,
                    [(item.evidence, path_text(case, item.path)) for item in voice.everything],
                ),
            )


def _paths(case: Case, voice: Voice) -> list[str]:
    """Return the paths to the origin, the longest first, without those that another one ends in."""
    passed: set[str] = set()
    for item in voice.everything:
        step = item.path.rest
        while step is not None and step.first not in passed:
            passed.add(step.first)
            step = step.rest
    paths = {
        path_text(case, item.path) for item in voice.everything if item.evidence.id not in passed
    }
    told: list[str] = []
    ends: set[str] = set()
    for path in sorted(paths, key=lambda path: (-path.count(_STEP), path)):
        if path not in ends:
            told.append(path)
            steps = path.split(_STEP)
            ends.update(_STEP.join(steps[at:]) for at in range(1, len(steps)))
    return told
