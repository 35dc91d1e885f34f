"""SRC004: several documents, one origin."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.source_count.asserted import Asserted, Voice
from verifykit.checkers.wording import path_text, related_to
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.wording import count_text

RULE = Rule(
    code="SRC004",
    name="echo",
    severity="warning",
    checks=(
        "Do two or more documents that support the claim go back to the same origin: by relaying, "
        "translating or reprinting each other, by a common source that nobody holds, by quoting "
        "the same person, or because one owner stands behind them?"
    ),
    why=(
        "Repetition is not corroboration. Five outlets with one wire story are one source; a "
        "mistake at its origin is in all five."
    ),
    fix="Count the origin once. Look for someone who does not have it from there.",
    bad="""\
sources:
  - {id: wire, name: Northern Wire}
  - {id: courier, name: The Courier}
documents:
  - {id: wire-story, source: wire}
  - {id: courier-story, source: courier, derived_from: [{from: wire-story, how: syndicates}]}
claims:
  - {id: ship-sunk, text: The ship sank on Friday.}
evidence:
  - {id: e-wire, claim: ship-sunk, document: wire-story, stance: supports, lineage: original}
  - {id: e-courier, claim: ship-sunk, document: courier-story, stance: supports}
""",
    good="""\
sources:
  - {id: wire, name: Northern Wire}
  - {id: courier, name: The Courier}
documents:
  - {id: wire-story, source: wire}
  - {id: courier-story, source: courier}
claims:
  - {id: ship-sunk, text: The ship sank on Friday.}
evidence:
  - {id: e-wire, claim: ship-sunk, document: wire-story, stance: supports, lineage: original}
  - {id: e-courier, claim: ship-sunk, document: courier-story, stance: supports, lineage: original}
""",
)


def find(asserted: Asserted) -> Iterator[Finding]:
    """Yield a finding for each origin that is found in more than one document."""
    case = asserted.case
    for voice in echoes(asserted):
        alone = "; nothing else supports it" if len(asserted.voices) == 1 else ""
        yield RULE.finding(
            f"{count_text(len(voice.places), 'document')}, one origin: "
            f"{'; '.join(_paths(case, voice))}{alone}",
            claim=asserted.claim.id,
            pointer=case.pointer(asserted.claim),
            related=related_to(
                case,
                [(item.evidence, path_text(case, item.path)) for item in voice.everything],
            ),
        )


def echoes(asserted: Asserted) -> Iterator[Voice]:
    """Yield the origins that are found in more than one document on the supporting side."""
    if asserted.side == "supports":
        yield from (voice for voice in asserted.origins if len(voice.places) > 1)


def _paths(case: Case, voice: Voice) -> list[str]:
    """Return the paths to the origin, the longest first, without those that another one ends in."""
    paths = {path_text(case, item.path) for item in voice.everything}
    told: list[str] = []
    for path in sorted(paths, key=lambda path: (-path.count(" <- "), path)):
        if not any(longer.endswith(f" <- {path}") for longer in told):
            told.append(path)
    return told
