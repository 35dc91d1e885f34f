"""The hooks of the plug-in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verifykit import Case, Proposal, Settings, hookimpl
from verifykit.services import Services
from verifykit_grounding.checker import GroundingChecker

if TYPE_CHECKING:
    from click import Command

    from verifykit.captures import CaptureReader

verifykit_api = "1"


@hookimpl
def verifykit_checkers(settings: Settings) -> tuple[GroundingChecker]:
    """Return the one checker; the model of verifykit-entailment is its as well."""
    return (GroundingChecker(settings.plugins.get("entailment")),)


@hookimpl
def verifykit_capture_readers() -> tuple[CaptureReader]:
    """Return the reader of Word documents."""
    from verifykit_grounding.inputs.word import WordReader

    return (WordReader(),)


@hookimpl
def verifykit_proposals(case: Case, services: Services) -> Iterator[Proposal]:
    """Yield what the text of a draft says beyond its sentences."""
    if any(name == "x-draft" for name, _ in case.extensions):
        from verifykit_grounding.drafting.proposing import draft_proposals

        yield from draft_proposals(case, services)


@hookimpl
def verifykit_commands(settings: Settings, services: Services) -> Iterator[Command]:
    """Yield the subcommands of the package."""
    # Imported here: splitting sentences and reading Markdown are not needed for other cases.
    from verifykit_grounding.commands import subcommands

    yield from subcommands(settings, services)
