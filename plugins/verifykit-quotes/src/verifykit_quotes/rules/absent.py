"""QUO002: nothing in the page is like the quote."""

from __future__ import annotations

from verifykit import Rule

ABSENT = Rule(
    code="QUO002",
    name="quote-absent",
    severity="error",
    checks=("Is there any passage in the captured page that the quote could have been taken from?"),
    why=(
        "Evidence that rests on words which nobody can find in the document is no evidence from "
        "that document. The words may come from another page, another version, or from nowhere."
    ),
    fix=(
        "Find the page that the words are from and name that as the document, capture the right "
        "version, or take the evidence out."
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
    quote: {exact: "All flights were cancelled because of heavy snow in the mountains."}
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
