"""CLR012: records of a file that are no reviews."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_claimreview.keys import SKIPPED
from verifykit_claimreview.rules import RECORDS_SKIPPED


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding with the number of records that were left out."""
    skipped = dict(case.header_extensions).get(SKIPPED, "0")
    if skipped.isdecimal() and int(skipped) > 0:
        yield RECORDS_SKIPPED.finding(
            f"{skipped} of the records are no reviews, or no JSON, and were left out",
            pointer=f"/case/{SKIPPED}",
        )
