"""ECH003: a capture is too short to be compared, or cannot be read."""

from __future__ import annotations

from verifykit import Rule

UNDETERMINED = Rule(
    code="ECH003",
    name="copying-undetermined",
    severity="note",
    kind="open",
    checks=(
        "Has the capture of every document enough text of its own (60 words, quotations left out) "
        "to be compared with the others?"
    ),
    why=(
        "Two short notices about one event are alike because there is only one way to say it. That "
        "nothing was found about them does not mean that they are independent."
    ),
    fix=(
        "Capture the whole text if this is only a part of it, or install what the message names. "
        "Otherwise decide the lineage by other means."
    ),
    bad="""\
# captures/notice.txt has one sentence.
sources:
  - {id: daily, name: The Daily}
  - {id: herald, name: The Herald}
documents:
  - {id: story, source: daily, capture: {path: captures/basin.txt}}
  - {id: notice, source: herald, capture: {path: captures/notice.txt}}
claims:
  - {id: basin-closed, text: The northern basin is closed.}
evidence:
  - {id: e-story, claim: basin-closed, document: story, stance: supports}
  - {id: e-notice, claim: basin-closed, document: notice, stance: supports}
""",
    good="""\
# captures/basin-own.txt is another reporter's story of the same event.
sources:
  - {id: daily, name: The Daily}
  - {id: herald, name: The Herald}
documents:
  - {id: story, source: daily, capture: {path: captures/basin.txt}}
  - {id: own-story, source: herald, capture: {path: captures/basin-own.txt}}
claims:
  - {id: basin-closed, text: The northern basin is closed.}
evidence:
  - {id: e-story, claim: basin-closed, document: story, stance: supports}
  - {id: e-own, claim: basin-closed, document: own-story, stance: supports}
""",
)
