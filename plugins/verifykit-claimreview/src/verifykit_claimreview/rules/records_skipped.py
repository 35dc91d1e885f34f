"""CLR012: records of a file that are no reviews."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_claimreview.keys import SKIPPED

RULE = Rule.from_page(__file__, code="CLR012", name="records-skipped", severity="note", kind="open")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding with the number of records that were left out."""
    skipped = dict(case.header_extensions).get(SKIPPED, "0")
    if skipped.isdecimal() and int(skipped) > 0:
        yield RULE.finding(
            f"{skipped} of the records are no reviews, or no JSON, and were left out",
            pointer=f"/case/{SKIPPED}",
        )
