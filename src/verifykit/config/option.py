"""An option: its name, what it means, what it may hold, and where it is set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from attrs import Factory, field

from verifykit.parts import frozen

Kind = Literal["list", "text", "path", "number", "flag", "choice", "pairs", "table"]

CODES = {"$ref": "#/$defs/codes"}
NAMES = {"$ref": "#/$defs/names"}
TEXT = {"type": "string", "minLength": 1}
LONGEST_TIME = 1_000_000
"""Seconds: what waits for a process counts milliseconds, in 32 bits on some systems."""
SECONDS = {"type": "number", "exclusiveMinimum": 0, "maximum": LONGEST_TIME}
ROLES = (
    "source",
    "subject",
    "predicate",
    "value",
    "stance",
    "when",
    "unit",
    "derived_from",
    "weight",
)
"""The columns of a corpus."""
_HOLDS: Mapping[str, Mapping[str, Any]] = {
    "list": NAMES,
    "text": TEXT,
    "path": TEXT,
    "flag": {"type": "boolean"},
}
_DEFAULTS: Mapping[str, Any] = {"list": (), "flag": False, "pairs": {}, "table": {}}
"""What an option of a kind may hold, and what it is where nothing is set, unless it says so."""


@frozen
class Option:
    """An option under its name in a configuration file; a dot stands between table and key.

    `kind` says how text from the environment and the command line is read, `holds` (a JSON Schema)
    what the value may be. A `path` is relative to the file that names it, else to the working
    directory; `pairs` of several layers are joined, where any other value is replaced. `flag` is
    the option of the command line; empty means two hyphens and the name, None that there is none.
    `placeholder` stands for the value in its help.
    """

    name: str
    kind: Kind
    meaning: str
    placeholder: str = ""
    holds: Mapping[str, Any] = field(
        default=Factory(lambda self: _HOLDS[self.kind], takes_self=True), kw_only=True
    )
    default: Any = field(
        default=Factory(lambda self: _DEFAULTS.get(self.kind), takes_self=True), kw_only=True
    )
    flag: str | None = field(default="", kw_only=True)
    otherwise: str = field(default="", kw_only=True)
    """What holds where nothing is set and the default itself does not say it."""
    from_environment: bool = field(default=False, kw_only=True)
    """Whether pairs can be set in the environment, as KEY=VALUE and separated by commas."""

    @property
    def variable(self) -> str | None:
        """The environment variable that sets it; None where none can."""
        if self.kind == "table" or (self.kind == "pairs" and not self.from_environment):
            return None
        return "VERIFYKIT_" + self.name.upper().replace("-", "_").replace(".", "_")

    @property
    def table(self) -> str:
        """The table of the file that it stands in; empty where that is the file itself."""
        return self.name.rpartition(".")[0]

    @property
    def key(self) -> str:
        """Its key in that table."""
        return self.name.rpartition(".")[2]

    @property
    def parameter(self) -> str:
        """Its name as a parameter of a subcommand and as a field of `Settings`."""
        return self.key.replace("-", "_")

    @property
    def on_command_line(self) -> str | None:
        """How it is written on the command line, with both forms of a switch; None if it is not."""
        if self.flag != "":
            return self.flag
        own = f"--{self.name}"
        return f"{own}/--no-{self.name}" if self.kind == "flag" else own
