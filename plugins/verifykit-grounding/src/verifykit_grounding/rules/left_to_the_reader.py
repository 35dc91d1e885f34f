"""GRD017: a sentence that a document may bear out in other words, or by working it out."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_grounding.objections import objections

RULE = Rule.from_page(
    __file__, code="GRD017", name="left-to-the-reader", severity="note", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation that only a reader can decide about."""
    return objections(RULE, case, context)
