"""The input and output formats that plug-ins add: gathered once, nobody takes another's name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from attrs import frozen

from verifykit.model.report import Failure
from verifykit.plugin.containment import each_contained
from verifykit.plugin.failures import HOOK_FAILED, NAME_TAKEN, describe
from verifykit.plugin.manager import PluginManager
from verifykit.plugin.plugin import Implementation

FormatHook = Literal["verifykit_case_readers", "verifykit_case_writers", "verifykit_report_writers"]


@frozen
class Formats:
    """The formats that plug-ins add through one hook, by name, and what failed in adding them."""

    found: Mapping[str, Any]
    failures: tuple[Failure, ...] = ()


def gather_formats(manager: PluginManager, hook: FormatHook, taken: Iterable[str] = ()) -> Formats:
    """Return the readers or writers of all plug-ins; `taken` are the names of built-in ones.

    A plug-in whose hook raises adds nothing, and a name that is taken stays with its owner; both
    are failures.
    """
    owners = dict.fromkeys(taken, "verifykit itself")
    found: dict[str, Any] = {}
    failures: list[Failure] = []
    for implementation in manager.implementations(hook):
        name = implementation.plugin.name
        for key, value in _offered(implementation, hook, failures):
            if key in owners:
                message = f"the format {key!r} belongs to {owners[key]}; {name!r} adds it, too"
                failures.append(NAME_TAKEN.failure(message, plugin=name))
                continue
            owners[key] = str(implementation.plugin)
            found[key] = value
    return Formats(found, tuple(failures))


def _offered(
    implementation: Implementation, hook: str, failures: list[Failure]
) -> list[tuple[str, Any]]:
    raised: list[BaseException] = []

    def offered() -> Iterable[tuple[str, Any]]:
        answer = implementation()
        if isinstance(answer, Mapping):
            yield from answer.items()
        else:
            for one in answer:
                yield one.name, one

    entries = list(each_contained(offered, raised.append))
    for error in raised:
        message = f"{hook}: {describe(error)}"
        failures.append(HOOK_FAILED.failure(message, plugin=implementation.plugin.name))
    return [] if raised else entries
