"""What all messages word alike: a count with its noun, and a list with its "and"."""

from __future__ import annotations

from collections.abc import Sequence


def count_text(count: int, noun: str, plural: str | None = None) -> str:
    """Return a count with its noun, `1 claim`, `1,200 claims`; `plural` where it is no mere s."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def list_text(items: Sequence[str], most: int | None = None, *, last: str = "and") -> str:
    """Return "a", "a and b", "a, b and c"; of more than `most` items "a, b and 7 more".

    Nothing of nothing. `last` stands before the last one.
    """
    if most is not None and len(items) > most:
        items = [*items[:most], f"{len(items) - most} more"]
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def limits_text(low: float, high: float) -> str:
    """Return what limits to a probability say, as a verb and its object."""
    least, most = f"{low:.2f}", f"{high:.2f}"
    return f"puts it at {least}" if least == most else f"allows {least} to {most}"
