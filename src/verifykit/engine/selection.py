"""Which rules and checkers are asked for, and the order in which checkers are asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter

from verifykit.errors import ConfigError
from verifykit.model.rule import Rule
from verifykit.parts import part
from verifykit.plugin import RegisteredChecker
from verifykit.plugin.failures import CIRCLE
from verifykit.reporting.result import Failure

UNTOUCHABLE = "VK"
"""How the codes about broken input begin: they can be neither ignored nor waived."""


@part
class Selection:
    """The rules that the settings select. At equal length `ignore` wins over `select`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def includes(self, code: str) -> bool:
        """Return whether findings of the rule with this code are reported."""
        return _is_selected(code, self.select, self.ignore)

    def includes_any(self, rules: Iterable[Rule]) -> bool:
        """Return whether at least one of the rules is reported, or there is no rule to go by."""
        codes = [rule.code for rule in rules]
        return not codes or any(map(self.includes, codes))

    def require_known(self, rules: Iterable[Rule]) -> None:
        """Raise ConfigError if a selected prefix fits no rule, since it would check nothing."""
        codes = [rule.code for rule in rules]
        for prefix in self.select:
            if prefix.startswith(UNTOUCHABLE):
                raise ConfigError(
                    f"select: {prefix} is about broken input, which is always reported; "
                    "select other rules, or none"
                )
            if not any(code.startswith(prefix) for code in codes):
                raise ConfigError(f"select: no rule has a code that begins with {prefix}")


@lru_cache(maxsize=1024)
def _is_selected(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    if code.startswith(UNTOUCHABLE):
        return True
    return _longest(code, select or ("",)) > _longest(code, ignore)


def _longest(code: str, prefixes: Iterable[str]) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)


def in_turn(
    checkers: Sequence[RegisteredChecker], wanted: Iterable[RegisteredChecker]
) -> tuple[tuple[RegisteredChecker, ...], tuple[Failure, ...]]:
    """Return the checkers that are wanted, and those that they come after, in order.

    Those that wait for each other in a circle are left out, and a failure names each.
    """
    by_name = {one.name: one for one in checkers}
    needed = _with_those_before(wanted, by_name)
    if not any(one.after for one in needed.values()):
        return tuple(one for one in checkers if one.name in needed), ()
    failures: list[Failure] = []
    while True:
        graph = TopologicalSorter[str]()
        for one in checkers:
            if one.name in needed:
                graph.add(one.name, *(name for name in one.after if name in needed))
        try:
            return tuple(by_name[name] for name in graph.static_order()), tuple(failures)
        except CycleError as error:
            circle = error.args[1]
            shown = " after ".join(reversed(circle))
            for name in sorted(set(circle)):
                owner = needed.pop(name)
                message = f"it waits for itself: {shown}"
                failures.append(
                    CIRCLE.failure(message, plugin=owner.plugin.name, checker=owner.name)
                )


def _with_those_before(
    wanted: Iterable[RegisteredChecker], by_name: dict[str, RegisteredChecker]
) -> dict[str, RegisteredChecker]:
    """The checkers by name, and every other one that one of them comes after."""
    found: dict[str, RegisteredChecker] = {}
    left = list(wanted)
    while left:
        one = left.pop()
        if one.name not in found:
            found[one.name] = one
            left += [by_name[name] for name in one.after if name in by_name]
    return found
