"""Asks one checker about one case, whatever it may do."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from verifykit.engine.answers import Answer, AnswerCheck
from verifykit.model.case import Case
from verifykit.parts import part
from verifykit.plugin.containment import contained, each_contained
from verifykit.plugin.context import Context
from verifykit.plugin.failures import RAISED, describe
from verifykit.plugin.protocols import CaseChecker, Checker
from verifykit.plugin.registered import RegisteredChecker


@frozen
class Asked:
    """Says that the checker is now asked about a claim, or about the whole case (None)."""

    claim: str | None


@part(kw_only=True)
class CheckerTask:
    """One checker and the case it is to look at. Calling it asks; it pickles, for a process."""

    registered: RegisteredChecker
    context: Context
    limit: int

    @property
    def case(self) -> Case:
        """The case that the checker gets to see."""
        return self.context.case

    def __call__(self) -> Iterator[Asked | Answer]:
        """Yield what is asked and every usable answer, or a failure in its place."""
        answers = AnswerCheck(registered=self.registered, case=self.case, limit=self.limit)
        checker = self.registered.checker
        if isinstance(checker, Checker):
            yield from self._each_claim(checker, answers)
        if isinstance(checker, CaseChecker):
            yield from self._whole_case(checker, answers)

    def _each_claim(self, checker: Checker, check: AnswerCheck) -> Iterator[Asked | Answer]:
        for claim in self.case.claims:
            yield Asked(claim.id)
            found: list[Answer] = []
            raised: list[BaseException] = []
            with contained(raised.append):
                found.extend(check.of_claim(checker.check(claim, self.context), claim.id))
            yield from found
            for error in raised:
                yield check.failure(RAISED, describe(error), claim.id, error)

    def _whole_case(self, checker: CaseChecker, check: AnswerCheck) -> Iterator[Asked | Answer]:
        yield Asked(None)
        raised: list[BaseException] = []
        yield from each_contained(
            lambda: check.of_case(checker.check_case(self.case, self.context)), raised.append
        )
        for error in raised:
            yield check.failure(RAISED, describe(error), None, error)
