"""Every rule that loading can break: input (VK0), content (VK1), references (VK2).

An example that begins with `==> NAME <==` is several files, otherwise it is one case in YAML.
"""

from __future__ import annotations

from functools import partial

from verifykit.model.rule import Rule

_error = partial(Rule.from_page, __file__, severity="error")

# The input as such: can it be read at all, and as what.
UNREADABLE = _error(code="VK001", name="unreadable")
NOT_UTF8 = _error(code="VK002", name="not-utf8")
UNUSABLE_CHARACTER = _error(code="VK003", name="unusable-character")
EMPTY = _error(code="VK004", name="empty")
SYNTAX = _error(code="VK005", name="syntax")
DUPLICATE_KEY = _error(code="VK006", name="duplicate-key")
TOO_LARGE = _error(code="VK007", name="too-large")
TOO_DEEP = _error(code="VK008", name="too-deep")
TOO_MANY_ALIASES = _error(code="VK009", name="too-many-aliases")
UNSUPPORTED_YAML = _error(code="VK010", name="unsupported-yaml")
UNUSABLE_NUMBER = _error(code="VK011", name="unusable-number")

# Lists that are kept as tables: CSV files and the sheets of a workbook.
LIST_GIVEN_TWICE = _error(code="VK012", name="list-given-twice")
RAGGED_ROW = _error(code="VK013", name="ragged-row")
UNKNOWN_COLUMN = _error(code="VK014", name="unknown-column")
UNUSABLE_CELL = _error(code="VK015", name="unusable-cell")
MISNAMED_LIST = _error(code="VK016", name="misnamed-list")
DOES_NOT_FIT = _error(code="VK017", name="does-not-fit")

# The content of a case taken by itself: the schema, dates, and values.
UNKNOWN_KEY = _error(code="VK101", name="unknown-key")
MISSING_KEY = _error(code="VK102", name="missing-key")
WRONG_TYPE = _error(code="VK103", name="wrong-type")
WRONG_VALUE = _error(code="VK104", name="wrong-value")
OUT_OF_BOUNDS = _error(code="VK105", name="out-of-bounds")
IMPOSSIBLE_DATE = _error(code="VK106", name="impossible-date")
UNFIT_VALUE = _error(code="VK107", name="unfit-value")
BEYOND_THE_VALIDATOR = _error(code="VK199", name="beyond-the-validator")

# What refers to what: ids, cycles, and the captures on disk.
DUPLICATE_ID = _error(code="VK201", name="duplicate-id")
UNKNOWN_REFERENCE = _error(code="VK202", name="unknown-reference")
MEMBER_CYCLE = _error(code="VK203", name="member-cycle")
PART_CYCLE = _error(code="VK204", name="part-cycle")
OWNER_CYCLE = _error(code="VK205", name="owner-cycle")
UNREACHED_DOCUMENT = _error(code="VK206", name="known-through-cycle")
SELF_REFERENCE = _error(code="VK207", name="self-reference")
CAPTURE_OUTSIDE = _error(code="VK208", name="capture-outside")
CAPTURE_MISSING = _error(code="VK209", name="capture-missing")
CAPTURE_CHANGED = _error(code="VK210", name="capture-changed")

RULES = tuple(rule for rule in tuple(vars().values()) if isinstance(rule, Rule))
"""All that stand above, in the order of their codes."""

SHOWN_AS_PERCENT = Rule.from_page(
    __file__, code="VK212", name="shown-as-percent", severity="note", kind="review"
)
"""The one that keeps no case from being read, so it is told with what the engine finds."""
