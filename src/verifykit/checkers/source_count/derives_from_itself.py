"""SRC013: something derives from itself."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Document, Evidence, Finding, Rule
from verifykit.checkers.wording import named_with_id

RULE = Rule.from_page(__file__, code="SRC013", name="derives-from-itself", severity="warning")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each document and item that derives from itself."""
    things: tuple[Document | Evidence, ...] = (*case.documents, *case.evidence)
    for thing in things:
        own = {thing.id, thing.document} if isinstance(thing, Evidence) else {thing.id}
        if any(derivation.parent in own for derivation in thing.derived_from):
            yield RULE.finding(
                f"{named_with_id(case, thing)} is said to derive from itself, which adds nothing",
                claim=thing.claim if isinstance(thing, Evidence) else None,
                pointer=case.pointer(thing),
            )
