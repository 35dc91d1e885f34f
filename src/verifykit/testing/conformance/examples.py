"""Checks on the rules of a checker: their documentation, their codes, their examples."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from verifykit.config.settings import Settings
from verifykit.engine import RULES, plugin_manager
from verifykit.engine.builtins import BUILTINS
from verifykit.errors import InvalidCase
from verifykit.model.case import Case
from verifykit.model.finding import SEVERITIES
from verifykit.model.rule import Rule
from verifykit.plugin.registry import CODE, NAME, RESERVED, RegisteredChecker
from verifykit.testing.conformance.subject import Subject

_FEWEST_WORDS = 3


def rules_are_documented(subject: Subject) -> None:
    """Every rule says what it checks, why it matters and what to do, and has both examples."""
    assert subject.checker.rules, "the checker declares no rules"
    for rule in subject.checker.rules:
        for part in ("checks", "why", "fix"):
            words = re.findall(r"\w+", getattr(rule, part))
            assert len(words) >= _FEWEST_WORDS, f"{rule.code}: `{part}` says too little: {words}"
        assert rule.severity in SEVERITIES, f"{rule.code}: no severity {rule.severity!r}"
        assert rule.kind in ("fail", "open", "review"), f"{rule.code}: no kind {rule.kind!r}"
        for part in ("bad", "good"):
            assert getattr(rule, part).strip(), f"{rule.code}: there is no {part} example"
        assert rule.bad != rule.good, f"{rule.code}: the bad and the good example are the same"


def rules_and_pages_are_paired(subject: Subject) -> None:
    """Every rule that names a page has one, and no page or module beside it is left unseen."""
    paged = {rule.code: Path(rule.page_path) for rule in subject.checker.rules if rule.page_path}
    for code, page in paged.items():
        assert page.is_file(), f"{code}: there is no page {page}"
    for folder in {page.parent for page in paged.values()}:
        known = subject.codes | _declared_in(folder)
        pages = {page.stem for page in folder.glob("*.md") if CODE.fullmatch(page.stem)}
        for code in sorted(pages - known):
            raise AssertionError(f"{code}.md is the page of no rule that {folder} declares")


def _declared_in(folder: Path) -> frozenset[str]:
    """Return the codes of the rules that the package of a folder declares, all of its checkers'.

    Raise AssertionError where one of its modules has a rule that the package lacks beside others.
    """
    loaded = tuple(sys.modules.items())
    named = [name for name, one in loaded if str(folder) in (getattr(one, "__path__", None) or ())]
    if not named:
        return frozenset()
    declared = frozenset(
        one.code for one in vars(sys.modules[named[0]]).values() if isinstance(one, Rule)
    )
    modules = [f"{named[0]}.{one.name}" for one in iter_modules([str(folder)])]
    found = {name: getattr(import_module(name), "RULE", None) for name in modules}
    own = {rule.code: name for name, rule in found.items() if isinstance(rule, Rule)}
    for code in sorted(own.keys() - declared if declared else ()):
        raise AssertionError(f"{code} of {own[code]} is not seen: {named[0]} declares its rules")
    return declared | own.keys()


def codes_are_valid_and_unique(subject: Subject) -> None:
    """Codes and names are well-formed, nobody's before, and each is used once."""
    assert NAME.fullmatch(subject.checker.name), f"{subject.checker.name!r} is not kebab-case"
    taken = {rule.code for rule in RULES} | {rule.name for rule in RULES}
    for registered in _builtin_checkers():
        if registered.name != subject.checker.name:
            taken |= {name for rule in registered.rules for name in (rule.code, rule.name)}
    for rule in subject.checker.rules:
        assert CODE.fullmatch(rule.code), f"the code {rule.code!r} does not match {CODE.pattern}"
        family = rule.code.rstrip("0123456789")
        ours = subject.checker.name in BUILTINS
        assert ours or family not in RESERVED, f"{rule.code}: {family} is reserved for verifykit"
        assert NAME.fullmatch(rule.name), f"{rule.code}: the name {rule.name!r} is not kebab-case"
        for name in (rule.code, rule.name):
            assert name not in taken, f"{name} is taken already"
            taken.add(name)


def bad_examples_fire(subject: Subject) -> None:
    """The bad example of every rule is a valid case in which the rule finds something."""
    for rule in subject.checker.rules:
        case = _example(subject, rule.code, rule.bad)
        found = {finding.rule for finding in subject.found(case)}
        assert rule.code in found, (
            f"the bad example of {rule.code} gives {', '.join(sorted(found)) or 'no finding'}"
        )


def good_examples_stay_silent(subject: Subject) -> None:
    """The good example of every rule is a valid case in which the rule finds nothing."""
    for rule in subject.checker.rules:
        case = _example(subject, rule.code, rule.good)
        found = [one.message for one in subject.found(case) if one.rule == rule.code]
        assert not found, f"the good example of {rule.code} gives: {found[0]}"


def _example(subject: Subject, code: str, text: str) -> Case:
    try:
        return subject.example(text)
    except InvalidCase as error:
        raise AssertionError(f"an example of {code} is no valid case: {error}") from error


def _builtin_checkers() -> tuple[RegisteredChecker, ...]:
    settings = Settings()
    return plugin_manager(settings, installed=False).checkers(settings).checkers
