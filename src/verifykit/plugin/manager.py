"""The plug-in manager: who is there, who is blocked, who failed, and what they contribute."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

import pluggy
from attrs import evolve

from verifykit.config.settings import Settings
from verifykit.errors import ConfigError, PluginError
from verifykit.model.rule import Rule
from verifykit.plugin import specs
from verifykit.plugin.commands import commands_of
from verifykit.plugin.containment import contained
from verifykit.plugin.discovery import Candidate, autoload_disabled, find_installed, local_plugin
from verifykit.plugin.failures import (
    MALFORMED,
    NAME_TAKEN,
    NOT_IMPORTABLE,
    REQUIREMENT,
    describe,
)
from verifykit.plugin.formats import PluginFormats
from verifykit.plugin.inspection import Hooks, inspect_plugin, unmet
from verifykit.plugin.markers import PROJECT
from verifykit.plugin.options import complete_options
from verifykit.plugin.plugin import Implementation, Plugin
from verifykit.plugin.protocols import Command
from verifykit.plugin.registry import CODE, Registry, register_checkers
from verifykit.reporting.result import Failure


class PluginManager:
    """Holds the plug-ins of one process.

    `disable` names plug-ins that are never imported, `require` names plug-ins without which
    nothing should run; `local` are files of plug-ins that are not installed. Raise ConfigError if
    a plug-in is both disabled and required.
    """

    def __init__(
        self,
        *,
        disable: Iterable[str] = (),
        require: Iterable[str] = (),
        local: Iterable[str] = (),
    ) -> None:
        self._disable = frozenset(disable)
        self._require = tuple(require)
        self._local = tuple(local)
        both = sorted(self._disable.intersection(self._require))
        if both:
            raise ConfigError(f"plug-in {both[0]!r} is both required and disabled")
        self._pluggy = Hooks(PROJECT)
        self._pluggy.add_hookspecs(specs)
        self._plugins: dict[str, Plugin] = {}
        self._failures: list[Failure] = []
        self._discovered = False
        self._sees_all = False
        self._completed: tuple[Settings, Settings] | None = None
        self._registry: tuple[Settings, Registry] | None = None
        self._formats = PluginFormats(self.implementations, self._note)

    @property
    def plugins(self) -> tuple[Plugin, ...]:
        """All plug-ins that are known: active ones in the order of registration, then others."""
        return tuple(sorted(self._plugins.values(), key=lambda plugin: plugin.state != "active"))

    @property
    def formats(self) -> PluginFormats:
        """The readers and writers that the plug-ins add."""
        return self._formats

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What failed while plug-ins were loaded; what they contribute is checked elsewhere."""
        return tuple(self._failures)

    @property
    def complete(self) -> bool:
        """Whether everything that is installed is known and active, so that a name says all."""
        return self._sees_all and all(one.state == "active" for one in self._plugins.values())

    def register(
        self,
        plugin: object,
        name: str,
        *,
        distribution: str | None = None,
        version: str | None = None,
        builtin: bool = False,
    ) -> Plugin:
        """Register a module or instance that implements hooks, unless `name` is disabled.

        Return what became of it. A plug-in that is malformed, built for another API or whose
        name is taken is left out and its failure is kept; nothing is raised.
        """
        entry = Plugin(name=name, distribution=distribution, version=version, builtin=builtin)
        return self._admit(Candidate(entry, lambda: plugin))

    def discover(self, environ: Mapping[str, str] | None = None) -> None:
        """Import and register the installed plug-ins; a second call does nothing.

        With VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD set in `environ` (default: the process's), only
        those are loaded that are required by name. Raise PluginError if a required plug-in is
        missing or failed.
        """
        if self._discovered:
            return
        self._discovered = True
        restricted = autoload_disabled(os.environ if environ is None else environ)
        if not restricted or self._require:
            for candidate in find_installed():
                if not restricted or candidate.plugin.name in self._require:
                    self._admit(candidate)
        for path in self._local:
            self._admit(local_plugin(path))
        self._sees_all = not restricted
        self._settle_requirements()
        for name in self._require:
            self._insist_on(name)

    def implementations(self, hook: str) -> tuple[Implementation, ...]:
        """Return the implementations of a hook in the order in which they are asked."""
        caller: pluggy.HookCaller = getattr(self._pluggy.hook, hook)
        order = {name: index for index, name in enumerate(self._plugins)}
        found = sorted(
            caller.get_hookimpls(),
            key=lambda one: (one.trylast - one.tryfirst, order[one.plugin_name]),
        )
        return tuple(
            Implementation(
                plugin=self._plugins[one.plugin_name],
                function=one.function,
                names=tuple(one.argnames),
            )
            for one in found
        )

    def checkers(self, settings: Settings, core: Iterable[Rule] = ()) -> Registry:
        """Return the checkers of all plug-ins for these settings; asked for once, then kept.

        `core` are the rules of verifykit itself, which no checker may take. Raise ConfigError
        if the settings have options or names that no plug-in takes.
        """
        if self._registry is None or self._registry[0] != settings:
            self._settle_requirements()
            self.complete_settings(settings)
            implementations = self.implementations("verifykit_checkers")
            self._registry = (settings, register_checkers(implementations, settings, core))
        return self._registry[1]

    def commands(
        self, settings: Settings, own: Iterable[str]
    ) -> tuple[dict[str, tuple[str, Command]], tuple[Failure, ...]]:
        """Return the subcommands that plug-ins add, by name, each with its plug-in, and failures.

        The names in `own` are not theirs to take.
        """
        implementations = self.implementations("verifykit_commands")
        return commands_of(implementations, settings, own, self.formats.capture_readers())

    def complete_settings(self, settings: Settings) -> Settings:
        """Return the settings with what the plug-ins' schemas add to their options.

        That is the defaults, and the folder before relative paths. Raise ConfigError for options
        that a plug-in does not take, and names nobody has.
        """
        if self._completed is None or settings not in self._completed:
            self._completed = (settings, self._complete(settings))
        return self._completed[1]

    def _complete(self, settings: Settings) -> Settings:
        for name in settings.accept:
            # Also a rule (CODE) or one proposal (PLUGIN:DIGEST) can be accepted.
            if not CODE.fullmatch(name):
                self._know(name.partition(":")[0], "accept")
        schemas = {one.plugin.name: one for one in self.implementations("verifykit_options_schema")}
        tables = dict(settings.plugins)
        given = _by_plugin(settings.option)
        for name in dict.fromkeys((*tables, *given, *schemas)):
            plugin = self._know(name, "plugins")
            if plugin is not None and plugin.state == "active":
                table = tables.get(name, {})
                whole = complete_options(
                    plugin, table, schemas.get(name), settings.folder, given.get(name)
                )
                if isinstance(whole, Failure):
                    self._keep(self._leave_out(plugin, whole))
                elif whole:
                    tables[name] = whole
        return evolve(settings, plugins=tables)

    def _settle_requirements(self) -> None:
        """Leave out who needs a plug-in that is not here, and who then needs them."""
        changed = True
        while changed:
            changed = False
            for name, plugin in list(self._plugins.items()):
                failure = self._unmet(name) if plugin.state == "active" else None
                if failure is not None:
                    self._keep(self._leave_out(plugin, failure))
                    changed = True

    def _unmet(self, name: str) -> Failure | None:
        raised: list[BaseException] = []
        with contained(raised.append):
            message = unmet(self._pluggy.get_plugin(name), self._plugins)
            return None if message is None else REQUIREMENT.failure(message, plugin=name)
        return REQUIREMENT.failure(describe(raised[0]), plugin=name)

    def _note(self, failure: Failure) -> None:
        if failure not in self._failures:
            self._failures.append(failure)

    def _know(self, name: str, where: str) -> Plugin | None:
        plugin = self._plugins.get(name)
        if plugin is None and self._sees_all:
            raise ConfigError(f"{where}: there is no plug-in {name!r} here")
        return plugin

    def _admit(self, candidate: Candidate) -> Plugin:
        entry = candidate.plugin
        first = self._plugins.get(entry.name)
        if first is not None:
            message = f"the name {entry.name!r} belongs to {first}; {entry} has it, too"
            self._failures.append(NAME_TAKEN.failure(message, plugin=entry.name))
            return evolve(entry, state="failed", reason=message)
        if entry.name in self._disable:
            return self._keep(evolve(entry, state="blocked", reason="disabled by name"))
        return self._keep(self._load(candidate))

    def _load(self, candidate: Candidate) -> Plugin:
        entry = candidate.plugin
        failure: Failure | None = None

        def failed(error: BaseException) -> None:
            nonlocal failure
            failure = NOT_IMPORTABLE.failure(describe(error), plugin=entry.name, error=error)

        with contained(failed):
            plugin = candidate.load()
            failure = inspect_plugin(plugin, entry.name) or self._twice(plugin, entry)
            if failure is None:
                self._pluggy.register(plugin, name=entry.name)
                # Inspection names the misspelled hook; this is pluggy's own last word on it.
                self._pluggy.check_pending()
                callers = self._pluggy.get_hookcallers(plugin) or ()
                return evolve(entry, hooks=tuple(sorted(one.name for one in callers)))
        assert failure is not None
        return self._leave_out(entry, failure)

    def _twice(self, plugin: object, entry: Plugin) -> Failure | None:
        """What is wrong with a module that is here already, under another name."""
        name = self._pluggy.get_name(plugin)
        if name is None:
            return None
        message = f"it is the same module or instance as {self._plugins[name]}"
        return MALFORMED.failure(message, plugin=entry.name)

    def _leave_out(self, plugin: Plugin, failure: Failure) -> Plugin:
        if self._pluggy.has_plugin(plugin.name):
            self._pluggy.unregister(name=plugin.name)
        self._failures.append(failure)
        reason = f"{failure.code}: {failure.message}"
        return evolve(plugin, hooks=(), state="failed", reason=reason)

    def _keep(self, plugin: Plugin) -> Plugin:
        self._plugins[plugin.name] = plugin
        self._registry = None
        self._completed = None
        self._formats.forget()
        return plugin

    def _insist_on(self, name: str) -> None:
        plugin = self._plugins.get(name)
        if plugin is None:
            raise PluginError(f"the required plug-in {name!r} is not installed")
        if plugin.state == "failed":
            raise PluginError(f"the required plug-in {name!r} is broken: {plugin.reason}")


def _by_plugin(given: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Options under NAME.KEY, by plug-in."""
    tables: dict[str, dict[str, Any]] = {}
    for name, value in given.items():
        plugin, _, key = name.partition(".")
        tables.setdefault(plugin, {})[key] = value
    return tables
