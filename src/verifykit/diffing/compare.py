"""Compares two reports on versions of a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import fields

from verifykit.diffing.reasons import LEAST, reasons
from verifykit.diffing.values import (
    ClaimChange,
    Direction,
    Edit,
    FindingChange,
    ItemChange,
    Reason,
    ReportDiff,
)
from verifykit.model.assessment import ScoredClaim
from verifykit.model.case import LISTS, Case, Item
from verifykit.model.finding import Finding
from verifykit.model.relation import Relation
from verifykit.model.waiver import Waiver
from verifykit.reporting.amendments import AcceptedEdit, accepted_edits
from verifykit.reporting.report import Report

_ORDER: tuple[Direction, ...] = ("towards false", "towards true", "more open", "same")


def compare(old: Report, new: Report) -> ReportDiff:
    """Return what changed from one report to the other; claims are the same if their ids are.

    A report on an invalid case counts as one on an empty case.
    """
    changes = sorted(
        _claims(old, new),
        key=lambda change: (_ORDER.index(change.direction), change.founding != "worse"),
    )
    return ReportDiff(
        claims=tuple(changes),
        items=tuple(_item_changes(old.case or Case(), new.case or Case())),
        findings=tuple(_findings(old, new)),
    )


def edits_between(old: Report, new: Report) -> Iterator[tuple[Edit, AcceptedEdit]]:
    """Yield what was accepted of one version of a case and not of the other."""
    before, after = accepted_edits(old), accepted_edits(new)
    yield from (("added", edit) for edit in after if edit not in before)
    yield from (("removed", edit) for edit in before if edit not in after)


def _claims(old: Report, new: Report) -> Iterator[ClaimChange]:
    before = {claim.id: claim for claim in old.claims}
    for claim in new.claims:
        if claim.id in before and _differs(before[claim.id], claim):
            found = [*reasons(before[claim.id], claim), *_parameters(old, new)]
            yield ClaimChange(old=before[claim.id], new=claim, reasons=tuple(found))


def _differs(old: ScoredClaim, new: ScoredClaim) -> bool:
    said = ("verdict", "confidence", "credibility", "likelihood", "support", "opposition")
    if any(getattr(old, name) != getattr(new, name) for name in said):
        return True
    numbers = [(old.score, new.score), *zip(old.range or (), new.range or (), strict=False)]
    return any(
        (a is None) != (b is None) or (a is not None and b is not None and abs(a - b) > LEAST)
        for a, b in numbers
    )


def _parameters(old: Report, new: Report) -> Iterator[Reason]:
    if old.tool.parameters != new.tool.parameters:
        yield Reason(kind="parameters", message="the parameters of the formula are others")
    if old.tool.profile != new.tool.profile:
        yield Reason(kind="parameters", message="the profile of the sources is another")


def _findings(old: Report, new: Report) -> Iterator[FindingChange]:
    """Findings that came or went, wherever in the file they stand.

    One that came where one of the same rule about the same claim went is the same, in new words.
    """
    before = Counter(map(_key, old.findings))
    after = Counter(map(_key, new.findings))
    gone = [finding for finding in old.findings if _more(after, finding)]
    replaced = Counter(map(_about, gone))
    for finding in new.findings:
        if _more(before, finding):
            if replaced[_about(finding)] > 0:
                replaced[_about(finding)] -= 1
                yield FindingChange(finding=finding, edit="edited")
            else:
                yield FindingChange(finding=finding, edit="added")
    for finding in reversed(gone):
        if replaced[_about(finding)] > 0:
            replaced[_about(finding)] -= 1
            yield FindingChange(finding=finding, edit="removed")


def _more(others: Counter[tuple[str, ...]], finding: Finding) -> bool:
    """Whether there is one more of this finding than among the others; counts it off."""
    others[_key(finding)] -= 1
    return others[_key(finding)] < 0


def _key(finding: Finding) -> tuple[str, ...]:
    return (*_about(finding), finding.message)


def _about(finding: Finding) -> tuple[str, ...]:
    return (finding.rule, finding.severity, finding.claim or "")


def _item_changes(old: Case, new: Case) -> Iterator[ItemChange]:
    """Yield the changes of every list, in the order of a case file, then of the lists.

    The order of items is no change.
    """
    for name in LISTS.values():
        before = {_item_id(item): item for item in getattr(old, name)}
        after = {_item_id(item): item for item in getattr(new, name)}
        for key in [*before, *(key for key in after if key not in before)]:
            change = _change(name, key, before.get(key), after.get(key))
            if change is not None:
                yield change


def _item_id(item: Item) -> str:
    """Return the id of an item; relations and waivers, which have none, are called by content."""
    if isinstance(item, Relation):
        return f"{item.origin} {item.kind} {item.target}"
    if isinstance(item, Waiver):
        about = filter(None, (item.claim, item.document, item.source))
        return f"{item.rule} on {' and '.join(about) or 'the case'}"
    return item.id


def _change(name: str, key: str, old: Item | None, new: Item | None) -> ItemChange | None:
    if old is None:
        return ItemChange(list=name, id=key, edit="added")
    if new is None:
        return ItemChange(list=name, id=key, edit="removed")
    edited = tuple(
        field.name
        for field in fields(type(old))
        if getattr(old, field.name) != getattr(new, field.name)
    )
    return ItemChange(list=name, id=key, edit="edited", fields=edited) if edited else None
