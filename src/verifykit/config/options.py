"""The options that a configuration file, the environment and the command line can set."""

from __future__ import annotations

from typing import Any, Literal

from attrs import frozen

Kind = Literal["list", "text", "number", "flag", "table"]


@frozen
class Option:
    """An option under its name in a configuration file.

    `is_path` marks a path, which is relative to the file that names it, else to the working
    directory.
    """

    name: str
    kind: Kind
    default: Any = None
    is_path: bool = False

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return "VERIFYKIT_" + self.name.upper().replace("-", "_")


OPTIONS = (
    Option("select", "list", ()),
    Option("ignore", "list", ()),
    Option("fail-on", "list", ("error",)),
    Option("fail-under", "number"),
    Option("exit-zero", "flag", False),
    Option("format", "text", "text"),
    Option("statistics", "flag", False),
    Option("color", "text", "auto"),
    Option("accept", "list", ()),
    Option("disable", "list", ()),
    Option("require", "list", ()),
    Option("checker-timeout", "number"),
    Option("parameters", "text", is_path=True),
    Option("profile", "text", is_path=True),
    Option("prefer-profile", "flag", False),
    Option("plugins", "table", {}),
    Option("corpus", "table", {}),
)
"""Every option, in the order in which `verifykit config` shows them."""
