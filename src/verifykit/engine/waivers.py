"""Waivers: which findings a case accepts, and what is wrong with the waivers themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from operator import itemgetter

from verifykit.engine.rules import (
    RULES,
    WAIVER_EXPIRED,
    WAIVER_STALE,
    WAIVER_UNDATED,
    WAIVER_UNKNOWN_RULE,
)
from verifykit.engine.selection import UNTOUCHABLE
from verifykit.model.case import Case
from verifykit.model.document import Document
from verifykit.model.edit import Edit, Fix
from verifykit.model.evidence import Evidence
from verifykit.model.finding import Finding
from verifykit.model.place import from_pointer
from verifykit.model.source import Source
from verifykit.model.time import parse_span
from verifykit.model.waiver import Waiver
from verifykit.reporting.result import WaivedFinding

_OWN = frozenset(rule.code for rule in RULES if rule.code.startswith("WAI"))


def apply_waivers(
    case: Case, findings: Sequence[Finding], *, known: Collection[str], sure: Collection[str]
) -> tuple[list[Finding], list[WaivedFinding], list[Finding]]:
    """Return the findings of a case that stand, those that are waived, and those about waivers.

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
    return standing, waived, about


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
