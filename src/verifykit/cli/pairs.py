"""Options whose values are pairs: what holds for one column, or for one predicate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verifykit.config.environment import pairs_of
from verifykit.config.option import ROLES
from verifykit.errors import UsageError
from verifykit.tables.roles import roles_of

_KIND = re.compile(r"(?:(?P<predicate>.+):)?(?P<kind>[a-z]+(?:[~/].*)?)")


def columns_of(pairs: Sequence[str]) -> dict[str, str]:
    """Return the columns of a corpus by role from ROLE=COLUMN,…; raises UsageError."""
    parts = (part.strip() for value in pairs for part in value.split(","))
    return roles_of(filter(None, parts), ROLES)


def kinds_of(texts: Sequence[str]) -> dict[str, str]:
    """Return how values are read by predicate from [PREDICATE:]KIND; raises UsageError."""
    return dict(map(_kind, texts))


def _kind(text: str) -> tuple[str, str]:
    match = _KIND.fullmatch(text)
    if match is None:
        raise UsageError(f"--value takes [PREDICATE:]KIND, as in age:number~5%, not {text!r}")
    return match["predicate"] or "*", match["kind"]


def options_of(texts: Sequence[str]) -> dict[str, str]:
    """Return options of plug-ins from NAME.KEY=VALUE; raises UsageError for another."""
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
