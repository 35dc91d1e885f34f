"""The engine's own rules: proposals that wait for a person, and waivers that no longer hold."""

from __future__ import annotations

from verifykit.model.rule import Rule

PROPOSAL_NOT_ACCEPTED = Rule(
    code="PRO001",
    name="proposal-not-accepted",
    severity="note",
    kind="review",
    checks="Whether a plug-in proposes an edit to the evidence that the settings do not accept.",
    why="A plug-in may have found that one document copies another, or that a quote is not in the "
    "page. That would change who counts as an origin, and with it the score, so it takes a person "
    "to decide: nothing moves a verdict by merely being installed.",
    fix="Look at the reason. If it is right, make the edit that the message names, or accept the "
    'plug-in for the whole case with `accept = ["NAME"]`. If it is wrong, waive the finding with '
    "a reason.",
    bad="""\
# With a plug-in that finds the second text to be a copy of the first.
sources:
  - {id: agency, name: Agency}
  - {id: paper, name: Paper}
documents:
  - {id: wire, source: agency}
  - {id: article, source: paper}
claims:
  - {id: talks-held, text: Talks were held in May.}
evidence:
  - {id: e-wire, claim: talks-held, document: wire, stance: supports}
  - {id: e-article, claim: talks-held, document: article, stance: supports}
""",
    good="""\
# The edit has been made: the article is declared as derived from the wire.
sources:
  - {id: agency, name: Agency}
  - {id: paper, name: Paper}
documents:
  - {id: wire, source: agency}
  - {id: article, source: paper}
claims:
  - {id: talks-held, text: Talks were held in May.}
evidence:
  - {id: e-wire, claim: talks-held, document: wire, stance: supports}
  - {id: e-article, claim: talks-held, document: article, stance: supports, derived_from: [e-wire]}
""",
)

_CASE = """\
case: {id: talks, as_of: 2024-06-01}
claims:
  - {id: talks-held, text: Talks were held in May.}
"""

WAIVER_STALE = Rule(
    code="WAI001",
    name="waiver-stale",
    severity="warning",
    checks="Whether every waiver still meets a finding.",
    why="A waiver that meets nothing hides the next finding of that rule before anybody has seen "
    "it.",
    fix="Delete the waiver.",
    bad=_CASE
    + "waivers:\n  - {rule: SRC002, claim: talks-held, reason: the archive opens in July}\n",
    good=_CASE
    + "waivers:\n  - {rule: SRC001, claim: talks-held, reason: the archive opens in July}\n",
)
WAIVER_EXPIRED = Rule(
    code="WAI002",
    name="waiver-expired",
    severity="warning",
    checks="Whether a waiver has run out: its `until` lies before the case's `as_of`.",
    why="Whoever waived the finding wanted it to come up again by then.",
    fix="Decide again: mend what the finding says, or give a new date and a reason.",
    bad=_CASE + "waivers:\n  - {rule: SRC001, reason: the archive opens soon, until: 2024-05-01}\n",
    good=_CASE
    + "waivers:\n  - {rule: SRC001, reason: the archive opens in July, until: 2024-07-31}\n",
)
WAIVER_UNDATED = Rule(
    code="WAI003",
    name="waiver-undated",
    severity="warning",
    kind="open",
    checks="Whether a waiver has an `until` in a case without `as_of`.",
    why="verifykit never looks at the clock, so such a waiver would hold for ever.",
    fix="Say in the header of the case what date it is to be judged at (`as_of`).",
    bad="""\
claims:
  - {id: talks-held, text: Talks were held in May.}
waivers:
  - {rule: SRC001, reason: the archive opens in July, until: 2024-07-31}
""",
    good=_CASE
    + "waivers:\n  - {rule: SRC001, reason: the archive opens in July, until: 2024-07-31}\n",
)
WAIVER_UNKNOWN_RULE = Rule(
    code="WAI004",
    name="waiver-unknown-rule",
    severity="note",
    kind="open",
    checks="Whether a waiver names a rule that is active and can be waived.",
    why="Either the code is misspelled, or the plug-in that owns the rule is not installed or is "
    "blocked, or it is a rule that cannot be waived: those of broken input and of waivers "
    "themselves.",
    fix="Correct the code, install the plug-in, or delete the waiver.",
    bad=_CASE + "waivers:\n  - {rule: SRX001, reason: a misspelled code}\n",
    good=_CASE + "waivers:\n  - {rule: SRC001, reason: the archive opens in July}\n",
)

RULES: tuple[Rule, ...] = (
    PROPOSAL_NOT_ACCEPTED,
    WAIVER_STALE,
    WAIVER_EXPIRED,
    WAIVER_UNDATED,
    WAIVER_UNKNOWN_RULE,
)
"""The engine's rules, sorted by code."""
