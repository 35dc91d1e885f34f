"""From what was found to what is reported: selected, waived, placed, sorted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from verifykit.engine.rules import PROPOSAL_NOT_ACCEPTED, RULES
from verifykit.engine.selection import Selection
from verifykit.engine.tally import Tally, failed_checkers
from verifykit.loading import place_findings
from verifykit.model.assessment import Assessment
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.parts import part
from verifykit.plugin import RegisteredChecker
from verifykit.reporting.result import WaivedFinding


@part(kw_only=True)
class Outcome:
    """The findings that are reported, those that are waived, and the checks of each claim."""

    findings: tuple[Finding, ...]
    waived: tuple[WaivedFinding, ...]
    checks: Mapping[str, tuple[Assessment, ...]]


def outcome(
    case: Case,
    tally: Tally,
    selection: Selection,
    *,
    checkers: Sequence[RegisteredChecker],
    rules: Sequence[Rule],
) -> Outcome:
    """Return what is reported of a case.

    `checkers` are those that ran, `rules` those of all checkers that are there.
    """
    found = dict.fromkeys(one for one in tally.findings if selection.includes(one.rule))
    reported, waived = list(found), list[WaivedFinding]()
    if case.waivers:
        # Few cases have any, and the others need not wait for what applies them.
        from verifykit.engine.waivers import apply_waivers

        known = {rule.code for rule in (*RULES, *rules)}
        sure = _sure(tally, selection, checkers)
        reported, waived, about = apply_waivers(case, reported, known=known, sure=sure)
        reported += (one for one in about if selection.includes(one.rule))
    placed = dict(zip(reported, place_findings(case, reported), strict=True))
    places = place_findings(case, [one.finding for one in waived])
    set_aside = [evolve(one, finding=at) for one, at in zip(waived, places, strict=True)]
    return Outcome(
        findings=tuple(sorted(placed.values(), key=_order)),
        waived=tuple(sorted(set_aside, key=lambda one: _order(one.finding))),
        checks=_checks(tally.assessments, placed),
    )


def _sure(
    tally: Tally, selection: Selection, checkers: Iterable[RegisteredChecker]
) -> frozenset[str]:
    """The codes whose absence means that there is nothing to find."""
    failed = failed_checkers(tally.failures)
    codes = {rule.code for one in checkers if one.name not in failed for rule in one.rules}
    if not tally.failures:
        codes.add(PROPOSAL_NOT_ACCEPTED.code)
    return frozenset(filter(selection.includes, codes))


def _checks(
    assessments: Iterable[Assessment], placed: Mapping[Finding, Finding]
) -> dict[str, tuple[Assessment, ...]]:
    """The assessments of each claim, with those of their findings that are reported."""
    checks: dict[str, list[Assessment]] = {}
    for assessment in assessments:
        findings = [placed[finding] for finding in assessment.findings if finding in placed]
        in_order = tuple(sorted(findings, key=_order))
        if in_order != assessment.findings:
            assessment = evolve(assessment, findings=in_order)
        checks.setdefault(assessment.claim, []).append(assessment)
    return {claim: tuple(found) for claim, found in checks.items()}


def _order(finding: Finding) -> tuple[str, int, int, str, str, str, str]:
    """By place, then by rule and claim, so that nothing depends on who found it first."""
    return (
        finding.path or "",
        finding.line or 0,
        finding.column or 0,
        finding.rule,
        finding.claim or "",
        finding.pointer,
        finding.message,
    )
