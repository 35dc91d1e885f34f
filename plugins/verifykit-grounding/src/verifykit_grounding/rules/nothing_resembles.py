"""GRD014: a document with nothing like the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_grounding.objections import objections
from verifykit_grounding.rules import NOTHING_RESEMBLES


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each citation to which this is to be objected."""
    return objections(NOTHING_RESEMBLES, case, context)
