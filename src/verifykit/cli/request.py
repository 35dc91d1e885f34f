"""What the command line asks for: the values of options, as they are read from their texts."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from verifykit.config.configuration import Configuration, configure
from verifykit.config.environment import pairs_of
from verifykit.config.option import ROLES
from verifykit.errors import UsageError
from verifykit.parts import part

_KIND = r"(?:(?P<predicate>.+):)?(?P<kind>(?:many )?[a-z]+(?:[~/].*)?)"


@part(kw_only=True)
class Request:
    """What the command line asks for, beside the paths; goes before environment and file."""

    values: Mapping[str, Any]
    extend: Mapping[str, Sequence[str]]
    config: Path | None = None
    isolated: bool = False

    def configuration(self, path: Path) -> Configuration:
        """Return the configuration that holds for a path; raise ConfigError."""
        return configure(
            path,
            command_line=self.values,
            environment=os.environ,
            config=self.config,
            isolated=self.isolated,
            extend=self.extend,
        )


def columns_of(pairs: Sequence[str]) -> dict[str, str]:
    """Return the columns of a corpus by role from ROLE=COLUMN,…; raise UsageError."""
    from verifykit.tables.roles import roles_of

    parts = (part.strip() for value in pairs for part in value.split(","))
    return roles_of(filter(None, parts), ROLES)


def kinds_of(texts: Sequence[str]) -> dict[str, str]:
    """Return how values are read by predicate from [PREDICATE:]KIND; raise UsageError."""
    return dict(map(_kind, texts))


def _kind(text: str) -> tuple[str, str]:
    match = re.fullmatch(_KIND, text)
    if match is None:
        raise UsageError(f"--value takes [PREDICATE:]KIND, as in age:number~5%, not {text!r}")
    return match["predicate"] or "*", match["kind"]


def options_of(texts: Sequence[str]) -> dict[str, str]:
    """Return options of plug-ins from NAME.KEY=VALUE; raise UsageError for another."""
    try:
        found = pairs_of(texts)
    except ValueError as error:
        raise UsageError(f"--option takes NAME.KEY=VALUE, not {str(error)!r}") from error
    for name in found:
        if not all(name.partition(".")):
            raise UsageError(f"--option takes NAME.KEY=VALUE, and {name!r} names no plug-in's key")
    return found


READ = {"option": options_of, "corpus.columns": columns_of, "corpus.values": kinds_of}
"""What reads the pairs of an option, by its name."""


def of_plugins(given: Sequence[str]) -> dict[str, list[str]]:
    """Return what `-p` adds to the lists of plug-ins; raise UsageError for an empty name."""
    blocked = [name.removeprefix("no:") for name in given if name.startswith("no:")]
    local = [str(Path(name).absolute()) for name in given if name.endswith(".py")]
    demanded = [name for name in given if not name.startswith("no:") and not name.endswith(".py")]
    if not all(blocked) or not all(demanded):
        raise UsageError("-p needs the name of a plug-in: -p NAME or -p no:NAME")
    extend = {"disable": blocked, "require": demanded, "local-plugins": local}
    return {name: names for name, names in extend.items() if names}
