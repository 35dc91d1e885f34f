"""QUO004: what the quote leaves out would matter."""

from __future__ import annotations

from verifykit import Rule

OMISSION = Rule(
    code="QUO004",
    name="quote-omission",
    severity="warning",
    kind="review",
    checks=(
        "Does the quote, silently or by a short ellipsis, leave out a word that says how much, "
        "how sure or who: a number, a name, 'allegedly', 'only' or 'some', or a negation inside "
        "of what an ellipsis stands for?"
    ),
    why=("A true sentence can be made to say too much by what is left out of it."),
    fix=(
        "Quote the words that were left out, too, or make sure that the claim does not need "
        "them to be gone."
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
    quote: {exact: "that the repairs would cost 40,000 crowns"}
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
