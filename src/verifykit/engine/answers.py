"""Whether what a checker said can be used: its types, its score, its rules, its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from numbers import Real

from attrs import define, field

from verifykit.model.assessment import Assessment
from verifykit.model.case import Case
from verifykit.model.finding import SEVERITIES, Finding, Related
from verifykit.model.table import json_flaw
from verifykit.plugin.failures import (
    BAD_SCORE,
    TOO_MUCH,
    UNDECLARED_RULE,
    UNKNOWN_CLAIM,
    WRONG_TYPE,
    FailureKind,
)
from verifykit.plugin.registry import RegisteredChecker
from verifykit.reporting.result import Failure

Answer = Assessment | Finding | Failure


@define(kw_only=True)
class AnswerCheck:
    """Checks the answers of one checker on one case, one after the other."""

    registered: RegisteredChecker
    case: Case
    limit: int
    """How many findings count."""
    _codes: frozenset[str] = field(init=False)
    _answered: set[str] = field(init=False, factory=set)
    _count: int = field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        self._codes = frozenset(rule.code for rule in self.registered.rules)

    def of_claim(self, answer: object, claim_id: str) -> Iterator[Answer]:
        """Check what `check` returned about a claim: an assessment of that claim, or None."""
        if answer is None:
            return
        if not isinstance(answer, Assessment):
            yield self._wrong_type(f"check returned {_name(answer)}", claim_id)
        elif answer.claim != claim_id:
            message = f"asked about {claim_id!r}, it answered about {answer.claim!r}"
            yield self.failure(UNKNOWN_CLAIM, message, claim_id)
        else:
            yield from self._assessment(answer)

    def of_case(self, answers: object) -> Iterator[Answer]:
        """Check what `check_case` returned: assessments and findings, each when it comes."""
        if not isinstance(answers, Iterable):
            message = f"check_case returned {_name(answers)} instead of yielding its answers"
            yield self._wrong_type(message, None)
            return
        for answer in answers:
            yield from self._one_of_case(answer)
            if self._count > self.limit:
                return

    def _one_of_case(self, answer: object) -> Iterator[Answer]:
        if isinstance(answer, Assessment):
            yield from self._assessment(answer)
        elif isinstance(answer, Finding):
            yield from self._finding(answer, None)
        else:
            yield self._wrong_type(f"check_case gave {_name(answer)}", None)

    def failure(
        self,
        kind: FailureKind,
        message: str,
        claim_id: str | None,
        error: BaseException | None = None,
    ) -> Failure:
        """Return a failure of this checker."""
        return kind.failure(
            message,
            plugin=self.registered.plugin.name,
            checker=self.registered.name,
            claim=claim_id if claim_id in self.case.claims_by_id else None,
            error=error,
        )

    def _assessment(self, answer: Assessment) -> Iterator[Answer]:
        claim_id = answer.claim
        if claim_id not in self.case.claims_by_id:
            yield self.failure(UNKNOWN_CLAIM, f"there is no claim {claim_id!r}", None)
        elif claim_id in self._answered:
            message = f"it has already answered about {claim_id!r}"
            yield self.failure(UNKNOWN_CLAIM, message, claim_id)
        elif not _is_text(answer.explanation):
            message = f"the explanation of an assessment is {_name(answer.explanation)}, not text"
            yield self._wrong_type(message, claim_id)
        elif (flaw := json_flaw(answer.data)) is not None:
            yield self._wrong_type(f"the data of an assessment: {flaw}", claim_id)
        elif not isinstance(answer.findings, tuple):
            message = f"the findings of an assessment are {_name(answer.findings)}, not a tuple"
            yield self._wrong_type(message, claim_id)
        elif (flaw := _flaw_of_score(answer.score)) is not None:
            yield self.failure(BAD_SCORE, flaw, claim_id)
        else:
            self._answered.add(claim_id)
            yield from self._clean(answer)

    def _clean(self, answer: Assessment) -> Iterator[Answer]:
        findings = []
        for finding in islice(answer.findings, self.limit + 1):
            for checked in self._finding(finding, answer.claim):
                if isinstance(checked, Finding):
                    findings.append(checked)
                else:
                    yield checked
        # Built anew: a subclass of what a checker may return could still hold anything.
        yield Assessment(
            claim=plain_text(answer.claim),
            checker=self.registered.name,
            score=None if answer.score is None else float(answer.score),
            explanation=None if answer.explanation is None else plain_text(answer.explanation),
            findings=tuple(findings),
            data=answer.data,
        )

    def _finding(self, finding: object, claim_id: str | None) -> Iterator[Finding | Failure]:
        self._count += 1
        if self._count > self.limit:
            if self._count == self.limit + 1:
                message = f"of its findings the first {self.limit} count (plugin-limit)"
                yield self.failure(TOO_MUCH, message, claim_id)
            return
        flaw = _flaw_of_finding(finding)
        if flaw is not None:
            yield self._wrong_type(flaw, claim_id)
            return
        assert isinstance(finding, Finding)
        about = claim_id if finding.claim is None else finding.claim
        if about is not None and about not in self.case.claims_by_id:
            message = f"a finding of {finding.rule} is about the unknown claim {about!r}"
            yield self.failure(UNKNOWN_CLAIM, message, claim_id)
        elif finding.rule not in self._codes:
            message = f"it does not declare the rule {finding.rule!r}"
            yield self.failure(UNDECLARED_RULE, message, claim_id)
        else:
            yield self._placeless(finding, about)

    def _placeless(self, finding: Finding, claim_id: str | None) -> Finding:
        """The finding without a place, which the engine works out, pointing at least at a claim."""
        pointer = plain_text(finding.pointer)
        if not pointer and claim_id is not None:
            pointer = self.case.pointer(self.case.claims_by_id[claim_id])
        return Finding(
            rule=plain_text(finding.rule),
            severity=finding.severity,
            message=plain_text(finding.message),
            claim=None if claim_id is None else plain_text(claim_id),
            pointer=pointer,
            related=tuple(
                Related(
                    pointer=plain_text(one.pointer),
                    message=None if one.message is None else plain_text(one.message),
                )
                for one in finding.related
            ),
            data=finding.data,
            fix=finding.fix,
        )

    def _wrong_type(self, message: str, claim_id: str | None) -> Failure:
        return self.failure(WRONG_TYPE, message, claim_id)


def _flaw_of_score(score: object) -> str | None:
    if score is None:
        return None
    if isinstance(score, bool) or not isinstance(score, Real):
        return f"the score is {_name(score)}, not a number"
    # A comparison with NaN is false, so NaN is refused as well.
    if not 0.0 <= float(score) <= 1.0:
        return f"the score {float(score)!r} is not in [0, 1]"
    return None


def _flaw_of_finding(finding: object) -> str | None:
    if not isinstance(finding, Finding):
        return f"{_name(finding)} among the findings"
    if not (isinstance(finding.rule, str) and isinstance(finding.message, str)):
        return "a finding whose rule or message is no text"
    if type(finding.severity) is not str or finding.severity not in SEVERITIES:
        return f"a finding of {finding.rule} with the severity {finding.severity!r}"
    if not _is_text(finding.claim) or not _is_pointer(finding.pointer):
        return f"a finding of {finding.rule} whose claim or pointer is none"
    if not (isinstance(finding.related, tuple) and all(map(_is_related, finding.related))):
        return f"a finding of {finding.rule} with something else than Related in `related`"
    if (flaw := json_flaw(finding.data)) is not None:
        return f"a finding of {finding.rule} whose data is none: {flaw}"
    return None if finding.fix is None else _flaw_of_fix(finding.fix, finding.rule)


def _flaw_of_fix(fix: object, rule: str) -> str | None:
    # Few findings have a fix, and the others need not wait for what a patch is.
    from verifykit.model.edit import Edit, Fix, edit_flaw

    if not isinstance(fix, Fix) or type(fix.description) is not str or type(fix.safe) is not bool:
        return f"a finding of {rule} whose fix is no Fix"
    if not (isinstance(fix.patch, tuple) and all(type(one) is Edit for one in fix.patch)):
        return f"the fix of a finding of {rule} is no tuple of Edit"
    flaws = (edit_flaw(one) or json_flaw(one.value) for one in fix.patch)
    flaw = next(filter(None, flaws), None)
    return None if flaw is None else f"the fix of a finding of {rule}: {flaw}"


def _is_related(related: object) -> bool:
    return (
        isinstance(related, Related) and _is_pointer(related.pointer) and _is_text(related.message)
    )


def _is_pointer(pointer: object) -> bool:
    return isinstance(pointer, str) and (not pointer or pointer.startswith("/"))


def plain_text(text: str) -> str:
    """Return text as nothing but text, even where it is of a subclass with ideas of its own."""
    return str.__str__(text)


def _is_text(value: object) -> bool:
    return value is None or isinstance(value, str)


def _name(value: object) -> str:
    if value is None:
        return "None"
    return f"the class {value.__name__}" if isinstance(value, type) else f"a {type(value).__name__}"
