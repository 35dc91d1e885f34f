"""RET004: a paper that could not be looked up."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_retractions.rules import NOT_LOOKED_UP
from verifykit_retractions.rules.known import lookups


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each document of which nothing is known, with the reason."""

    for lookup in lookups(context):
        if lookup.problem is not None:
            yield NOT_LOOKED_UP.finding(
                f"{lookup.document.id} ({lookup.doi}) could not be looked up: {lookup.problem}",
                pointer=case.pointer(lookup.document),
                data={"doi": lookup.doi},
            )
