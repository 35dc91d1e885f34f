"""The order in which checkers are asked: who wants the answers of others comes after them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from graphlib import CycleError, TopologicalSorter

from verifykit.plugin import RegisteredChecker
from verifykit.plugin.failures import CIRCLE
from verifykit.report import Failure


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
