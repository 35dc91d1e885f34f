"""A checker with its owner, and the door it comes in through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import cast, get_args

from verifykit.config.settings import Settings
from verifykit.model.finding import SEVERITIES
from verifykit.model.rule import Kind, Rule
from verifykit.parts import part
from verifykit.plugin.containment import contained, refuse_configuration
from verifykit.plugin.failures import (
    BAD_RULE,
    CASE_CHANGED,
    HOOK_FAILED,
    RULE_TAKEN,
    describe,
)
from verifykit.plugin.plugin import Implementation, Plugin
from verifykit.plugin.protocols import BlockChecker, CaseChecker, Checker
from verifykit.plugin.snapshot import Snapshot
from verifykit.reporting.result import Failure
from verifykit.services import Services

CODE = re.compile(r"[A-Z]{2,4}[0-9]{3}")
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
RESERVED = frozenset({"VK", "SRC", "COR", "CON", "PRO", "WAI"})
"""The families of rule codes that are verifykit's own; nobody else may give it words."""


@part(kw_only=True)
class RegisteredChecker:
    """A checker that was let in: its owner, its name and its rules at that time."""

    plugin: Plugin
    name: str
    rules: tuple[Rule, ...]
    checker: Checker | CaseChecker | BlockChecker
    after: tuple[str, ...] = ()
    """The names of the checkers whose answers it wants to see."""

    def __str__(self) -> str:
        return f"checker {self.name!r} of {self.plugin}"


@part(kw_only=True)
class Registry:
    """The checkers of all plug-ins, in the order of registration, and who was not let in."""

    checkers: tuple[RegisteredChecker, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of all checkers, sorted by code."""
        rules = (rule for registered in self.checkers for rule in registered.rules)
        return tuple(sorted(rules, key=lambda rule: rule.code))


def register_checkers(
    implementations: Iterable[Implementation], settings: Settings, core: Iterable[Rule] = ()
) -> Registry:
    """Ask every plug-in for its checkers and let in those that are well-formed and clash-free.

    `core` are rules that no checker may take.
    """
    owners: dict[str, str] = {}
    for rule in core:
        owners[rule.code] = owners[rule.name] = "verifykit itself"
    checkers: list[RegisteredChecker] = []
    failures: list[Failure] = []
    for implementation in implementations:
        for checker in _offered(implementation, settings, failures):
            registered = _well_formed(checker, implementation.plugin, failures)
            if registered is None or _clashes(registered, owners, failures):
                continue
            checkers.append(registered)
            owners.update(dict.fromkeys(_claimed(registered), str(registered)))
    return Registry(checkers=tuple(checkers), failures=tuple(failures))


def _offered(
    implementation: Implementation, settings: Settings, failures: list[Failure]
) -> Iterable[object]:
    name = implementation.plugin.name
    offered: list[object] = []
    raised: list[BaseException] = []
    watch = Snapshot.of(settings)
    with contained(raised.append):
        services = Services(
            plugin=name, version=implementation.plugin.version or "", settings=settings
        )
        offered.extend(implementation(settings=settings, services=services))
    refuse_configuration(raised, name)
    failures += [
        HOOK_FAILED.failure(f"verifykit_checkers: {describe(error)}", plugin=name, error=error)
        for error in raised
    ]
    changed = watch.restore()
    if changed:
        failures.append(CASE_CHANGED.failure("it changed the settings", plugin=name))
    return () if raised or changed else offered


def _well_formed(
    checker: object, plugin: Plugin, failures: list[Failure]
) -> RegisteredChecker | None:
    flaw: Failure | None = None
    registered: RegisteredChecker | None = None
    doing = "a checker cannot be looked at"
    with contained(HOOK_FAILED.reporter(failures.append, plugin.name, doing)):
        flaw = _flaw_of_form(checker, plugin)
        if flaw is None:
            # To ask whether it keeps to a protocol takes long, and has just been done.
            kept = cast("Checker | CaseChecker | BlockChecker", checker)
            # Looked up once: a name or rules that are worked out may differ the next time.
            registered = RegisteredChecker(
                plugin=plugin,
                name=kept.name,
                rules=tuple(kept.rules),
                checker=kept,
                after=tuple(getattr(kept, "after", ())),
            )
            flaw = _flaw(registered)
    if flaw is not None:
        failures.append(flaw)
        return None
    return registered


def _flaw_of_form(checker: object, plugin: Plugin) -> Failure | None:
    if isinstance(checker, type):
        message = f"verifykit_checkers gave the class {checker.__name__} instead of an instance"
        return HOOK_FAILED.failure(message, plugin=plugin.name)
    if not isinstance(checker, Checker | CaseChecker | BlockChecker):
        message = (
            f"verifykit_checkers gave a {type(checker).__name__}, which has no name, rules and "
            "check, check_case or build, estep and final"
        )
        return HOOK_FAILED.failure(message, plugin=plugin.name)
    return None


def _flaw(registered: RegisteredChecker) -> Failure | None:
    plugin, name = registered.plugin.name, registered.name
    if not (isinstance(name, str) and NAME.fullmatch(name)):
        described = type(registered.checker).__name__
        message = f"the name {name!r} of the checker {described} is not kebab-case"
        return BAD_RULE.failure(message, plugin=plugin)
    if not all(type(one) is str for one in registered.after):
        message = f"the checker {name} comes after something that is no name of a checker"
        return BAD_RULE.failure(message, plugin=plugin, checker=name)
    for message in _flaws_of_rules(registered.rules, builtin=registered.plugin.builtin):
        return BAD_RULE.failure(message, plugin=plugin, checker=name)
    return None


def _flaws_of_rules(rules: Iterable[object], *, builtin: bool) -> Iterator[str]:
    for rule in rules:
        if not isinstance(rule, Rule):
            yield f"{rule!r} in its rules is no Rule"
        elif not all(type(text) is str for text in rule.given):
            yield f"a field of the rule {rule.code!r} is no text"
        elif not CODE.fullmatch(rule.code):
            yield f"the rule code {rule.code!r} does not match ^[A-Z]{{2,4}}[0-9]{{3}}$"
        elif (family := rule.code.rstrip("0123456789")) in RESERVED and not builtin:
            yield f"the rule code {rule.code} begins with {family}, which verifykit reserves"
        elif rule.severity not in SEVERITIES or rule.kind not in get_args(Kind):
            yield f"rule {rule.code} has no severity {rule.severity!r} or kind {rule.kind!r}"
        elif not NAME.fullmatch(rule.name):
            yield f"the name {rule.name!r} of rule {rule.code} is not kebab-case"


def _claimed(registered: RegisteredChecker) -> Iterator[str]:
    """What may have one owner only; the three kinds of names differ in form or by the prefix."""
    yield f"checker {registered.name}"
    for rule in registered.rules:
        yield rule.code
        yield rule.name


def _clashes(
    registered: RegisteredChecker, owners: dict[str, str], failures: list[Failure]
) -> bool:
    claimed = list(_claimed(registered))
    twice = next((name for name in claimed if claimed.count(name) > 1), None)
    taken = twice or next((name for name in claimed if name in owners), None)
    if taken is None:
        return False
    kind = taken if " " in taken else f"rule {taken}"
    owner = str(registered) if twice else owners[taken]
    failures.append(
        RULE_TAKEN.failure(
            f"{kind} belongs to {owner}; {registered} has it, too",
            plugin=registered.plugin.name,
            checker=registered.name,
        )
    )
    return True
