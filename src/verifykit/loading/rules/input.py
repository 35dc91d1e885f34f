"""Rules about the input as such: can it be read at all, and as what."""

from __future__ import annotations

from verifykit.model.rule import Rule

UNREADABLE = Rule(
    code="VK001",
    name="unreadable",
    severity="error",
    checks="The path can be opened: a file, or a folder with a case.yaml.",
    why="Nothing can be said of a case that nobody can open.",
    fix="Correct the path or its permissions; give a folder of CSV lists a case.yaml.",
    bad="""\
==> claims.csv <==
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
NOT_UTF8 = Rule(
    code="VK002",
    name="not-utf8",
    severity="error",
    checks="The file is UTF-8 text, with or without a byte order mark.",
    why="In another encoding names come out garbled, and one person may become two.",
    fix="Save the file as UTF-8.",
    bad="""\
==> case.yaml (latin-1) <==
claims:
  - {id: goita-leads, text: Assimi Goïta leads the group.}
""",
    good="""\
==> case.yaml <==
claims:
  - {id: goita-leads, text: Assimi Goïta leads the group.}
""",
)
UNUSABLE_CHARACTER = Rule(
    code="VK003",
    name="unusable-character",
    severity="error",
    checks="The text holds no NUL character and no unpaired half of a surrogate pair.",
    why="Such characters are no text: the file is binary or damaged, and no output can hold them.",
    fix="Take the character out, or restore the file.",
    bad=r"""
claims:
  - {id: bridge-closed, text: "The bridge\0 is closed."}
""",
    good="""\
claims:
  - {id: bridge-closed, text: The bridge is closed.}
""",
)
EMPTY = Rule(
    code="VK004",
    name="empty",
    severity="error",
    checks="The file holds anything but blanks and comments.",
    why="An empty file is more often an accident, such as a failed download, than a case.",
    fix="Restore the file, or start a case with `verifykit init`.",
    bad="# nothing here yet\n",
    good="verifykit: 1\n",
)
SYNTAX = Rule(
    code="VK005",
    name="syntax",
    severity="error",
    checks="The file keeps to the syntax of its format: YAML, JSON, CSV or XLSX.",
    why="Past the first slip in the syntax nobody knows what the rest belongs to.",
    fix="Mend the place that is named; the slip itself may stand a line before it.",
    bad="""\
claims:
  - {id: bridge-closed, text: The bridge is closed.
""",
    good="""\
claims:
  - {id: bridge-closed, text: The bridge is closed.}
""",
)
DUPLICATE_KEY = Rule(
    code="VK006",
    name="duplicate-key",
    severity="error",
    checks="No key, and no column, is given twice in one place.",
    why="Most programs silently keep one of the two; the other, perhaps a refutation, is lost.",
    fix="Keep one of the two, or make it a list where the format takes one.",
    bad="""\
claims:
  - {id: bridge-closed, text: The bridge is closed.}
claims:
  - {id: bridge-open, text: The bridge is open.}
""",
    good="""\
claims:
  - {id: bridge-closed, text: The bridge is closed.}
  - {id: bridge-open, text: The bridge is open.}
""",
)
TOO_LARGE = Rule(
    code="VK007",
    name="too-large",
    severity="error",
    checks="The file, or a workbook once unpacked, has at most 32 MB, and at most a million "
    "values.",
    why="A case is written by people. What is larger is a corpus, or not a case at all.",
    fix="Keep captures outside the case file; use `verifykit score` for a corpus.",
    bad="""\
claims:
  - {id: bridge-closed, text: <40 MB of text>}
""",
    good="""\
claims:
  - {id: bridge-closed, text: The bridge is closed.}
""",
)
TOO_DEEP = Rule(
    code="VK008",
    name="too-deep",
    severity="error",
    checks="Lists and mappings are nested at most 50 deep.",
    why="The format needs seven levels. Deeper nesting is damage, or an attack on the reader.",
    fix="Flatten what is nested.",
    bad=f"x-tree: {'[' * 60}{']' * 60}\n",
    good="x-tree: [[[]]]\n",
)
TOO_MANY_ALIASES = Rule(
    code="VK009",
    name="too-many-aliases",
    severity="error",
    checks="YAML aliases are few (100), repeat little (10,000 values), and nothing repeats itself.",
    why="A few nested aliases unfold to more than any memory holds.",
    fix="Write out what the aliases repeat.",
    bad="""\
x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
x-e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
""",
    good="""\
x-a: &a [1, 2, 3]
x-b: [*a, *a]
""",
)
UNSUPPORTED_YAML = Rule(
    code="VK010",
    name="unsupported-yaml",
    severity="error",
    checks="YAML has no tags, no keys that are lists or mappings, and one document per file.",
    why="Tags can ask a reader to run code; a second document would be dropped without a word.",
    fix="Put text in quotes instead of tagging it; split documents into files.",
    bad="""\
claims:
  - {id: bridge-closed, text: !!python/object:os.system ls}
""",
    good="""\
claims:
  - {id: bridge-closed, text: The bridge is closed.}
""",
)
UNUSABLE_NUMBER = Rule(
    code="VK011",
    name="unusable-number",
    severity="error",
    checks="Numbers are finite and within the range of a double.",
    why="NaN equals nothing, not even itself, and infinity swallows every comparison.",
    fix="Give the number, leave the key out, or put in quotes what is text.",
    bad="""\
claims:
  - {id: toll, text: The toll was high., value: .nan}
""",
    good="""\
claims:
  - {id: toll, text: The toll was high., value: 12}
""",
)

INPUT_RULES = (
    UNREADABLE,
    NOT_UTF8,
    UNUSABLE_CHARACTER,
    EMPTY,
    SYNTAX,
    DUPLICATE_KEY,
    TOO_LARGE,
    TOO_DEEP,
    TOO_MANY_ALIASES,
    UNSUPPORTED_YAML,
    UNUSABLE_NUMBER,
)
