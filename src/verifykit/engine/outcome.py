"""From what was found to what is reported: selected, waived, placed, sorted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter

from attrs import evolve

from verifykit.engine.rules import (
    PROPOSAL_NOT_ACCEPTED,
    RULES,
    WAIVER_EXPIRED,
    WAIVER_STALE,
    WAIVER_UNDATED,
    WAIVER_UNKNOWN_RULE,
)
from verifykit.engine.selection import UNTOUCHABLE, Selection
from verifykit.engine.tally import Tally, failed_checkers
from verifykit.loading import place_findings
from verifykit.model.assessment import Assessment
from verifykit.model.case import Case
from verifykit.model.document import Document
from verifykit.model.edit import Edit, Fix
from verifykit.model.evidence import Evidence
from verifykit.model.finding import Finding
from verifykit.model.place import from_pointer
from verifykit.model.rule import Rule
from verifykit.model.source import Source
from verifykit.model.time import parse_span
from verifykit.model.waiver import Waiver
from verifykit.parts import part
from verifykit.plugin import RegisteredChecker
from verifykit.reporting.report import WaivedFinding

_OWN = frozenset(rule.code for rule in RULES if rule.code.startswith("WAI"))


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
    selected = [finding for finding in tally.findings if selection.includes(finding.rule)]
    waiving = _apply_waivers(
        case,
        tuple(dict.fromkeys(selected)),
        known={rule.code for rule in (*RULES, *rules)},
        sure=_sure(tally, selection, checkers),
    )
    about = tuple(finding for finding in waiving.about if selection.includes(finding.rule))
    reported = (*waiving.standing, *about)
    placed = dict(zip(reported, place_findings(case, reported), strict=True))
    set_aside = place_findings(case, [waived.finding for waived in waiving.waived])
    return Outcome(
        findings=tuple(sorted(placed.values(), key=_order)),
        waived=tuple(
            sorted(
                (
                    evolve(waived, finding=finding)
                    for waived, finding in zip(waiving.waived, set_aside, strict=True)
                ),
                key=lambda waived: _order(waived.finding),
            )
        ),
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


@part(kw_only=True)
class _Waiving:
    """The findings that stand, those that are waived, and findings about the waivers."""

    standing: tuple[Finding, ...]
    waived: tuple[WaivedFinding, ...]
    about: tuple[Finding, ...]


def _apply_waivers(
    case: Case, findings: Sequence[Finding], *, known: Collection[str], sure: Collection[str]
) -> _Waiving:
    """Apply the waivers of a case to its findings.

    `known` are the codes of all active rules, `sure` those among them whose absence means that
    there is nothing to find: they are selected, and their checker ran without failing.
    """
    active: dict[tuple[str, str | None], list[tuple[int, Waiver]]] = {}
    for place, waiver in enumerate(case.waivers):
        if not _expired(waiver, case):
            active.setdefault((waiver.rule, waiver.claim), []).append((place, waiver))
    standing: list[Finding] = []
    waived: list[WaivedFinding] = []
    used: set[int] = set()
    for finding in findings:
        of_rule = {claim: active.get((finding.rule, claim), []) for claim in (None, finding.claim)}
        asked = sorted(chain.from_iterable(of_rule.values()), key=itemgetter(0))
        matching = [waiver for _, waiver in asked if _matches(waiver, finding, case)]
        used.update(id(waiver) for waiver in matching)
        if matching:
            waived.append(WaivedFinding(finding, matching[0]))
        else:
            standing.append(finding)
    about = [
        finding
        for waiver in case.waivers
        for finding in _judge(waiver, case, used=id(waiver) in used, known=known, sure=sure)
    ]
    return _Waiving(standing=tuple(standing), waived=tuple(waived), about=tuple(about))


def _matches(waiver: Waiver, finding: Finding, case: Case) -> bool:
    if waiver.rule != finding.rule or not _can_be_waived(waiver.rule):
        return False
    if waiver.claim not in (None, finding.claim):
        return False
    if waiver.document is None and waiver.source is None:
        return True
    documents, sources = _concerned(finding, case)
    return waiver.document in (None, *documents) and waiver.source in (None, *sources)


def _judge(
    waiver: Waiver, case: Case, *, used: bool, known: Collection[str], sure: Collection[str]
) -> Iterator[Finding]:
    pointer = case.pointer(waiver)
    described = f"the waiver of {waiver.rule}"
    about = [repr(name) for name in (waiver.claim, waiver.document, waiver.source) if name]
    if about:
        described += f" for {' and '.join(about)}"
    if not _can_be_waived(waiver.rule):
        message = f"findings of {waiver.rule} cannot be waived"
        yield WAIVER_UNKNOWN_RULE.finding(message, claim=waiver.claim, pointer=pointer)
    elif waiver.rule not in known:
        message = f"no rule {waiver.rule} is active here"
        yield WAIVER_UNKNOWN_RULE.finding(message, claim=waiver.claim, pointer=pointer)
    elif _expired(waiver, case):
        message = f"{described} ended with {waiver.until}, and it is {case.as_of} for this case"
        yield WAIVER_EXPIRED.finding(message, claim=waiver.claim, pointer=pointer)
    elif not used and waiver.rule in sure:
        message = f"{described} meets no finding any more"
        fix = Fix(
            description=f"take away {described}",
            patch=(Edit(op="remove", path=pointer),),
            safe=True,
        )
        yield WAIVER_STALE.finding(message, claim=waiver.claim, pointer=pointer, fix=fix)
    elif waiver.until is not None and case.as_of is None:
        message = f"{described} ends with {waiver.until}, but the case has no date (as_of)"
        yield WAIVER_UNDATED.finding(message, claim=waiver.claim, pointer=pointer)


def _can_be_waived(code: str) -> bool:
    return not code.startswith(UNTOUCHABLE) and code not in _OWN


def _expired(waiver: Waiver, case: Case) -> bool:
    """Whether all of the waiver's last day lies before the case's date."""
    if waiver.until is None or case.as_of is None:
        return False
    return parse_span(waiver.until).before(parse_span(case.as_of))


def _concerned(finding: Finding, case: Case) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of the documents and of the sources that a finding points at.

    An item of evidence stands for its document and for who speaks in it, a document for its source.
    """
    documents: set[str] = set()
    sources: set[str] = set()
    for item in _items(finding, case):
        if isinstance(item, Evidence):
            documents |= {item.document} if item.document else set()
            sources |= {name for name in (item.source, item.attributed_to) if name}
        elif isinstance(item, Document):
            documents.add(item.id)
        else:
            sources.add(item.id)
    known = (case.documents_by_id.get(name) for name in documents)
    sources |= {document.source for document in known if document is not None}
    return frozenset(documents), frozenset(sources)


def _items(finding: Finding, case: Case) -> Iterator[Evidence | Document | Source]:
    for pointer in (finding.pointer, *(related.pointer for related in finding.related)):
        parts = from_pointer(pointer)
        if len(parts) >= 2 and parts[0] in ("evidence", "documents", "sources"):
            yield getattr(case, parts[0])[int(parts[1])]
