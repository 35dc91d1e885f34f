"""Rules about the content of a case taken by itself: the schema, dates, and values."""

from __future__ import annotations

from verifykit.model.rule import Rule

UNKNOWN_KEY = Rule(
    code="VK101",
    name="unknown-key",
    severity="error",
    checks="Every key is one of the format's, fits its place, or begins with x-.",
    why="A misspelled key would be dropped without a word.",
    fix="Correct the key, or begin it with x- if it is your own.",
    bad="""\
claims:
  - {id: bridge-closed, text: The bridge is closed., gravitas: serious}
""",
    good="""\
claims:
  - {id: bridge-closed, text: The bridge is closed., gravity: serious, x-desk: metro}
""",
)
MISSING_KEY = Rule(
    code="VK102",
    name="missing-key",
    severity="error",
    checks="Every key that an item cannot do without is there.",
    why="A claim without text, or evidence without a stance, means nothing.",
    fix="Add the key.",
    bad="""\
claims:
  - {id: bridge-closed}
""",
    good="""\
claims:
  - {id: bridge-closed, text: The bridge is closed.}
""",
)
WRONG_TYPE = Rule(
    code="VK103",
    name="wrong-type",
    severity="error",
    checks="Every value has the type that its key takes.",
    why="Guessing what a value of another type means would be guessing about the case.",
    fix="Write the value as the message says; text that looks like a number needs quotes.",
    bad="""\
claims:
  - {id: 2020, text: The bridge is closed.}
""",
    good="""\
claims:
  - {id: "2020", text: The bridge is closed.}
""",
)
WRONG_VALUE = Rule(
    code="VK104",
    name="wrong-value",
    severity="error",
    checks="Every value is one that its key allows.",
    why="A stance or grade that verifykit does not know cannot be weighed.",
    fix="Use one of the values that the message lists.",
    bad="""\
claims:
  - {id: bridge-closed, text: The bridge is closed., gravity: grave}
""",
    good="""\
claims:
  - {id: bridge-closed, text: The bridge is closed., gravity: serious}
""",
)
OUT_OF_BOUNDS = Rule(
    code="VK105",
    name="out-of-bounds",
    severity="error",
    checks="Numbers, texts and lists are neither too small nor too large.",
    why="Less than one person behind a source, or an empty id, is a slip.",
    fix="Correct the value.",
    bad="""\
sources:
  - {id: pair, name: Two officers, people: 0}
""",
    good="""\
sources:
  - {id: pair, name: Two officers, people: 2}
""",
)
IMPOSSIBLE_DATE = Rule(
    code="VK106",
    name="impossible-date",
    severity="error",
    checks="Every date is an ISO 8601 or EDTF date or interval that exists.",
    why="Claims are compared by when they hold; a date that does not exist compares with nothing.",
    fix="Correct the date; write only what is known of it, such as 2020-02 or 2020.",
    bad="""\
claims:
  - {id: bridge-closed, text: The bridge closed in February., when: 2020-02-31}
""",
    good="""\
claims:
  - {id: bridge-closed, text: The bridge closed in February., when: 2020-02}
""",
)
UNFIT_VALUE = Rule(
    code="VK107",
    name="unfit-value",
    severity="error",
    checks="A claim's value is of its predicate's kind, and a range is not upside down.",
    why="Two values can be compared only if both are of the kind that the predicate says.",
    fix="Correct the value, or the predicate's value kind.",
    bad="""\
predicates:
  - {id: toll, value: number}
claims:
  - {id: toll-12, text: Twelve people died., predicate: toll, value: a dozen}
""",
    good="""\
predicates:
  - {id: toll, value: number}
claims:
  - {id: toll-12, text: Twelve people died., predicate: toll, value: 12}
""",
)
DISAGREEMENT = Rule(
    code="VK199",
    name="validators-disagree",
    severity="error",
    checks="The two libraries that check the schema agree.",
    why="What one of them refuses is never passed because the other one accepts it.",
    fix="Report it with the file: the fault may well be verifykit's.",
    bad="""\
claims:
  - {id: bridge-closed, text: The bridge is closed.}
""",
    good="""\
claims:
  - {id: bridge-closed, text: The bridge is closed.}
""",
)

CONTENT_RULES = (
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    WRONG_VALUE,
    OUT_OF_BOUNDS,
    IMPOSSIBLE_DATE,
    UNFIT_VALUE,
    DISAGREEMENT,
)
