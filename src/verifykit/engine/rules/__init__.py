"""The engine's own rules: proposals that wait, stale waivers, dates yet to come, known labels."""

from __future__ import annotations

from functools import partial

from verifykit.loading.rules import SHOWN_AS_PERCENT
from verifykit.model.rule import Rule

_rule = partial(Rule.from_page, __file__)

OWN_LABEL = _rule(code="CAL001", name="own-label-went-in", severity="note", kind="open")
PROPOSAL_NOT_ACCEPTED = _rule(
    code="PRO001", name="proposal-not-accepted", severity="note", kind="review"
)
AFTER_THE_CASE = _rule(code="VK211", name="after-the-case", severity="warning", kind="review")
WAIVER_STALE = _rule(code="WAI001", name="waiver-stale", severity="warning")
WAIVER_EXPIRED = _rule(code="WAI002", name="waiver-expired", severity="warning")
WAIVER_UNDATED = _rule(code="WAI003", name="waiver-undated", severity="warning", kind="open")
WAIVER_UNKNOWN_RULE = _rule(code="WAI004", name="waiver-unknown-rule", severity="note", kind="open")

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
