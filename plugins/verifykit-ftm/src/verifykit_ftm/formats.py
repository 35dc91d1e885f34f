"""What a text of statements looks like at its beginning."""

from __future__ import annotations

CSV, JSON = "csv", "json"
NEEDED = ("entity_id", "prop", "schema", "value", "dataset")
"""What a statement cannot do without."""


def format_of(head: str) -> str | None:
    """Return the format of a text of statements by how it begins; None if it is none."""
    # Nothing else ends a line: JSON may hold the other characters that Unicode calls line ends.
    first = head.lstrip("\ufeff").lstrip().replace("\r", "\n").partition("\n")[0]
    if first.startswith("{"):
        # The first line may be cut off, so its keys are looked for and not its end.
        return JSON if all(f'"{name}"' in first for name in NEEDED) else None
    # Imported here, since every run asks about files, and few are tables.
    import csv

    try:
        columns = next(csv.reader([first]), [])
    except csv.Error:  # a file of quite another kind, such as a workbook
        return None
    return CSV if set(NEEDED) <= set(columns) else None


def begins_with_entity(head: str) -> bool:
    """Whether a text begins with a whole entity as JSON instead of its statements."""
    start = head.lstrip("\ufeff").lstrip()
    keys = all(f'"{name}"' in start for name in ("id", "schema", "properties"))
    return start.startswith("{") and keys and '"verifykit"' not in start
