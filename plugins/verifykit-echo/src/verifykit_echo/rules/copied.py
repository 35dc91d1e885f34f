"""ECH001: a document has its text from another one, and the case does not say so."""

from __future__ import annotations

from verifykit import Rule

COPIED = Rule(
    code="ECH001",
    name="copied-text",
    severity="warning",
    checks=(
        "Does a document have a fifth or more of its text in common with one that was published "
        "before, or that it gives credit to, while the case treats the two as independent?"
    ),
    why=(
        "A reprint repeats its original, mistakes and all. Counted as a second origin, it makes "
        "one report look like two."
    ),
    fix=(
        "Read the passages. If they are taken over, declare the derivation that the message gives, "
        "or accept the plug-in's proposals for the whole case with accept = ['echo']. If both "
        "only quote the same statement, waive the finding with a reason."
    ),
    bad="""\
# captures/basin.txt and captures/basin-reprint.txt are one story, reworded here and there.
sources:
  - {id: daily, name: The Daily}
  - {id: gazette, name: The Gazette}
documents:
  - {id: story, source: daily, published: 2024-05-02, capture: {path: captures/basin.txt}}
  - id: reprint
    source: gazette
    published: 2024-05-03
    capture: {path: captures/basin-reprint.txt}
claims:
  - {id: basin-closed, text: The northern basin is closed.}
evidence:
  - {id: e-story, claim: basin-closed, document: story, stance: supports}
  - {id: e-reprint, claim: basin-closed, document: reprint, stance: supports}
""",
    good="""\
sources:
  - {id: daily, name: The Daily}
  - {id: gazette, name: The Gazette}
documents:
  - {id: story, source: daily, published: 2024-05-02, capture: {path: captures/basin.txt}}
  - id: reprint
    source: gazette
    published: 2024-05-03
    derived_from: [{from: story, how: syndicates}]
    capture: {path: captures/basin-reprint.txt}
claims:
  - {id: basin-closed, text: The northern basin is closed.}
evidence:
  - {id: e-story, claim: basin-closed, document: story, stance: supports}
  - {id: e-reprint, claim: basin-closed, document: reprint, stance: supports}
""",
)
