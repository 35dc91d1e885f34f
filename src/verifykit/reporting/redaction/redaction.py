"""Leaving out what is marked `x-private: true`, without changing any number.

The scores are those of the complete case. Private items keep their place in the reckoning under
a stand-in name; whatever else is known of them is dropped, and every text of the report that
mentions their id, name, title, address or quoted words has these replaced. All outputs are made
from what comes of that, so no format has to know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from attrs import evolve

from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.document import Document
from verifykit.model.entity import Entity
from verifykit.model.evidence import Evidence
from verifykit.model.finding import Finding
from verifykit.model.hypothesis import Hypothesis
from verifykit.model.predicate import Predicate
from verifykit.model.proposal import Proposal
from verifykit.model.source import Source
from verifykit.parts import field, part
from verifykit.privacy import (
    Finder,
    Phrase,
    Private,
    dates_of,
    entity_names,
    left_out_items,
    names_of,
    refuse_unheeded,
    single_names_of,
    texts_of,
)
from verifykit.reporting.redaction.plugin_words import PluginWords, pointers_of
from verifykit.reporting.redaction.remains import Remains, rewrite
from verifykit.reporting.report import Failure, LeftOut, Report

_GONE = "[left out]"
_Named = Source | Document | Evidence | Claim | Entity | Predicate | Hypothesis
_KINDS: Mapping[str, Callable[[Case], Iterable[_Named]]] = {
    "source": lambda case: case.sources,
    "document": lambda case: case.documents,
    "evidence": lambda case: (*case.evidence, *left_out_items(case)),
    "claim": lambda case: case.claims,
    "entity": lambda case: case.entities,
    "predicate": lambda case: case.predicates,
    "hypothesis": lambda case: case.hypotheses,
}
"""The lists whose items have ids, by what one of them is called."""

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
    finder = Finder([*(Phrase(one, _GONE) for one in sorted(private.ids)), *_phrases(case)])
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
    names = _stand_ins(cases, private, Finder(told))
    ordinary = _ordinary_words(cases, private)
    as_words = Finder([Phrase(one, _GONE) for one in sorted(ordinary)])
    prose = Finder(
        [*(Phrase(one, names[one], capital=one in ordinary) for one in sorted(names)), *told]
    )
    published = {
        text: prose.replace(text)
        for one in cases
        for text in _published(one)
        if as_words.finds(text)
    }
    kept = [Phrase(text, instead) for text, instead in sorted(published.items())]
    renaming = _Renaming(
        names=names,
        published=published,
        finder=Finder([*(Phrase(one, names[one]) for one in sorted(names)), *told, *kept]),
        dates=Finder(
            [
                Phrase(date, _GONE)
                for one in cases
                for item in private.items(one)
                for date in dates_of(item)
            ]
        ),
    )
    emptied = Remains(case=case, private=private, names=names).case_without()
    hidden = rewrite(emptied, renaming)
    words = PluginWords(
        own=report.own_rules,
        ids=private.ids,
        pointers=pointers_of(case, private.ids),
        claims=frozenset(one.claim for one in case.evidence if one.id in private.evidence),
        mentions=renaming.finder.finds,
        without_dates=renaming.dates.replace,
        place=_place,
    )
    scoring = report.scoring
    shown = evolve(words.of_report(report), case=None, scoring=None, path=_place(report.path))
    return evolve(
        rewrite(shown, renaming),
        case=hidden,
        scoring=scoring
        and evolve(scoring.of_case(hidden), profile=rewrite(scoring.profile, renaming)),
        left_out=LeftOut(
            sources=len(private.sources & {*case.sources_by_id}),
            documents=len(private.documents & {*case.documents_by_id}),
            evidence=len(private.evidence & {*case.evidence_by_id}),
            stand_ins=frozenset(names[one] for one in private.ids),
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
        yield from (Phrase(one, _GONE, name=True) for one in names_of(item, entities))
        yield from (Phrase(one, _GONE, name=True, capital=True) for one in single_names_of(item))
        yield from (Phrase(one, _GONE) for one in texts_of(item))


def _ordinary_words(cases: Sequence[Case], private: Private) -> frozenset[str]:
    """The private ids that are words of a language and of no private name: `file`, `nurse`.

    Where a case publishes something, such a word is a word. An id is written where ids are: in a
    field of its own, in a note perhaps, and in what is made of the case.
    """
    called = {
        word.casefold()
        for case in cases
        for item in private.items(case)
        if isinstance(item, Source)
        for word in item.name.split()
    }
    return frozenset(one for one in private.ids if one.isalpha() and one.islower()) - called


def _published(case: Case) -> Iterator[str]:
    """What a case says in sentences and titles, in which nobody writes an id."""
    yield case.title or ""
    yield from (claim.text for claim in case.claims)
    yield from (document.title or "" for document in case.documents)
    yield from (source.name for source in case.sources)
    yield from (hypothesis.text or "" for hypothesis in case.hypotheses)


def _stand_ins(cases: Sequence[Case], private: Private, told: Finder) -> dict[str, str]:
    """For each private id, and each id with something private in it, another that nothing has."""
    taken = {item.id for case in cases for items in _KINDS.values() for item in items(case)}
    names: dict[str, str] = {}
    ids = Finder([Phrase(one, _GONE) for one in private.ids])
    for kind, items in _KINDS.items():
        hidden, renamed = 0, 0
        for name in dict.fromkeys(item.id for case in cases for item in items(case)):
            if name in names:
                continue
            if name in private.ids:
                hidden, names[name] = _free(f"left-out-{kind}", hidden, taken)
            elif told.finds(name) or told.finds(name.title()) or ids.finds(name):
                # In capitals, too: "brook-says" has the surname that is told by its capital.
                renamed, names[name] = _free(kind, renamed, taken)
    return names


def _free(kind: str, number: int, taken: set[str]) -> tuple[int, str]:
    """The next number under which nothing is called so, and the name with it."""
    number += 1
    while f"{kind}-{number}" in taken:
        number += 1
    return number, f"{kind}-{number}"


@part(kw_only=True)
class _Renaming:
    """Gives an id its stand-in, and takes private words out of any other text.

    `published` are sentences and titles in which an id is an ordinary word, with what is told of
    each. Dates go from sentences that are about something private; elsewhere they are only days.
    """

    names: Mapping[str, str]
    published: Mapping[str, str]
    finder: Finder
    dates: Finder
    _known: dict[str, str] = field(factory=dict, init=False)

    def __call__(self, text: str) -> str:
        if text in self.names:
            return self.names[text]
        if text in self._stand_ins:
            return text
        published = self.published.get(text)
        if published is not None:
            return published if published == text else self.dates.replace(published)
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._without(text)
        return found

    @cached_property
    def _stand_ins(self) -> frozenset[str]:
        return frozenset(self.names.values())

    def _without(self, text: str) -> str:
        found = self.finder.replace(text)
        return found if found is text else self.dates.replace(found)


def _place(path: str | None) -> str | None:
    """A path without the folders above the working directory, which tell of who has them."""
    if path is None:
        return None
    outside = PurePosixPath(path).is_absolute() or PureWindowsPath(path).anchor
    return PureWindowsPath(path).name if outside or path.startswith("..") else path


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
