"""Runs what plug-ins do on a case, each by itself, so that none can harm another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from verifykit.config.settings import Settings
from verifykit.engine.answers import Answer, AnswerCheck
from verifykit.model.assessment import Assessment
from verifykit.model.case import Case
from verifykit.model.table import Table
from verifykit.parts import field, frozen, part
from verifykit.plugin.containment import contained, each_contained
from verifykit.plugin.context import Context
from verifykit.plugin.failures import CASE_CHANGED, DIED, RAISED, TIMED_OUT, FailureKind, describe
from verifykit.plugin.plugin import Implementation, Plugin
from verifykit.plugin.protocols import CaseChecker, Checker
from verifykit.plugin.registry import RegisteredChecker
from verifykit.plugin.snapshot import Snapshot, Watch
from verifykit.reporting.result import Failure
from verifykit.scoring import Scoring
from verifykit.services import Progress, Services

if TYPE_CHECKING:
    from verifykit.captures import CaptureReader
    from verifykit.model.proposal import Proposal


Found = TypeVar("Found")
_AT_ONCE = 100
"""How many answers of a built-in checker are asked for together: nothing in them is not ours."""


@part(kw_only=True)
class Runner:
    """Runs plug-ins on one case under the settings, in this process or in killable ones."""

    case: Case
    settings: Settings
    progress: Progress | None = None
    capture_readers: tuple[CaptureReader, ...] = ()
    _handed_out: dict[int, tuple[Any, Snapshot]] = field(factory=dict, init=False)
    watched: Snapshot = field(factory=Snapshot)
    """How everything was before any plug-in saw it. One does for all of them, since whatever one
    changes is put back before another one is believed."""
    watchful: bool = False
    """Whether it looks after every plug-in for what that one has changed."""

    def on(self, case: Case) -> Runner:
        """Return one that runs plug-ins on another case."""
        # How this very case was before is known already.
        if case is self.case:
            return self
        return Runner(
            case=case,
            settings=self.settings,
            progress=self.progress,
            capture_readers=self.capture_readers,
        )

    def undisturbed(self, ask: Callable[[Runner], Found]) -> Found:
        """Return what `ask` makes of plug-ins' answers, none of which rests on what one changed.

        To look for changes after every plug-in costs more than many a plug-in, and there are
        hardly ever any. So it is done once, after all; if something is not as it was, it is put
        back, and all are asked again, with a look after each: so the one is named, and the others
        answer about the case as it is. Who changes something the first time only is not named,
        and has spoilt nothing.
        """
        found = ask(self)
        if self.settings.checker_timeout is not None or not self._put_back():
            return found
        watchful = Runner(
            case=self.case,
            settings=self.settings,
            progress=self.progress,
            capture_readers=self.capture_readers,
            watched=self.watched,
            watchful=True,
        )
        return ask(watchful)

    def _put_back(self) -> bool:
        """Put back what is not as it was before plug-ins saw it; return whether anything was."""
        groups = (group for _, group in self._handed_out.values())
        found = [one.restore() for one in (self.watched, *groups)]
        return any(found)

    def propose(self, implementation: Implementation) -> list[Proposal | Failure]:
        """Return what one plug-in proposes, and its failures."""
        # Few plug-ins propose anything; where none does, nothing of it is imported.
        from verifykit.engine.proposals import ProposalTask

        plugin = implementation.plugin
        task = ProposalTask(
            implementation=implementation,
            case=self._case_for(plugin),
            settings=self.settings,
            services=self.services(plugin),
        )
        return self._run(task, _Blame(plugin), self._watch(plugin, self.case, self.settings))

    def check(
        self,
        registered: RegisteredChecker,
        scoring: Scoring,
        answers: Mapping[str, tuple[Assessment, ...]],
    ) -> list[Answer]:
        """Return what one checker answers, and its failures.

        `answers` are those of the checkers that it comes after.
        """
        plugin = registered.plugin
        watch = self._watch(plugin, self.case, scoring.claims, scoring.parameters)
        context = Context(
            case=self._case_for(plugin),
            options=self.settings.plugins.get(plugin.name, Table()),
            accept=frozenset(self.settings.accept),
            services=self.services(plugin),
            scoring=scoring,
            answers=answers,
            handed_out=None if watch is None else watch.add,
        )
        limit = self.settings.plugin_limit_on(self.case)
        task = CheckerTask(registered=registered, context=context, limit=limit)
        return self._run(task, _Blame(plugin, registered.name), watch)

    def services(self, plugin: Plugin) -> Services:
        """Return what a plug-in is given beside the case."""
        return Services(
            plugin=plugin.name,
            version=plugin.version or "",
            settings=self.settings,
            case=self.case,
            told=self.progress,
            readers=self.capture_readers,
        )

    def _case_for(self, plugin: Plugin) -> Case:
        """A plug-in from elsewhere gets a case whose indexes are its own: they are plain dicts."""
        return self.case if plugin.builtin else evolve(self.case)

    def _watch(self, plugin: Plugin, *values: object) -> Watch | None:
        """What a plug-in from elsewhere may not change; a process of its own has only copies."""
        if plugin.builtin or self.settings.checker_timeout is not None:
            return None
        for value in values:
            self.watched.add(value)
        return Watch(self.watched, self._handed_out)

    def _run(
        self, task: Callable[[], Iterator[Any]], blame: _Blame, watch: Watch | None
    ) -> list[Any]:
        if self.settings.checker_timeout is not None:
            return self._run_killable(task, blame, self.settings.checker_timeout)
        answers = [answer for answer in task() if not isinstance(answer, _Question)]
        if self.watchful and watch is not None and watch.restore():
            # What it said rests on what it changed; its failures are still true.
            failures = [answer for answer in answers if isinstance(answer, Failure)]
            return [*failures, blame.failure(CASE_CHANGED, "it changed what it was given")]
        return answers

    def _run_killable(
        self, task: Callable[[], Iterator[Any]], blame: _Blame, seconds: float
    ) -> list[Any]:
        # Most runs need no processes, and multiprocessing takes a while to import.
        from verifykit.engine.killable import TaskDiedError, TaskTimeoutError, run_killable

        answers: list[Any] = []
        asked: _Question | None = None
        try:
            for answer in run_killable(task, seconds):
                if isinstance(answer, _Question):
                    asked = answer
                else:
                    answers.append(answer)
        except TaskTimeoutError:
            message = f"killed after {seconds:g} seconds{_during(asked)}"
            answers.append(blame.failure(TIMED_OUT, message, asked))
        except TaskDiedError as death:
            answers.append(blame.failure(DIED, f"{death}{_during(asked)}", asked))
        return answers


@part
class _Blame:
    """Whose failure it is."""

    plugin: Plugin
    checker: str | None = None

    def failure(self, kind: FailureKind, message: str, asked: _Question | None = None) -> Failure:
        claim = None if asked is None else asked.claim
        return kind.failure(message, plugin=self.plugin.name, checker=self.checker, claim=claim)


def _during(asked: _Question | None) -> str:
    if asked is None:
        return ""
    about = "the whole case" if asked.claim is None else f"the claim {asked.claim!r}"
    return f", when asked about {about}; claims after it were not looked at"


@frozen
class _Question:
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

    def __call__(self) -> Iterator[_Question | Answer]:
        """Yield what is asked and every usable answer, or a failure in its place."""
        answers = AnswerCheck(registered=self.registered, case=self.case, limit=self.limit)
        checker = self.registered.checker
        if isinstance(checker, Checker):
            yield from self._each_claim(checker, answers)
        if isinstance(checker, CaseChecker):
            yield from self._whole_case(checker, answers)

    def _each_claim(self, checker: Checker, check: AnswerCheck) -> Iterator[_Question | Answer]:
        for claim in self.case.claims:
            yield _Question(claim.id)
            found: list[Answer] = []
            raised: list[BaseException] = []
            with contained(raised.append):
                found.extend(check.of_claim(checker.check(claim, self.context), claim.id))
            yield from found
            for error in raised:
                yield check.failure(RAISED, describe(error), claim.id, error)

    def _whole_case(self, checker: CaseChecker, check: AnswerCheck) -> Iterator[_Question | Answer]:
        yield _Question(None)
        raised: list[BaseException] = []
        yield from each_contained(
            lambda: check.of_case(checker.check_case(self.case, self.context)),
            raised.append,
            at_once=_AT_ONCE if self.registered.plugin.builtin else 1,
        )
        for error in raised:
            yield check.failure(RAISED, describe(error), None, error)
