"""GRD014: a document with nothing like the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_grounding.objections import objections

RULE = Rule.from_page(
    __file__, code="GRD014", name="nothing-resembles", severity="warning", kind="open"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation to which this is to be objected."""
    return objections(RULE, case, context)
