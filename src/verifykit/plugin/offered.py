"""The formats and subcommands that plug-ins add: what is wrong with one is told with its owner."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from verifykit.captures import CaptureReader
from verifykit.config.settings import Settings
from verifykit.plugin.containment import each_contained
from verifykit.plugin.failures import HOOK_FAILED, NAME_TAKEN, describe
from verifykit.plugin.formats import Offer, offers
from verifykit.plugin.plugin import Implementation
from verifykit.plugin.protocols import Command, CorpusReader
from verifykit.report import Failure
from verifykit.services import Services

if TYPE_CHECKING:
    from verifykit.captures import CaptureReader
    from verifykit.loading import CaseReader, CaseWriter
    from verifykit.reporting import ReportWriter


_HOOK = "verifykit_commands"


class OfferedFormats:
    """The formats of the plug-ins of one manager; each hook is asked once, then its answer kept.

    `implementations` returns those of a hook; `note` is told what is wrong with an offer, and
    what goes wrong while a format is used without stopping the run.
    """

    def __init__(
        self,
        implementations: Callable[[str], tuple[Implementation, ...]],
        note: Callable[[Failure], None],
    ) -> None:
        self._implementations = implementations
        self._note = note
        self._kept: dict[str, list[Offer]] = {}
        self._settings: dict[str, Settings] = {}
        self._captures: tuple[CaptureReader, ...] | None = None

    def case_readers(self, settings: Settings | None = None) -> tuple[CaseReader, ...]:
        """Return the readers of cases that plug-ins add.

        `settings` are those that the plug-ins find their own options in; the defaults if None. A
        reader that fails to read raises PluginError.
        """
        settings = self._asked_with("verifykit_case_readers", settings)
        needs = ("suffixes", "sniff", "read")
        found = self._offers("verifykit_case_readers", (), *needs, settings=settings)
        if not found:
            return ()
        from verifykit.plugin.guarded import GuardedCaseReader

        return tuple(
            GuardedCaseReader(one.plugin, one.name, one.format, self._note) for one in found
        )

    def case_writers(self, builtin: Iterable[str] = ()) -> dict[str, CaseWriter]:
        """Return the writers of cases that plug-ins add; one that fails raises PluginError.

        The names in `builtin` are not theirs to take.
        """
        from verifykit.plugin.guarded import GuardedCaseWriter

        found = self._offers("verifykit_case_writers", builtin, "suffixes", "write")
        return {one.name: GuardedCaseWriter(one.plugin, one.name, one.format) for one in found}

    def report_writers(
        self, builtin: Iterable[str] = (), settings: Settings | None = None
    ) -> dict[str, ReportWriter]:
        """Return the writers of reports that plug-ins add; one that fails raises PluginError.

        The names in `builtin` are not theirs to take. `settings` are those that the plug-ins find
        their own options in; the defaults if None.
        """
        from verifykit.plugin.guarded import GuardedReportWriter

        hook = "verifykit_report_writers"
        settings = self._asked_with(hook, settings)
        found = self._offers(hook, builtin, "suffixes", "write", settings=settings)
        return {one.name: GuardedReportWriter(one.plugin, one.name, one.format) for one in found}

    def capture_readers(self) -> tuple[CaptureReader, ...]:
        """Return the readers of captures that plug-ins add.

        One that fails raises UnreadableCapture: that page cannot be read.
        """
        if self._captures is None:
            found = self._offers("verifykit_capture_readers", (), "media_types", "sniff", "read")
            if found:
                from verifykit.plugin.guarded import GuardedCaptureReader

                self._captures = tuple(
                    GuardedCaptureReader(one.plugin, one.name, one.format) for one in found
                )
        return self._captures or ()

    def corpus_readers(self) -> tuple[CorpusReader, ...]:
        """Return the readers of corpora that plug-ins add; one that fails raises PluginError."""
        from verifykit.plugin.guarded import GuardedCorpusReader

        found = self._offers("verifykit_corpus_readers", (), "suffixes", "read")
        return tuple(GuardedCorpusReader(one.plugin, one.name, one.format) for one in found)

    def _asked_with(self, hook: str, settings: Settings | None) -> Settings:
        """The settings that a hook is asked with; with others than before it is asked anew."""
        settings = Settings() if settings is None else settings
        if settings != self._settings.get(hook):
            self._settings[hook] = settings
            self._kept.pop(hook, None)
        return settings

    def forget(self) -> None:
        """Ask anew next time, because there are other plug-ins now."""
        self._kept.clear()
        self._captures = None

    def _offers(
        self, hook: str, builtin: Iterable[str], *needs: str, **arguments: object
    ) -> list[Offer]:
        """What plug-ins offer through a hook, asked for once."""
        if hook not in self._kept:
            found, failures = offers(self._implementations(hook), builtin, needs, arguments)
            self._kept[hook] = found
            for failure in failures:
                self._note(failure)
        return self._kept[hook]


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
        raised: list[BaseException] = []
        offered = partial(_offered, implementation, settings, readers)
        for command in each_contained(offered, raised.append):
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
        for error in raised:
            failures.append(HOOK_FAILED.failure(f"{_HOOK}: {describe(error)}", plugin=plugin.name))
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
