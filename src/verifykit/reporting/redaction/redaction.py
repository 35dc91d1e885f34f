"""Leaving out what is marked `x-private: true`, without changing any number.

The scores are those of the complete case. Private items keep their place in the reckoning under
a stand-in name; whatever else is known of them is dropped, and every text of the report that
mentions their id, name, title, address or quoted words has these replaced. All outputs are made
from what comes of that, so no format has to know of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import evolve

from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.proposal import Proposal
from verifykit.privacy import (
    Finder,
    Phrase,
    Private,
    entity_names,
    names_of,
    refuse_unheeded,
    single_names_of,
    texts_of,
)
from verifykit.reporting.redaction.plugin_words import PluginWords
from verifykit.reporting.redaction.remains import Remains, rewrite
from verifykit.reporting.redaction.renaming import GONE, Renaming
from verifykit.reporting.report import Report
from verifykit.reporting.result import Failure, LeftOut

_WITHHELD = (
    "what it says is left out: in a case that cannot be read nobody knows what is private; "
    "without --redact it is told"
)


def redacted(reports: Sequence[Report]) -> list[Report]:
    """Return reports that are shown together without what any of their cases marks as private.

    Of a case that could not be read nobody knows what is private in it: of its findings the rules
    and the lines are left. Raise UsageError for a mark that cannot be heeded.
    """
    told = [one for report in reports for one in _phrases(report.case)]
    return [_redacted(report, [report], told) for report in reports]


def redacted_versions(old: Report, new: Report) -> tuple[Report, Report]:
    """Return two reports on one case without what either version marks as private.

    What has one id in both goes by one stand-in. Raise what `redacted` raises.
    """
    versions = [old, new]
    told = [one for report in versions for one in _phrases(report.case, versions)]
    before, after = (_redacted(report, versions, told) for report in versions)
    return before, after


def public_proposals(case: Case, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return those proposals about a case that tell nothing of what it marks as private.

    A plug-in may quote captures, so nothing is left of what it proposes about something private,
    or about a claim on which something private bears. Raise what `redacted` raises.
    """
    private = Private.of(case)
    finder = Finder([*(Phrase(one, GONE) for one in sorted(private.ids)), *_phrases(case)])
    claims = {one.claim for one in case.evidence if one.id in private.evidence}
    near = claims | {one.id for one in case.evidence if one.claim in claims}

    def is_public(proposal: Proposal) -> bool:
        said = list(_texts(proposal.facts()))
        return near.isdisjoint(said) and not any(map(finder.finds, said))

    return tuple(filter(is_public, proposals))


def _texts(value: Any) -> Iterator[str]:
    """Yield every text in plain data, the keys included."""
    match value:
        case str():
            yield value
        case dict():
            for key, one in value.items():
                yield from (key, *_texts(one))
        case list() | tuple():
            for one in value:
                yield from _texts(one)


def _redacted(report: Report, versions: Sequence[Report], told: Sequence[Phrase]) -> Report:
    if report.case is None:
        return _without_words(report)
    case = report.case
    cases = [one.case for one in versions if one.case is not None]
    private = Private.of(*cases)
    renaming = Renaming.of(cases, private, told)
    emptied = Remains(case=case, private=private, names=renaming.names).case_without()
    hidden = rewrite(emptied, renaming)
    words = PluginWords(case=case, private=private, renaming=renaming, own=report.own_rules)
    shown = evolve(words.of_report(report), case=None, scoring=None)
    scoring = report.scoring
    return evolve(
        rewrite(shown, renaming),
        case=hidden,
        scoring=scoring
        and evolve(scoring.of_case(hidden), profile=rewrite(scoring.profile, renaming)),
        left_out=LeftOut(
            sources=len(private.sources & {*case.sources_by_id}),
            documents=len(private.documents & {*case.documents_by_id}),
            evidence=len(private.evidence & {*case.evidence_by_id}),
            stand_ins=frozenset(renaming.names[one] for one in private.ids),
        ),
    )


def _phrases(case: Case | None, versions: Sequence[Report] = ()) -> Iterator[Phrase]:
    """What gives the private items of a case away, but for their ids."""
    if case is None:
        return
    refuse_unheeded(case)
    others = [one.case for one in versions if one.case is not None] or [case]
    entities = entity_names(case)
    for item in Private.of(*others).items(case):
        yield from (Phrase(one, GONE, name=True) for one in names_of(item, entities))
        yield from (Phrase(one, GONE, name=True, capital=True) for one in single_names_of(item))
        yield from (Phrase(one, GONE) for one in texts_of(item))


def _without_words(report: Report) -> Report:
    """Return the report with the rules and the lines of its findings alone.

    A message quotes the file, and so do names of keys in a pointer and names of files.
    """
    rules = {rule.code: rule.name.replace("-", " ") for rule in report.rules}
    return evolve(
        report,
        path=None,
        findings=tuple(_withheld(one, rules.get(one.rule)) for one in report.findings),
        waived=(),
        errors=tuple(_failure(one) for one in report.errors),
        left_out=LeftOut(),
    )


def _withheld(finding: Finding, name: str | None) -> Finding:
    return Finding(
        rule=finding.rule,
        severity=finding.severity,
        message=_WITHHELD if name is None else f"{name}: {_WITHHELD}",
        line=finding.line,
        column=finding.column,
    )


def _failure(failure: Failure) -> Failure:
    return Failure(
        code=failure.code,
        message=_WITHHELD,
        plugin=failure.plugin,
        checker=failure.checker,
        count=failure.count,
    )
