"""QUO006: the words are there, in another context."""

from __future__ import annotations

from verifykit import Rule

ELSEWHERE = Rule(
    code="QUO006",
    name="quote-elsewhere",
    severity="note",
    kind="review",
    checks=(
        "Do the prefix and the suffix that the quote gives stand around the passage in the page?"
    ),
    why=(
        "The same words can stand in a page twice, once as a statement and once as what is "
        "denied. Prefix and suffix say which; if they do not fit, the words may have been taken "
        "from another place or another version."
    ),
    fix=(
        "Read the passage where it stands, and correct the prefix and the suffix, which the "
        "message gives."
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
    quote: {exact: "Two dockers saw the cable break.", prefix: "nobody has ever asked the "}
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
    quote: {exact: "Two dockers saw the cable break.", prefix: "allegedly cost 40,000 crowns. "}
""",
)
