"""RET005: a document that the case calls retracted, and nobody registered that."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_retractions.rules import RETRACTION_NOT_REGISTERED
from verifykit_retractions.rules.known import works


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each document with `retracted` of which no notice says so."""

    for lookup, work in works(context):
        if lookup.document.retracted is not None and not work.retractions:
            yield RETRACTION_NOT_REGISTERED.finding(
                f"the case has `retracted` on {lookup.document.id} ({lookup.doi}), and Crossref "
                "lists no retraction or withdrawal of it that stands",
                pointer=f"{case.pointer(lookup.document)}/retracted",
                data={"doi": lookup.doi},
            )
