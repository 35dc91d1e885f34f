"""The one public verb: a case in, a report out."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from verifykit.config.settings import Settings
from verifykit.engine.builtins import shared_plugin_manager
from verifykit.engine.gathered import Gathered
from verifykit.engine.observers import notify
from verifykit.engine.proposals import HOOK, in_order, suggestion
from verifykit.engine.rules import RULES
from verifykit.engine.running import Runner
from verifykit.engine.selection import Selection
from verifykit.engine.settling import settle
from verifykit.loading import RULES as INPUT_RULES
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.proposal import Proposal
from verifykit.model.report import Failure, Report, Tool
from verifykit.model.rule import Rule
from verifykit.plugin import PluginManager, RegisteredChecker
from verifykit.scoring import Scoring, score_case
from verifykit.version import __version__


@frozen(eq=False)
class Assessed:
    """A report, and the scoring that it came from: traces, lines, comparisons."""

    report: Report
    scoring: Scoring


def assess(
    case: Case, settings: Settings | None = None, *, manager: PluginManager | None = None
) -> Report:
    """Score every claim of a case, let every checker look at it, and report.

    `manager` holds the plug-ins; by default the built-in ones and those installed. Installing a
    checker changes no score: only proposals of plug-ins that `settings.accept` names do.
    Whatever a plug-in does wrong is in the report's `errors` and costs nobody else anything.
    Raises ConfigError for settings that make no sense with these plug-ins, and PluginError if a
    required plug-in is missing.
    """
    return assess_with_scoring(case, settings, manager=manager).report


def assess_with_scoring(
    case: Case, settings: Settings | None = None, *, manager: PluginManager | None = None
) -> Assessed:
    """Do what `assess` does, and keep the scoring for outputs that show more than a report holds.

    Arguments and what is raised are as for `assess`.
    """
    settings = settings or Settings()
    manager = manager or shared_plugin_manager(settings)
    settings = manager.complete_settings(settings)
    registry = manager.checkers(settings, core=(*INPUT_RULES, *RULES))
    selection = Selection.of(settings)
    if manager.complete:
        selection.require_known((*RULES, *registry.rules))

    gathered = Gathered()
    gathered.add(*manager.failures, *registry.failures)
    runner = Runner(case=case, settings=settings)
    accepted, suggested = _proposals(runner, manager)
    gathered.add(*suggested)
    scoring = _score(case, settings, accepted)
    running = [one for one in registry.checkers if selection.includes_any(one.rules)]
    for registered in running:
        gathered.add(*runner.check(registered, scoring))

    settled = settle(case, gathered, selection, checkers=running, rules=registry.rules)
    report = Report(
        tool=_tool(settings, running),
        case=case,
        claims=tuple(
            evolve(scored, checks=settled.checks.get(scored.id, ())) for scored in scoring.claims
        ),
        findings=settled.findings,
        waived=settled.waived,
        errors=gathered.failures,
        rules=_rules(running),
    )
    return Assessed(notify(manager, report), scoring)


def scoring_of(
    case: Case, settings: Settings | None = None, *, manager: PluginManager | None = None
) -> Scoring:
    """Return the scoring behind what `assess` reports: traces, lines, comparisons.

    No checker is asked. Arguments and what is raised are as for `assess`.
    """
    settings = settings or Settings()
    manager = manager or shared_plugin_manager(settings)
    settings = manager.complete_settings(settings)
    accepted, _ = _proposals(Runner(case=case, settings=settings), manager)
    return _score(case, settings, accepted)


def _score(case: Case, settings: Settings, accepted: Sequence[Proposal]) -> Scoring:
    return score_case(
        case,
        settings.parameters,
        profile=settings.profile,
        prefer_profile=settings.prefer_profile,
        proposals=accepted,
    )


def _proposals(
    runner: Runner, manager: PluginManager
) -> tuple[tuple[Proposal, ...], list[Finding | Failure]]:
    """The proposals that take effect; findings for the others, and failures."""
    proposals: list[Proposal] = []
    rest: list[Finding | Failure] = []
    for implementation in manager.implementations(HOOK):
        for answer in runner.propose(implementation):
            if isinstance(answer, Failure):
                rest.append(answer)
            else:
                proposals.append(answer)
    accept = runner.settings.accept
    ordered = in_order(proposals)
    rest += [suggestion(one, runner.case) for one in ordered if one.plugin not in accept]
    return tuple(one for one in ordered if one.plugin in accept), rest


def _rules(checkers: Sequence[RegisteredChecker]) -> tuple[Rule, ...]:
    rules = (rule for registered in checkers for rule in registered.rules)
    return tuple(sorted((*RULES, *rules), key=lambda rule: rule.code))


def _tool(settings: Settings, checkers: Sequence[RegisteredChecker]) -> Tool:
    versions = ((one.name, one.plugin.version or "unknown") for one in checkers)
    return Tool(
        version=__version__,
        checkers=tuple(sorted(versions)),
        parameters=settings.parameters.digest(),
        profile=None if settings.profile is None else settings.profile.origin or "unnamed",
    )
