"""Runs what plug-ins do on a case, each by itself, so that none can harm another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from attrs import evolve

from verifykit.config.settings import Settings
from verifykit.config.table import Table
from verifykit.engine.answers import Answer
from verifykit.engine.asking import Asked, CheckerTask
from verifykit.engine.proposals import ProposalTask
from verifykit.engine.snapshot import Snapshot
from verifykit.model.case import Case
from verifykit.model.proposal import Proposal
from verifykit.model.report import Failure
from verifykit.parts import part
from verifykit.plugin.context import Context
from verifykit.plugin.failures import CASE_CHANGED, DIED, TIMED_OUT, FailureKind
from verifykit.plugin.plugin import Implementation, Plugin
from verifykit.plugin.registered import RegisteredChecker
from verifykit.scoring import Scoring


@part(kw_only=True)
class Runner:
    """Runs plug-ins on one case under the settings, in this process or in killable ones."""

    case: Case
    settings: Settings

    def propose(self, implementation: Implementation) -> list[Proposal | Failure]:
        """Return what one plug-in proposes, and its failures."""
        plugin = implementation.plugin
        task = ProposalTask(
            implementation=implementation, case=self._case_for(plugin), settings=self.settings
        )
        blame = _Blame(plugin)
        return self._run(task, plugin, blame, (self.case, self.settings.parameters))

    def check(self, registered: RegisteredChecker, scoring: Scoring) -> list[Answer]:
        """Return what one checker answers, and its failures."""
        plugin = registered.plugin
        context = Context(
            case=self._case_for(plugin),
            options=self.settings.plugins.get(plugin.name, Table()),
            scoring=scoring,
        )
        task = CheckerTask(registered=registered, context=context)
        blame = _Blame(plugin, registered.name)
        guarded = (self.case, scoring.claims, scoring.parameters)
        return self._run(task, plugin, blame, guarded)

    def _case_for(self, plugin: Plugin) -> Case:
        """A plug-in from elsewhere gets a case whose indexes are its own: they are plain dicts."""
        return self.case if plugin.builtin else evolve(self.case)

    def _run(
        self,
        task: Callable[[], Iterator[Any]],
        plugin: Plugin,
        blame: _Blame,
        guarded: tuple[object, ...],
    ) -> list[Any]:
        if self.settings.checker_timeout is not None:
            return self._run_killable(task, blame, self.settings.checker_timeout)
        if plugin.builtin:
            return [answer for answer in task() if not isinstance(answer, Asked)]
        snapshot = Snapshot.of(*guarded)
        answers = [answer for answer in task() if not isinstance(answer, Asked)]
        if snapshot.restore():
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
        asked: Asked | None = None
        try:
            for answer in run_killable(task, seconds):
                if isinstance(answer, Asked):
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

    def failure(self, kind: FailureKind, message: str, asked: Asked | None = None) -> Failure:
        claim = None if asked is None else asked.claim
        return kind.failure(message, plugin=self.plugin.name, checker=self.checker, claim=claim)


def _during(asked: Asked | None) -> str:
    if asked is None:
        return ""
    about = "the whole case" if asked.claim is None else f"the claim {asked.claim!r}"
    return f", when asked about {about}; claims after it were not looked at"
