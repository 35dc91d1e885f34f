"""QUO001: the page says something else than the quote."""

from __future__ import annotations

from verifykit import Rule

ALTERED = Rule(
    code="QUO001",
    name="quote-altered",
    severity="error",
    checks=(
        "Does a number, a negation, a name or another word that matters differ between the "
        "quote and the passage of the captured page that it was taken from?"
    ),
    why=(
        'A quote in which 27 became 72, or from which a "not" is gone, is nearly the same to '
        "any measure of likeness and says something else. The words are compared one by one, so "
        "that a slip of the keyboard is told from a change."
    ),
    fix=(
        "Correct the quote to what the page says, and decide anew whether it still bears on the "
        "claim. If the page was changed after somebody quoted it, capture the earlier version."
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
    quote: {exact: "that the repairs would allegedly cost 90,000 crowns"}
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
    quote: {exact: "that the repairs would allegedly cost 40,000 crowns"}
""",
)
