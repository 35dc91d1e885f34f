"""ECH002: two documents have a text in common, and nothing says who was first."""

from __future__ import annotations

from verifykit import Rule

UNDIRECTED = Rule(
    code="ECH002",
    name="copied-text-undirected",
    severity="warning",
    kind="review",
    checks=(
        "Do two documents have a fifth or more of the shorter one's text in common, while neither "
        "their dates nor what they give credit to says which one was first?"
    ),
    why=(
        "One of them has it from the other, or both from a third that is not in the case. Either "
        "way they are one origin, and the case counts two."
    ),
    fix=(
        "Find out who published first, and enter the dates, or enter the common original as a "
        "document and let both derive from it."
    ),
    bad="""\
# The same two captures, without dates.
sources:
  - {id: daily, name: The Daily}
  - {id: gazette, name: The Gazette}
documents:
  - {id: story, source: daily, capture: {path: captures/basin.txt}}
  - {id: reprint, source: gazette, capture: {path: captures/basin-reprint.txt}}
claims:
  - {id: basin-closed, text: The northern basin is closed.}
evidence:
  - {id: e-story, claim: basin-closed, document: story, stance: supports}
  - {id: e-reprint, claim: basin-closed, document: reprint, stance: supports}
""",
    good="""\
sources:
  - {id: wire, name: Northern Wire}
  - {id: daily, name: The Daily}
  - {id: gazette, name: The Gazette}
documents:
  - {id: wire-story, source: wire, consulted: false, known_through: [story, reprint]}
  - id: story
    source: daily
    derived_from: [wire-story]
    capture: {path: captures/basin.txt}
  - id: reprint
    source: gazette
    derived_from: [wire-story]
    capture: {path: captures/basin-reprint.txt}
claims:
  - {id: basin-closed, text: The northern basin is closed.}
evidence:
  - {id: e-story, claim: basin-closed, document: story, stance: supports}
  - {id: e-reprint, claim: basin-closed, document: reprint, stance: supports}
""",
)
