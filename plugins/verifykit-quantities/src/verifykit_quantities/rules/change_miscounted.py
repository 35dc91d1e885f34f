"""QTY005: a change that is not by as much as it is said to be."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_quantities.figures import claim_figures, quote_figures
from verifykit_quantities.rules import CHANGE_MISCOUNTED


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each change with a size that its two ends do not have."""
    for text in (*claim_figures(context).values(), *quote_figures(context)):
        if len(text.quantities) > 2:
            from verifykit_quantities.changes import changes, told

            for change in changes(text):
                if not change.fits and not change.swapped:
                    yield text.finding(CHANGE_MISCOUNTED, told(change), change.by)
