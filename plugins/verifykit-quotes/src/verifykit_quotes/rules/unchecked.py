"""QUO005: there is no page to compare the quote with."""

from __future__ import annotations

from verifykit import Rule

UNCHECKED = Rule(
    code="QUO005",
    name="quote-unchecked",
    severity="note",
    kind="open",
    checks=(
        "Could the quote be compared with its document at all? It could not if there is no "
        "capture, or if the capture is no text or needs a library that is not installed."
    ),
    why=("A quote that nobody can check is a promise. Pages change and disappear."),
    fix=(
        "Capture the page as text, HTML or WARC, and name the file under `capture` of the document."
    ),
    bad="""\
sources:
  - {id: daily, name: The Daily}
documents:
  - {id: story, source: daily}
claims:
  - {id: repairs, text: The crane has to be repaired.}
evidence:
  - id: e-story
    claim: repairs
    document: story
    stance: supports
    quote: {exact: "Two dockers saw the cable break."}
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
