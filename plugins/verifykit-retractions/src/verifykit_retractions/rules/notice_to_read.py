"""RET003: a notice that takes nothing back, and that somebody should read."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_retractions.rules import NOTICE_TO_READ
from verifykit_retractions.rules.known import works


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each document with such a notice."""

    for lookup, work in works(context):
        undone = work.with_effect("restores") if work.with_effect("takes-back") else ()
        for notice in (*work.with_effect("doubts"), *undone):
            yield NOTICE_TO_READ.finding(
                f"of {lookup.document.id} ({lookup.doi}) Crossref lists {notice.told}: read "
                "whether what the case takes from it is touched",
                pointer=case.pointer(lookup.document),
                data={"doi": lookup.doi, "notices": [notice.data()]},
            )
