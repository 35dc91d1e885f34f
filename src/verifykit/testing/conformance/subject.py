"""The checker under test, and what it says about a case in a form that can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from verifykit.config.settings import Settings
from verifykit.engine.assess import report_of
from verifykit.model.case import LISTS, Case
from verifykit.model.finding import Finding
from verifykit.model.table import freeze
from verifykit.plugin import BlockChecker, CaseChecker, Checker, Context, PluginManager
from verifykit.reporting.report import Report
from verifykit.reporting.result import Failure
from verifykit.scoring import Scoring, score_case
from verifykit.testing.assessing import NAME, manager_of, require_no_errors
from verifykit.testing.building import make_case
from verifykit.testing.conformance.samples import SAMPLES


@frozen
class Sighting:
    """A finding, told apart by what it says about what, whatever its position in the file.

    `where` is the id of what it points at, `about` are those of the claims that it names, points
    at or relates to; of all items that it is about if there is no claim among them.
    """

    rule: str
    severity: str
    where: str
    about: frozenset[str]


@frozen
class Observation:
    """What a checker said about a case: scores by claim, and the messages of each finding."""

    scores: Mapping[str, float | None]
    findings: Mapping[Sighting, tuple[str, ...]]


@frozen
class Subject:
    """A checker under test with its options; `folder` holds the captures of its examples."""

    checker: Checker | CaseChecker | BlockChecker
    options: Mapping[str, Any] = field(factory=dict)
    folder: Path | None = None
    own: Mapping[str, str] = field(factory=dict)
    """Cases of the author, by name, as the text of a case file."""

    @property
    def codes(self) -> frozenset[str]:
        """The codes of its rules."""
        return frozenset(rule.code for rule in self.checker.rules)

    def with_checker(self, checker: Checker | CaseChecker | BlockChecker) -> Subject:
        """Return the same subject with another checker object."""
        return evolve(self, checker=checker)

    def example(self, text: str) -> Case:
        """Return an example of a rule as a case."""
        return _case(text, self.folder)

    def sample(self, text: str) -> Case:
        """Return a sample as a case."""
        return _case(text, None)

    def texts(self) -> Iterator[tuple[str, tuple[bool, str]]]:
        """Yield the text of each case with its name, and whether it is the author's own."""
        for name, text in SAMPLES.items():
            yield f"sample {name!r}", (False, text)
        for rule in self.checker.rules:
            yield f"the bad example of {rule.code}", (True, rule.bad)
            yield f"the good example of {rule.code}", (True, rule.good)
        for name, text in self.own.items():
            yield f"the case {name!r}", (True, text)

    def cases(self) -> Iterator[tuple[str, Case]]:
        """Yield cases to try the checker on, each with a name: samples, examples and own ones."""
        for name, (own, text) in self.texts():
            yield name, self.example(text) if own else self.sample(text)

    def report(self, case: Case) -> Report:
        """Assess a case with the checker; raise AssertionError if it fails in any way."""
        report = self._assess(case)
        require_no_errors(report)
        return report

    def failures(self, case: Case) -> tuple[Failure, ...]:
        """Return what the checker did wrong on a case."""
        return self._assess(case).errors

    def found(self, case: Case) -> tuple[Finding, ...]:
        """Return the checker's findings on a case, waived ones too."""
        return self._found(self.report(case))

    def observe(self, case: Case) -> Observation:
        """Return what the checker says about a case."""
        report = self.report(case)
        findings: dict[Sighting, list[str]] = {}
        for one in self._found(report):
            findings.setdefault(_sighting(case, one), []).append(one.message)
        return Observation(
            scores={check.claim: check.score for one in report.claims for check in one.checks},
            findings={key: tuple(sorted(messages)) for key, messages in findings.items()},
        )

    def _assess(self, case: Case) -> Report:
        scoring = scoring_of(case)
        return report_of(scoring.case, self._settings, manager=self._manager, scoring=scoring)

    @cached_property
    def _settings(self) -> Settings:
        return Settings(plugins={NAME: self.options})

    @cached_property
    def _manager(self) -> PluginManager:
        return manager_of(self.checker)

    def _found(self, report: Report) -> tuple[Finding, ...]:
        waived = (one.finding for one in report.waived)
        return tuple(one for one in (*report.findings, *waived) if one.rule in self.codes)


@lru_cache(maxsize=512)
def _case(text: str, folder: Path | None) -> Case:
    """A case never changes, so every check may use the same one."""
    return make_case(text, folder=folder)


def _sighting(case: Case, finding: Finding) -> Sighting:
    where = _target(case, finding.pointer)
    about = {where, *(_target(case, one.pointer) for one in finding.related)}
    if finding.claim is not None:
        about.add(f"claims/{finding.claim}")
    items = frozenset("/".join(one.split("/")[:2]) for one in about)
    claims = frozenset(one for one in items if one.startswith("claims/"))
    return Sighting(finding.rule, finding.severity, where, claims or items)


def _target(case: Case, pointer: str) -> str:
    """Name what a pointer points at, whatever its position: the list and the item's id."""
    _, *steps = pointer.split("/")
    if len(steps) < 2 or steps[0] not in LISTS.values() or not steps[1].isdigit():
        return pointer
    items = getattr(case, steps[0])
    index = int(steps[1])
    if index >= len(items):
        return pointer
    return "/".join([steps[0], getattr(items[index], "id", ""), *steps[2:]])


@lru_cache(maxsize=256)
def scoring_of(case: Case) -> Scoring:
    """Return the scoring of a case, or of one that is equal: once for all checkers and checks."""
    return score_case(case)


def context_of(checker: Any, case: Case, options: Mapping[str, Any], **given: Any) -> Context:
    """Return what a checker is shown of a case; whom it comes after has said nothing."""
    answers = dict.fromkeys(getattr(checker, "after", ()), ())
    scoring = given.pop("scoring", None) or score_case(case)
    return Context(case=case, options=freeze(options), scoring=scoring, answers=answers, **given)


def ask(checker: Checker | CaseChecker | BlockChecker, case: Case, context: Context) -> None:
    """Ask a checker about every claim of a case, and about the case; what it raises is raised."""
    if isinstance(checker, Checker):
        for claim in case.claims:
            checker.check(claim, context)
    if isinstance(checker, CaseChecker):
        tuple(checker.check_case(case, context))
