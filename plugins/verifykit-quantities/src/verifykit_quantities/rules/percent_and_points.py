"""QTY002: percent for percentage points, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_quantities.comparing import compared
from verifykit_quantities.figures import claim_figures, quote_figures
from verifykit_quantities.rules import PERCENT_AND_POINTS


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quote and each change in a text that mixes the two up."""
    for one in compared(context):
        if one.outcome == "points":
            yield one.finding(PERCENT_AND_POINTS, "percent of a share are not percentage points")
    for text in (*claim_figures(context).values(), *quote_figures(context)):
        if len(text.quantities) > 2:
            from verifykit_quantities.changes import changes, told

            for change in changes(text):
                if change.swapped and not change.fits:
                    yield text.finding(PERCENT_AND_POINTS, told(change), change.by)
