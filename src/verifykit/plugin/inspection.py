"""What can be seen of a plug-in before it is asked anything: its form, hooks, API, needs."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from types import ModuleType

import pluggy

from verifykit.plugin import specs
from verifykit.plugin.failures import MALFORMED, WRONG_API
from verifykit.plugin.markers import API_VERSION, PROJECT
from verifykit.plugin.plugin import Plugin
from verifykit.reporting.result import Failure
from verifykit.schema import did_you_mean

_PREFIX = "verifykit_"
_ATTRIBUTES = frozenset({"verifykit_api", "verifykit_requires"})

HOOKS: tuple[str, ...] = tuple(
    name for name, value in vars(specs).items() if hasattr(value, f"{PROJECT}_spec")
)
"""The names of all hooks, in the order in which the specifications are written."""

_MARK = f"{PROJECT}_impl"


class Hooks(pluggy.PluginManager):
    """Pluggy's manager, which asks only about what may be a hook."""

    def parse_hookimpl_opts(self, plugin: object, name: str) -> pluggy.HookimplOpts | None:
        """Return the options of a hook that a plug-in implements under a name, None for others."""
        return super().parse_hookimpl_opts(plugin, name) if _may_be_a_hook(plugin, name) else None


_READER = Hooks(PROJECT)
"""Reads the options of one hook; nothing is ever registered with it."""

_ATTRIBUTE = "verifykit_requires"
"""A plug-in's mapping from the name of another one to versions of it, as `>=1.2,<2`."""


def inspect_plugin(plugin: object, name: str) -> Failure | None:
    """Return what is wrong with a plug-in's form, or None."""
    if isinstance(plugin, type):
        return MALFORMED.failure(
            f"it names the class {plugin.__name__}; name a module or an instance", plugin=name
        )
    api = getattr(plugin, "verifykit_api", API_VERSION)
    if api != API_VERSION:
        return WRONG_API.failure(
            f"it is built for plug-in API {api!r}, this verifykit has API {API_VERSION!r}",
            plugin=name,
        )
    message = next(_flaws(plugin), None)
    return None if message is None else MALFORMED.failure(message, plugin=name)


def _flaws(plugin: object) -> Iterator[str]:
    for attribute in dir(plugin):
        if not _may_be_a_hook(plugin, attribute):
            continue
        options = _options(plugin, attribute)
        if options is None:
            if _looks_like_a_hook(plugin, attribute):
                yield f"{attribute} looks like a hook and is not marked with @hookimpl"
            elif _is_marked(plugin, attribute):
                yield f"{attribute} is marked with @hookimpl and is no function"
        elif attribute not in HOOKS:
            yield f"there is no hook {attribute}{did_you_mean(attribute, HOOKS)}"
        elif options.get("wrapper") or options.get("hookwrapper"):
            yield f"{attribute} is a wrapper; plug-ins cannot wrap one another"
        else:
            yield from _wrong_arguments(getattr(plugin, attribute), attribute)


def _may_be_a_hook(plugin: object, attribute: str) -> bool:
    """Whether it has the name or the mark of a hook, as far as a look into a module tells.

    Looking an attribute up without running anything of the plug-in takes long. Most of what a
    module holds is imported, and neither.
    """
    if type(plugin) is not ModuleType:
        return True
    value = vars(plugin).get(attribute)
    wrapped = isinstance(value, staticmethod | classmethod)
    named = attribute.startswith(_PREFIX) and value is not None
    return named or wrapped or _MARK in getattr(value, "__dict__", ())


def _looks_like_a_hook(plugin: object, attribute: str) -> bool:
    if not attribute.startswith(_PREFIX) or attribute in _ATTRIBUTES:
        return False
    return inspect.isroutine(inspect.getattr_static(plugin, attribute, None))


def _is_marked(plugin: object, attribute: str) -> bool:
    """Whether it has the mark of a hook, which pluggy looks for on functions alone."""
    value = inspect.getattr_static(plugin, attribute, None)
    return _MARK in getattr(value, "__dict__", {})


def _wrong_arguments(function: object, hook: str) -> Iterator[str]:
    offered = inspect.signature(getattr(specs, hook)).parameters
    for parameter in inspect.signature(function).parameters.values():  # type: ignore[arg-type]  # a marked hook is callable
        if parameter.kind is parameter.KEYWORD_ONLY and parameter.default is parameter.empty:
            yield f"{hook}: the argument {parameter.name} may not be keyword-only"
        if parameter.kind is parameter.POSITIONAL_OR_KEYWORD and parameter.name not in offered:
            listed = ", ".join(offered) or "no arguments"
            yield f"{hook} has no argument {parameter.name}; it offers {listed}"


def _options(plugin: object, attribute: str) -> pluggy.HookimplOpts | None:
    if inspect.getattr_static(plugin, attribute, None) is None:
        # Older releases of pluggy raise for what is not there.
        return None
    return _READER.parse_hookimpl_opts(plugin, attribute)


def unmet(plugin: object, known: Mapping[str, Plugin]) -> str | None:
    """Return which requirement of a plug-in is not met by those that are known; None if all are.

    Raise ValueError where what it requires makes no sense.
    """
    wanted = getattr(plugin, _ATTRIBUTE, None)
    if wanted is None:
        return None
    if not isinstance(wanted, Mapping):
        raise ValueError(f"{_ATTRIBUTE} is a {type(wanted).__name__} and no mapping")
    # Most plug-ins need no other, and the reader of versions takes a while to import.
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    for name, versions in wanted.items():
        try:
            specifiers = SpecifierSet(versions)
        except InvalidSpecifier as error:
            raise ValueError(f"{_ATTRIBUTE}: {versions!r} says no versions") from error
        found = known.get(name)
        if found is None or found.state != "active":
            return f"it needs the plug-in {name!r}, which is not here"
        if found.version is None and versions:
            return f"it needs the plug-in {name!r} {versions}, and this one has no version"
        if found.version is not None and not specifiers.contains(found.version, prereleases=True):
            return f"it needs the plug-in {name!r} {versions}, and {found.version} is here"
    return None
