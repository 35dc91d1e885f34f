"""Rules about lists that are kept as tables: CSV files and the sheets of a workbook."""

from __future__ import annotations

from verifykit.model.rule import Rule

LIST_GIVEN_TWICE = Rule(
    code="VK012",
    name="list-given-twice",
    severity="error",
    checks="A list is given in case.yaml or as a CSV file, not both; there is one case file.",
    why="Two lists of one name may contradict each other, and nobody sees which one counts.",
    fix="Move the items into one of the two.",
    bad="""\
==> case.yaml <==
verifykit: 1
claims:
  - {id: bridge-open, text: The bridge is open.}
==> claims.csv <==
id,text
bridge-closed,The bridge is closed.
""",
    good="""\
==> case.yaml <==
verifykit: 1
==> claims.csv <==
id,text
bridge-open,The bridge is open.
bridge-closed,The bridge is closed.
""",
)
RAGGED_ROW = Rule(
    code="VK013",
    name="ragged-row",
    severity="error",
    checks="Every row of a CSV file has as many cells as the header has columns.",
    why="A comma outside of quotes shifts every cell after it into the wrong column.",
    fix="Put a cell that contains the separator in double quotes.",
    bad="""\
==> case.yaml <==
verifykit: 1
==> claims.csv <==
id,text
bridge-closed,The bridge, an old one, is closed.
""",
    good="""\
==> case.yaml <==
verifykit: 1
==> claims.csv <==
id,text
bridge-closed,"The bridge, an old one, is closed."
""",
)
UNKNOWN_COLUMN = Rule(
    code="VK014",
    name="unknown-column",
    severity="error",
    checks="Every column is a key of the list, dotted for nested keys, or begins with x-.",
    why="A misspelled column would drop what it holds for every row.",
    fix="Correct the name, or begin it with x- if the column is your own.",
    bad="""\
==> case.yaml <==
verifykit: 1
==> claims.csv <==
id,text,gravitas
bridge-closed,The bridge is closed.,serious
""",
    good="""\
==> case.yaml <==
verifykit: 1
==> claims.csv <==
id,text,gravity
bridge-closed,The bridge is closed.,serious
""",
)
UNUSABLE_CELL = Rule(
    code="VK015",
    name="unusable-cell",
    severity="error",
    checks="A cell that begins with [ or { is JSON where its column takes lists or mappings; "
    "no cell is a formula or an error value.",
    why="What such a cell means depends on the program that opens it.",
    fix="Write valid JSON, separate plain ids by semicolons, or paste values instead of formulas.",
    bad="""\
==> case.yaml <==
verifykit: 1
==> entities.csv <==
id,kind,members
leaders,group,"[""goita"", diaw"
goita,person,
diaw,person,
""",
    good="""\
==> case.yaml <==
verifykit: 1
==> entities.csv <==
id,kind,members
leaders,group,goita;diaw
goita,person,
diaw,person,
""",
)
MISNAMED = 0.7
"""From this similarity on, a name is taken for the name of a list misspelled: entity, claims2."""
OTHER_TABLES = frozenset({"scores"})
"""Tables that stand beside a case and are none of its lists: what `score` writes."""
MISNAMED_LIST = Rule(
    code="VK016",
    name="misnamed-list",
    severity="error",
    checks="No CSV file beside case.yaml, and no sheet, is named almost like a list.",
    why="It would be passed over, and its evidence dropped, for the sake of one letter.",
    fix="Rename it to the list it is, or to something that cannot be mistaken for one.",
    bad="""\
==> case.yaml <==
verifykit: 1
==> claim.csv <==
id,text
bridge-closed,The bridge is closed.
""",
    good="""\
==> case.yaml <==
verifykit: 1
==> claims.csv <==
id,text
bridge-closed,The bridge is closed.
""",
)
DOES_NOT_FIT = Rule(
    code="VK017",
    name="does-not-fit",
    severity="error",
    checks="Everything fits the format that a case is written to.",
    why="Excel cuts text off at 32,767 characters without a word; verifykit refuses instead.",
    fix="Write the case as YAML, JSON or CSV, or shorten what is too long.",
    bad="""\
==> case.yaml, written as case.xlsx <==
claims:
  - {id: bridge-closed, text: <40 kB of text>}
""",
    good="""\
==> case.yaml, written as case.xlsx <==
claims:
  - {id: bridge-closed, text: The bridge is closed.}
""",
)

TABLE_RULES = (
    LIST_GIVEN_TWICE,
    RAGGED_ROW,
    UNKNOWN_COLUMN,
    UNUSABLE_CELL,
    MISNAMED_LIST,
    DOES_NOT_FIT,
)
