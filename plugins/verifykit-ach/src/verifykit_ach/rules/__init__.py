"""The rules of the plug-in, each a page and a module that finds it in the analysis of a case."""

from __future__ import annotations

from verifykit import Rule

UNDIAGNOSTIC_CLAIM = Rule.from_page(
    __file__, code="ACH001", name="undiagnostic-claim", severity="note", kind="review"
)
HYPOTHESIS_NOT_COVERED = Rule.from_page(
    __file__, code="ACH002", name="hypothesis-not-covered", severity="warning", kind="open"
)
BEST_SET_LINCHPIN = Rule.from_page(
    __file__, code="ACH003", name="best-set-linchpin", severity="warning", kind="review"
)
HYPOTHESES_NOT_TOLD_APART = Rule.from_page(
    __file__, code="ACH004", name="hypotheses-not-told-apart", severity="warning", kind="open"
)
ONLY_ONE_HYPOTHESIS = Rule.from_page(
    __file__, code="ACH005", name="only-one-hypothesis", severity="warning", kind="open"
)
UNTESTED_HYPOTHESIS = Rule.from_page(
    __file__, code="ACH006", name="untested-hypothesis", severity="note", kind="open"
)
WEIGHTLESS_CLAIM = Rule.from_page(
    __file__, code="ACH007", name="weightless-claim", severity="note", kind="open"
)
HYPOTHESIS_SET_ASIDE = Rule.from_page(
    __file__, code="ACH008", name="hypothesis-set-aside", severity="note", kind="review"
)
NOTHING_SET_ASIDE = Rule.from_page(
    __file__, code="ACH009", name="nothing-set-aside", severity="note", kind="open"
)
