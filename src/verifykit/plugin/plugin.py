"""A plug-in and its answers to hooks, as the manager keeps them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from verifykit.parts import frozen, part

State = Literal["active", "blocked", "failed"]


@frozen(kw_only=True)
class Plugin:
    """A plug-in that is installed or built in.

    `name` is the name of its entry point, of its table of options and of `-p no:NAME`.
    `distribution` and `version` are those of the package it comes from, None where there is none.
    `hooks` are the names of the hooks it implements, sorted; empty unless `state` is "active".
    `reason` says why it is blocked or has failed.
    """

    name: str
    distribution: str | None = None
    version: str | None = None
    builtin: bool = False
    hooks: tuple[str, ...] = ()
    state: State = "active"
    reason: str | None = None

    def __str__(self) -> str:
        if self.builtin:
            return f"built-in {self.name!r}"
        if self.distribution is None:
            return f"plug-in {self.name!r}"
        version = "" if self.version is None else f" {self.version}"
        return f"plug-in {self.name!r} of {self.distribution}{version}"


@part(kw_only=True)
class Implementation:
    """One plug-in's implementation of one hook, to be called as a plain function."""

    plugin: Plugin
    function: Callable[..., Any]
    names: tuple[str, ...]

    def __call__(self, **arguments: Any) -> Any:
        """Call it with those of the hook's arguments that it takes."""
        return self.function(*[arguments[name] for name in self.names])
