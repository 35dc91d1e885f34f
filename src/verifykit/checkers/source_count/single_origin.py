"""SRC002: everything in hand goes back to one origin, in one document."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.source_count.asserted import Asserted
from verifykit.checkers.source_count.echo import echoes
from verifykit.checkers.wording import path_text, related_to
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule

RULE = Rule(
    code="SRC002",
    name="single-origin",
    severity="warning",
    checks=(
        "Does the claim rest on one origin in one document? Where several documents repeat one "
        "origin, SRC004 speaks instead; where it is unnamed, SRC003 or SRC007."
    ),
    why="One origin may be right, but nobody else has been seen to say so on their own.",
    fix="Look for a second origin, or attribute the claim to the one there is.",
    bad="""\
sources:
  - {id: gazette, name: The Gazette}
claims:
  - {id: mayor-resigns, text: The mayor will resign.}
evidence:
  - {id: e-gazette, claim: mayor-resigns, source: gazette, stance: supports}
""",
    good="""\
sources:
  - {id: gazette, name: The Gazette}
  - {id: town-hall, name: Town Hall}
claims:
  - {id: mayor-resigns, text: The mayor will resign.}
evidence:
  - {id: e-gazette, claim: mayor-resigns, source: gazette, stance: supports, lineage: original}
  - {id: e-hall, claim: mayor-resigns, source: town-hall, stance: supports, lineage: original}
""",
)


def find(asserted: Asserted) -> Iterator[Finding]:
    """Yield a finding if one named origin in one document is all that supports the claim."""
    if asserted.side != "supports" or len(asserted.voices) != 1 or len(asserted.origins) != 1:
        return
    if asserted.only_unnamed or any(echoes(asserted)):
        return
    voice = asserted.origins[0]
    case = asserted.case
    told = path_text(case, voice.strand.path)
    yield RULE.finding(
        f"One origin is all that supports this: {told}",
        claim=asserted.claim.id,
        pointer=case.pointer(asserted.claim),
        related=related_to(
            case,
            [(item.evidence, "the one origin") for item in voice.everything],
        ),
    )
