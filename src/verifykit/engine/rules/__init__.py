"""The engine's own rules: proposals that wait, stale waivers, dates yet to come, known labels."""

from __future__ import annotations

from verifykit.loading.rules import SHOWN_AS_PERCENT
from verifykit.model.rule import Rule

PROPOSAL_NOT_ACCEPTED = Rule.from_page(
    __file__, code="PRO001", name="proposal-not-accepted", severity="note", kind="review"
)

OWN_LABEL = Rule.from_page(
    __file__, code="CAL001", name="own-label-went-in", severity="note", kind="open"
)
AFTER_THE_CASE = Rule.from_page(
    __file__, code="VK211", name="after-the-case", severity="warning", kind="review"
)
WAIVER_STALE = Rule.from_page(__file__, code="WAI001", name="waiver-stale", severity="warning")
WAIVER_EXPIRED = Rule.from_page(__file__, code="WAI002", name="waiver-expired", severity="warning")
WAIVER_UNDATED = Rule.from_page(
    __file__, code="WAI003", name="waiver-undated", severity="warning", kind="open"
)
WAIVER_UNKNOWN_RULE = Rule.from_page(
    __file__, code="WAI004", name="waiver-unknown-rule", severity="note", kind="open"
)

RULES: tuple[Rule, ...] = (
    OWN_LABEL,
    PROPOSAL_NOT_ACCEPTED,
    AFTER_THE_CASE,
    SHOWN_AS_PERCENT,
    WAIVER_STALE,
    WAIVER_EXPIRED,
    WAIVER_UNDATED,
    WAIVER_UNKNOWN_RULE,
)
"""The engine's rules, sorted by code."""
