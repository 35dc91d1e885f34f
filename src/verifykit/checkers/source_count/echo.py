"""SRC004: several documents, one origin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifykit import Case, Context, Finding, Rule, TraceItem
from verifykit.checkers.source_count.assertion import Voice, assertions
from verifykit.checkers.wording import path_text, related_to
from verifykit.provenance import DisjointSets
from verifykit.wording import count_text

_STEP = " <- "

RULE = Rule.from_page(__file__, code="SRC004", name="echo", severity="warning")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each origin in more documents than one; one for those relayed together.

    Of an origin that counts for nothing it is told, too: repetition makes nothing of it.
    """
    for assertion in assertions(context):
        counting = assertion.voices if assertion.side == "supports" else ()
        for voices in (counting, assertion.silent):
            for echo in _echoes(voices):
                everything = [item for voice in echo for item in voice.everything]
                alone = "; nothing else supports it" if len(assertion.voices) == len(echo) else ""
                if voices is assertion.silent:
                    alone = "; all of it counts for nothing here"
                places = {place for voice in echo for place in voice.places}
                origins = "one origin" if len(echo) == 1 else f"{len(echo)} origins"
                yield RULE.finding(
                    f"{count_text(len(places), 'document')}, {origins}: "
                    f"{'; '.join(_paths(case, everything))}{alone}",
                    claim=assertion.claim.id,
                    pointer=case.pointer(assertion.claim),
                    related=related_to(
                        case, [(item.evidence, path_text(case, item.path)) for item in everything]
                    ),
                )


def _echoes(voices: Sequence[Voice]) -> Iterator[tuple[Voice, ...]]:
    """Yield the origins that are found in several documents, together if somebody relays both."""
    echoes = [one for one in voices if not one.strand.circle and len(one.places) > 1]
    together = DisjointSets[str]()
    for voice in echoes:
        for item in voice.everything:
            together.merge((f"voice {voice.strand.name}", item.evidence.id))
    found: dict[str, list[Voice]] = {}
    for voice in echoes:
        found.setdefault(together.find(f"voice {voice.strand.name}"), []).append(voice)
    return (tuple(one) for one in found.values())


def _paths(case: Case, items: Sequence[TraceItem]) -> list[str]:
    """Return the paths to the origins, longest first, without those that another one ends in."""
    passed: set[str] = set()
    for item in items:
        step = item.path.rest
        while step is not None and step.first not in passed:
            passed.add(step.first)
            step = step.rest
    paths = {path_text(case, item.path) for item in items if item.evidence.id not in passed}
    told: list[str] = []
    ends: set[str] = set()
    for path in sorted(paths, key=lambda path: (-path.count(_STEP), path)):
        if path not in ends:
            told.append(path)
            steps = path.split(_STEP)
            ends.update(_STEP.join(steps[at:]) for at in range(1, len(steps)))
    return told
