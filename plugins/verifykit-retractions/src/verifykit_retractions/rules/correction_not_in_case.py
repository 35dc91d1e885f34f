"""RET002: a paper that was corrected, and the case does not say so."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_retractions.rules import CORRECTION_NOT_IN_CASE
from verifykit_retractions.rules.known import works


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each document whose corrections the case lacks."""
    for lookup, work in works(context):
        corrections = work.with_effect("corrects")
        said = {one.on for one in lookup.document.corrected}
        new = [one for one in corrections if not said or (one.on and one.on not in said)]
        if new:
            told = ", ".join(one.told for one in new)
            yield CORRECTION_NOT_IN_CASE.finding(
                f"of {lookup.document.id} ({lookup.doi}) Crossref lists {told}; the case has "
                "no such entry under `corrected`",
                pointer=case.pointer(lookup.document),
                data={"doi": lookup.doi, "notices": [one.data() for one in new]},
            )
