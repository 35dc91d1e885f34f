"""The one public verb: a case in, a report out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from verifykit.config.settings import Settings
from verifykit.engine.acceptance import Acceptance, accept, failed_accepted, held_back
from verifykit.engine.answers import Answer
from verifykit.engine.builtins import shared_plugin_manager
from verifykit.engine.outcome import outcome
from verifykit.engine.rules import RULES
from verifykit.engine.rules.own_findings import after_the_case, own_labels, suggestions
from verifykit.engine.running import Runner
from verifykit.engine.selection import Selection, in_turn
from verifykit.engine.tally import Tally
from verifykit.errors import UsageError
from verifykit.loading import RULES as INPUT_RULES
from verifykit.loading import to_data
from verifykit.model.assessment import Assessment
from verifykit.model.case import Case
from verifykit.model.rule import Rule
from verifykit.plugin import PluginManager, RegisteredChecker
from verifykit.reporting.report import Report
from verifykit.reporting.result import Failure, Tool
from verifykit.scoring import Scoring, score_case
from verifykit.services import Progress
from verifykit.version import __version__

if TYPE_CHECKING:
    from verifykit.model.proposal import Proposal


def assess(
    case: Case,
    settings: Settings | None = None,
    *,
    manager: PluginManager | None = None,
    progress: Progress | None = None,
) -> Report:
    """Score every claim of a case, let every checker look at it, and report.

    `manager` holds the plug-ins; by default the built-in ones and those installed. Installing a
    checker changes no score: only proposals of plug-ins that `settings.accept` names do.
    Whatever a plug-in does wrong is in the report's `errors` and costs nobody else anything.
    `progress` is told what slow plug-ins do, and which share of it is done.
    Raise UsageError for what is no case, ConfigError for settings that make no sense with these
    plug-ins, and PluginError if a required plug-in is missing.
    """
    if not isinstance(case, Case):
        raise UsageError(
            f"assess takes a case, not {type(case).__name__}: verifykit.load(PATH) returns one"
        )
    return report_of(case, settings, manager=manager, progress=progress)


def report_of(
    case: Case,
    settings: Settings | None = None,
    *,
    manager: PluginManager | None = None,
    progress: Progress | None = None,
    scoring: Scoring | None = None,
) -> Report:
    """Return what `assess` does; `scoring` is that of this very case, if it is known already.

    Whoever tries many checkers on one case scores it once.
    """
    settings, manager = _with_plugins(settings, manager)
    case = evolve(case, role="asserted") if settings.asserted else case
    registry = manager.checkers(settings, core=(*INPUT_RULES, *RULES))
    selection = Selection(settings.select, settings.ignore)
    if manager.complete:
        selection.require_known((*RULES, *registry.rules))

    tally = Tally()
    tally.add(*manager.failures, *registry.failures)
    runner = _runner(case, settings, manager, progress)
    acceptance = _accept(runner, manager, tally)
    case = acceptance.case
    before_scoring = tally.failures
    tally.add(
        *suggestions(acceptance.waiting, case),
        *after_the_case(case),
        *own_labels(case, settings),
        *case.notes,
    )
    runner = runner.on(case)
    wanted = [one for one in registry.checkers if selection.includes_any(one.rules)]
    running, failures = in_turn(registry.checkers, wanted)
    known = scoring if scoring is not None and scoring.case is case else None
    scoring, found = runner.undisturbed(
        # Whoever is asked again answers about a scoring that nobody has seen.
        lambda one: _checked(one, running, known if one is runner else None)
    )
    tally.add(*failures, *found)

    owners = {rule.code: one.plugin.name for one in registry.checkers for rule in one.rules}
    failed = failed_accepted(before_scoring, settings, owners)
    claims = held_back(scoring.claims, failed)
    told = outcome(case, tally, selection, checkers=running, rules=registry.rules)
    report = Report(
        tool=_tool(settings, running),
        case=case,
        claims=tuple(evolve(scored, checks=told.checks.get(scored.id, ())) for scored in claims),
        findings=told.findings,
        waived=told.waived,
        accepted=acceptance.accepted,
        errors=tally.failures,
        rules=_rules(running),
        own_rules=_own_rules(running),
        scoring=scoring,
    )
    if not any(map(manager.implementations, ("verifykit_report_sections", "verifykit_assessed"))):
        return report
    from verifykit.engine.report_hooks import add_sections, notify

    return notify(manager, add_sections(manager, report, runner))


def _checked(
    runner: Runner, checkers: Sequence[RegisteredChecker], known: Scoring | None
) -> tuple[Scoring, list[Answer]]:
    """Score the runner's case and ask the checkers about it, each after those it comes after.

    The scoring is made here, unless it is known: what it works out when it is asked rests on the
    case as it is then.
    """
    scoring = known or _score(runner.case, runner.settings)
    found: list[Answer] = []
    answers: dict[str, tuple[Assessment, ...]] = {}
    for registered in checkers:
        before = {name: answers.get(name, ()) for name in registered.after}
        said = runner.check(registered, scoring, before)
        answers[registered.name] = tuple(one for one in said if isinstance(one, Assessment))
        found += said
    return scoring, found


def scoring_of(
    case: Case, settings: Settings | None = None, *, manager: PluginManager | None = None
) -> Scoring:
    """Return the scoring behind what `assess` reports: traces, lines, comparisons.

    No checker is asked. Arguments and what is raised are as for `assess`.
    """
    settings, manager = _with_plugins(settings, manager)
    acceptance = _accept(Runner(case=case, settings=settings), manager, Tally())
    return _score(acceptance.case, settings)


def _with_plugins(
    settings: Settings | None, manager: PluginManager | None
) -> tuple[Settings, PluginManager]:
    """Return the settings with what plug-ins add to them, and the manager of the plug-ins."""
    settings = settings or Settings()
    manager = manager or shared_plugin_manager(settings)
    return manager.complete_settings(settings), manager


def _runner(
    case: Case, settings: Settings, manager: PluginManager, progress: Progress | None
) -> Runner:
    readers = manager.formats.capture_readers()
    return Runner(case=case, settings=settings, progress=progress, capture_readers=readers)


def _score(case: Case, settings: Settings) -> Scoring:
    return score_case(
        case,
        settings.parameters,
        profile=settings.profile,
        prefer_profile=settings.prefer_profile,
    )


def propose(
    case: Case,
    settings: Settings | None = None,
    *,
    manager: PluginManager | None = None,
    progress: Progress | None = None,
) -> tuple[tuple[Proposal, ...], tuple[Failure, ...]]:
    """Return what plug-ins propose about a case that it does not say yet, and what failed.

    Arguments and what is raised are as for `assess`.
    """
    from verifykit.editing import open_proposals
    from verifykit.engine.proposals import in_order

    settings, manager = _with_plugins(settings, manager)
    runner = _runner(case, settings, manager, progress)
    proposals, failures = _proposed(runner, manager)
    return tuple(open_proposals(in_order(proposals), case, to_data(case))), failures


def _proposed(runner: Runner, manager: PluginManager) -> tuple[list[Proposal], tuple[Failure, ...]]:
    """What every plug-in proposes, and what failed."""
    implementations = manager.implementations("verifykit_proposals")
    answers = runner.undisturbed(
        lambda one: [answer for each in implementations for answer in one.propose(each)]
    )
    failures = tuple(one for one in answers if isinstance(one, Failure))
    return [one for one in answers if not isinstance(one, Failure)], failures


def _accept(runner: Runner, manager: PluginManager, tally: Tally) -> Acceptance:
    """Ask every plug-in for proposals, and apply those that take effect."""
    proposals, failures = _proposed(runner, manager)
    acceptance = accept(runner.case, proposals, runner.settings.accept)
    tally.add(*failures, *acceptance.failures)
    return acceptance


def _rules(checkers: Sequence[RegisteredChecker]) -> tuple[Rule, ...]:
    rules = (rule for registered in checkers for rule in registered.rules)
    return tuple(sorted((*RULES, *rules), key=lambda rule: rule.code))


def _own_rules(checkers: Sequence[RegisteredChecker]) -> frozenset[str]:
    """The codes of rules that come with verifykit, but those that pass on a plug-in's words."""
    own = (
        rule for registered in checkers if registered.plugin.builtin for rule in registered.rules
    )
    return frozenset(rule.code for rule in (*INPUT_RULES, *own))


def _tool(settings: Settings, checkers: Sequence[RegisteredChecker]) -> Tool:
    versions = ((one.name, one.plugin.version or "unknown") for one in checkers)
    return Tool(
        version=__version__,
        checkers=tuple(sorted(versions)),
        constants=settings.parameters,
        profile=None if settings.profile is None else settings.profile.origin or "unnamed",
    )
