"""The hooks of the plug-in: its checker, its proposals and its options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit import Case, Proposal, Settings, hookimpl
from verifykit_echo.captures import compares
from verifykit_echo.checker import EchoChecker
from verifykit_echo.options import SCHEMA, EchoOptions

verifykit_api = "1"

_NAME = "echo"
"""The name of the entry point, and so that of the table of options."""


@hookimpl
def verifykit_checkers() -> tuple[EchoChecker]:
    """Return the one checker."""
    return (EchoChecker(),)


@hookimpl
def verifykit_options_schema() -> Mapping[str, Any]:
    """Return the schema of `[tool.verifykit.plugins.echo]`."""
    return SCHEMA


@hookimpl
def verifykit_proposals(case: Case, settings: Settings) -> Iterator[Proposal]:
    """Propose that evidence in a copy derives from the document that was copied."""
    if not compares(case):
        return
    from verifykit_echo.derivation import proposals
    from verifykit_echo.echoes import find_echoes

    options = EchoOptions.of(settings.plugins.get(_NAME, {}))
    yield from proposals(find_echoes(case, options), case, options)
