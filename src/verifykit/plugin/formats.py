"""The formats that plug-ins add: readers and writers, each name with one owner."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from verifykit.config.settings import Settings
from verifykit.parts import part
from verifykit.plugin.containment import contained
from verifykit.plugin.failures import HOOK_FAILED, NAME_TAKEN
from verifykit.plugin.plugin import Implementation, Plugin
from verifykit.reporting.result import Failure

if TYPE_CHECKING:
    from verifykit.captures import CaptureReader
    from verifykit.loading import CaseReader, CaseWriter
    from verifykit.plugin.protocols import CorpusReader
    from verifykit.reporting.registry import ReportWriter


class _Format(Protocol):
    @property
    def suffixes(self) -> Sequence[str]: ...


Format = TypeVar("Format", bound=_Format)


def of_ending(file_name: str, formats: Iterable[Format]) -> Format | None:
    """Return the format with the longest ending that a file has, the first of several.

    So `.stix.json` goes before `.json`. None if there is none.
    """
    name = file_name.lower()
    longest: tuple[int, Format] | None = None
    for one in formats:
        for suffix in one.suffixes:
            if name.endswith(suffix) and (longest is None or len(suffix) > longest[0]):
                longest = len(suffix), one
    return None if longest is None else longest[1]


class PluginFormats:
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
        self._kept: dict[str, dict[str, Any]] = {}
        self._settings: dict[str, Settings] = {}

    def case_readers(self, settings: Settings | None = None) -> tuple[CaseReader, ...]:
        """Return the readers of cases that plug-ins add.

        `settings` are those that the plug-ins find their own options in; the defaults if None. A
        reader that fails to read raises PluginError.
        """
        return tuple(self._with_settings("verifykit_case_readers", settings).values())

    def case_writers(self, builtin: Iterable[str] = ()) -> dict[str, CaseWriter]:
        """Return the writers of cases that plug-ins add; one that fails raises PluginError.

        The names in `builtin` are not theirs to take.
        """
        return self._formats("verifykit_case_writers", builtin)

    def report_writers(
        self, builtin: Iterable[str] = (), settings: Settings | None = None
    ) -> dict[str, ReportWriter]:
        """Return the writers of reports that plug-ins add; one that fails raises PluginError.

        The names in `builtin` are not theirs to take. `settings` are those that the plug-ins find
        their own options in; the defaults if None.
        """
        return self._with_settings("verifykit_report_writers", settings, builtin)

    def capture_readers(self) -> tuple[CaptureReader, ...]:
        """Return the readers of captures that plug-ins add.

        One that fails raises UnreadableCapture: that page cannot be read.
        """
        return tuple(self._formats("verifykit_capture_readers").values())

    def corpus_readers(self) -> tuple[CorpusReader, ...]:
        """Return the readers of corpora that plug-ins add; one that fails raises PluginError."""
        return tuple(self._formats("verifykit_corpus_readers").values())

    def forget(self) -> None:
        """Ask anew next time, because there are other plug-ins now."""
        self._kept.clear()

    def _with_settings(
        self, hook: str, settings: Settings | None, builtin: Iterable[str] = ()
    ) -> dict[str, Any]:
        """The formats of a hook that takes settings; it is asked anew with others than before."""
        settings = Settings() if settings is None else settings
        if settings != self._settings.get(hook):
            self._settings[hook] = settings
            self._kept.pop(hook, None)
        return self._formats(hook, builtin, settings=settings)

    def _formats(
        self, hook: str, builtin: Iterable[str] = (), **arguments: object
    ) -> dict[str, Any]:
        """What plug-ins offer through a hook, by name, each behind its guard."""
        if hook not in self._kept:
            found, failures = offers(self._implementations(hook), builtin, _NEEDS[hook], arguments)
            self._kept[hook] = self._guarded(hook, found) if found else {}
            for failure in failures:
                self._note(failure)
        return self._kept[hook]

    def _guarded(self, hook: str, found: Iterable[Offer]) -> dict[str, Any]:
        from verifykit.plugin.guards import GUARDS

        guard = GUARDS[hook]
        return {one.name: guard(one.plugin, one.name, one.format, self._note) for one in found}


_NEEDS = {
    "verifykit_case_readers": ("suffixes", "sniff", "read"),
    "verifykit_case_writers": ("suffixes", "write"),
    "verifykit_report_writers": ("suffixes", "write"),
    "verifykit_capture_readers": ("media_types", "sniff", "read"),
    "verifykit_corpus_readers": ("suffixes", "read"),
}
"""What a format must have, by the hook that it comes through."""


@part
class Offer:
    """A reader or writer that a plug-in offers under a name."""

    plugin: Plugin
    name: str
    format: Any


def offers(
    implementations: Iterable[Implementation],
    builtin: Iterable[str],
    needs: tuple[str, ...],
    arguments: Mapping[str, object],
) -> tuple[list[Offer], list[Failure]]:
    """Ask every plug-in for its formats; return those of use, and what was wrong with others.

    `builtin` are names that nobody may take, `needs` the methods that a format must have,
    `arguments` those of the hook. A mapping names its formats by its keys, a list by their own
    `name`.
    """
    owners: dict[str, str] = dict.fromkeys(builtin, "verifykit itself")
    accepted: list[Offer] = []
    failures: list[Failure] = []
    for implementation in implementations:
        plugin = implementation.plugin
        for name, offered, flaw in _asked(implementation, arguments, needs, failures):
            if flaw is not None:
                failures.append(HOOK_FAILED.failure(flaw, plugin=plugin.name))
            elif name in owners:
                message = f"the format {name!r} belongs to {owners[name]}; {plugin} has it, too"
                failures.append(NAME_TAKEN.failure(message, plugin=plugin.name))
            else:
                owners[name] = str(plugin)
                accepted.append(Offer(plugin, name, offered))
    return accepted, failures


def _asked(
    implementation: Implementation,
    arguments: Mapping[str, object],
    needs: tuple[str, ...],
    failures: list[Failure],
) -> Sequence[tuple[Any, object, str | None]]:
    """Each thing that is offered, its name, and what is wrong with it."""
    name = implementation.plugin.name
    with contained(HOOK_FAILED.reporter(failures.append, name, "a format hook failed")):
        answer = implementation(**arguments)
        named = (
            answer.items()
            if isinstance(answer, Mapping)
            else [(getattr(one, "name", None), one) for one in answer]
        )
        return [(name, one, _flaw(name, one, needs)) for name, one in named]
    return []


def _flaw(name: object, offered: object, needs: tuple[str, ...]) -> str | None:
    kind = type(offered).__name__
    if isinstance(offered, type):
        return f"it offers the class {offered.__name__} as a format instead of an instance"
    if not isinstance(name, str) or not name:
        return f"it offers a {kind} as a format without a name"
    missing = [need for need in needs if not hasattr(offered, need)]
    if missing:
        return f"it offers a {kind} as the format {name!r}, which has no {' and no '.join(missing)}"
    if "suffixes" not in needs:
        return None
    suffixes = offered.suffixes  # type: ignore[attr-defined]  # it is among the needs
    if not isinstance(suffixes, tuple | list) or not all(map(_is_suffix, suffixes)):
        return f"the endings of the format {name!r} are no list of texts like '.odd'"
    return None


def _is_suffix(value: object) -> bool:
    return isinstance(value, str) and value.startswith(".") and len(value) > 1
