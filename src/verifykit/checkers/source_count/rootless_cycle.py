"""SRC005: documents that cite each other in a circle, with nothing outside that feeds it."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.source_count.asserted import Asserted
from verifykit.checkers.wording import alphabetical, related_to, source_name
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.provenance import Graph

RULE = Rule(
    code="SRC005",
    name="rootless-cycle",
    severity="warning",
    checks="Do documents that support the claim derive from each other, and from nothing else?",
    why=(
        "In a reporting circle everyone has it from someone else and nobody has it from anywhere. "
        "It has no origin, and of its strength only the share counts that the parameter `circle` "
        "leaves: half, unless told otherwise."
    ),
    fix="Find the text that was there first and where it has it; correct the derivation.",
    bad="""\
sources:
  - {id: post, name: The Post}
  - {id: herald, name: The Herald}
documents:
  - {id: post-story, source: post, derived_from: [herald-story]}
  - {id: herald-story, source: herald, derived_from: [post-story]}
claims:
  - {id: well-poisoned, text: The well was poisoned.}
evidence:
  - {id: e-post, claim: well-poisoned, document: post-story, stance: supports}
  - {id: e-herald, claim: well-poisoned, document: herald-story, stance: supports}
""",
    good="""\
sources:
  - {id: post, name: The Post}
  - {id: herald, name: The Herald}
  - {id: laboratory, name: Water Laboratory}
documents:
  - {id: post-story, source: post, derived_from: [herald-story]}
  - {id: herald-story, source: herald, derived_from: [post-story, analysis]}
  - {id: analysis, source: laboratory}
claims:
  - {id: well-poisoned, text: The well was poisoned.}
evidence:
  - {id: e-post, claim: well-poisoned, document: post-story, stance: supports}
  - {id: e-herald, claim: well-poisoned, document: herald-story, stance: supports}
  - {id: e-analysis, claim: well-poisoned, document: analysis, stance: supports, lineage: original}
""",
)


def find(asserted: Asserted) -> Iterator[Finding]:
    """Yield a finding for each circle among those who assert the claim."""
    case = asserted.case
    graph = Graph(case=case)
    for voice in asserted.voices:
        if not voice.strand.circle:
            continue
        outlets = dict.fromkeys(graph.outlet(item.evidence) or "" for item in voice.strand.items)
        names = [source_name(case, name) for name in outlets if name]
        told = (
            f"{alphabetical(names)} have it from each other"
            if len(names) > 1
            else "It cites itself"
        )
        yield RULE.finding(
            f"{told}, and nobody from anywhere else: a circle without an origin",
            claim=asserted.claim.id,
            pointer=case.pointer(asserted.claim),
            related=related_to(
                case,
                [(item.evidence, "in the circle") for item in voice.everything],
            ),
        )
