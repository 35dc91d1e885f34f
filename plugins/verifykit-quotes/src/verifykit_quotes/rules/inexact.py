"""QUO003: the page says it in slightly other words."""

from __future__ import annotations

from verifykit import Rule

INEXACT = Rule(
    code="QUO003",
    name="quote-inexact",
    severity="note",
    kind="review",
    checks=(
        "Is the quote the passage of the page word for word, apart from quotation marks, dashes "
        "and spaces? Misspelled, left out, bracketed and elided words are named, and the "
        "selector of the exact passage is given."
    ),
    why=(
        "The meaning is the same, but a reader who searches the page for these words will not "
        "find them, and neither will a tool that follows the W3C selector."
    ),
    fix=(
        "Replace the quote by the exact passage in the message, with the prefix and suffix of "
        "its selector, or leave it if the ellipses and brackets are meant."
    ),
    bad="""\
# captures/basin.txt reads: ... She said that the inspection had not found any fault in the crane,
# and that the repairs would allegedly cost 40,000 crowns. Two dockers saw the cable break. ...
sources:
  - {id: daily, name: The Daily}
documents:
  - {id: story, source: daily, capture: {path: captures/basin.txt}}
claims:
  - {id: repairs, text: The crane has to be repaired.}
evidence:
  - id: e-story
    claim: repairs
    document: story
    stance: supports
    quote: {exact: "Two dokcers saw the […] break."}
""",
    good="""\
# captures/basin.txt reads: ... She said that the inspection had not found any fault in the crane,
# and that the repairs would allegedly cost 40,000 crowns. Two dockers saw the cable break. ...
sources:
  - {id: daily, name: The Daily}
documents:
  - {id: story, source: daily, capture: {path: captures/basin.txt}}
claims:
  - {id: repairs, text: The crane has to be repaired.}
evidence:
  - id: e-story
    claim: repairs
    document: story
    stance: supports
    quote: {exact: "Two dockers saw the cable break."}
""",
)
