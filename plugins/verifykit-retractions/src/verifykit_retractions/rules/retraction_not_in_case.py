"""RET001: a paper that was retracted or withdrawn, and the case does not say so."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_retractions.rules import RETRACTION_NOT_IN_CASE
from verifykit_retractions.rules.known import works


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each document whose retraction or withdrawal the case lacks."""
    for lookup, work in works(context):
        taken_back = work.retractions
        if taken_back and lookup.document.retracted is None:
            told = ", ".join(one.told for one in taken_back)
            yield RETRACTION_NOT_IN_CASE.finding(
                f"of {lookup.document.id} ({lookup.doi}) Crossref lists {told}; the case has "
                "no `retracted` there",
                pointer=case.pointer(lookup.document),
                data={"doi": lookup.doi, "notices": [one.data() for one in taken_back]},
            )
