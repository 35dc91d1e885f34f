"""QTY003: the `value` of a claim is not the figure in its text."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_quantities.comparing import compared
from verifykit_quantities.rules import VALUE_DIFFERS_FROM_TEXT


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each claim whose one figure is not its value, converted and rounded."""
    for one in compared(context):
        if one.outcome == "text":
            yield one.finding(VALUE_DIFFERS_FROM_TEXT, "the two differ")
