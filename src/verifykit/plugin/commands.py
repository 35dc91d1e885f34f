"""The subcommands that plug-ins add; what is wrong with one is told with its owner."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from verifykit.config.settings import Settings
from verifykit.plugin.containment import each_contained
from verifykit.plugin.failures import HOOK_FAILED, NAME_TAKEN
from verifykit.plugin.plugin import Implementation
from verifykit.plugin.protocols import Command
from verifykit.reporting.result import Failure
from verifykit.services import Services

if TYPE_CHECKING:
    from verifykit.captures import CaptureReader

_HOOK = "verifykit_commands"


def commands_of(
    implementations: Iterable[Implementation],
    settings: Settings,
    own: Iterable[str],
    readers: tuple[CaptureReader, ...] = (),
) -> tuple[dict[str, tuple[str, Command]], tuple[Failure, ...]]:
    """Return the subcommands by name, each with the name of its plug-in, and what was wrong.

    `readers` are those of captures that a subcommand's services read with.
    """
    owners = dict.fromkeys(own, "verifykit itself")
    found: dict[str, tuple[str, Command]] = {}
    failures: list[Failure] = []
    for implementation in implementations:
        plugin = implementation.plugin
        failed = HOOK_FAILED.reporter(failures.append, plugin.name, _HOOK)
        offered = partial(_offered, implementation, settings, readers)
        for command in each_contained(offered, failed):
            flaw = _flaw(command)
            if flaw is not None:
                failures.append(HOOK_FAILED.failure(f"{_HOOK}: {flaw}", plugin=plugin.name))
                continue
            name = command.name or ""
            if name in owners:
                message = f"the subcommand {name} belongs to {owners[name]}; {plugin} has it, too"
                failures.append(NAME_TAKEN.failure(message, plugin=plugin.name))
            else:
                owners[name] = str(plugin)
                found[name] = (plugin.name, command)
    return found, tuple(failures)


def _offered(
    implementation: Implementation, settings: Settings, readers: tuple[CaptureReader, ...]
) -> Iterable[Command]:
    plugin = implementation.plugin
    services = Services(
        plugin=plugin.name, version=plugin.version or "", settings=settings, readers=readers
    )
    yield from implementation(settings=settings, services=services)


def _flaw(command: object) -> str | None:
    if isinstance(command, type) or not isinstance(command, Command):
        return f"it gave a {type(command).__name__} and no command of click"
    if not (isinstance(command.name, str) and command.name):
        return "it gave a command without a name"
    return None
