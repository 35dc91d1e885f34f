"""Rules about lists that are kept as tables: CSV files and the sheets of a workbook."""

from __future__ import annotations

from verifykit.model.rule import Rule

LIST_GIVEN_TWICE = Rule.from_page(__file__, code="VK012", name="list-given-twice", severity="error")
RAGGED_ROW = Rule.from_page(__file__, code="VK013", name="ragged-row", severity="error")
UNKNOWN_COLUMN = Rule.from_page(__file__, code="VK014", name="unknown-column", severity="error")
UNUSABLE_CELL = Rule.from_page(__file__, code="VK015", name="unusable-cell", severity="error")
MISNAMED = 0.7
"""From this similarity on, a name is taken for the name of a list misspelled: entity, claims2."""
OTHER_TABLES = frozenset({"scores"})
"""Tables that stand beside a case and are none of its lists: what `score` writes."""
MISNAMED_LIST = Rule.from_page(__file__, code="VK016", name="misnamed-list", severity="error")
DOES_NOT_FIT = Rule.from_page(__file__, code="VK017", name="does-not-fit", severity="error")
SHOWN_AS_PERCENT = Rule.from_page(
    __file__, code="VK212", name="shown-as-percent", severity="note", kind="review"
)
"""The one that keeps no case from being read, so it is told with what the engine finds."""

TABLE_RULES = (
    LIST_GIVEN_TWICE,
    RAGGED_ROW,
    UNKNOWN_COLUMN,
    UNUSABLE_CELL,
    MISNAMED_LIST,
    DOES_NOT_FIT,
)
