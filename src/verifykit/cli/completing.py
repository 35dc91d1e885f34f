"""What the shell offers to complete: claims of a case, rules, formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def claims(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the claims of the case that is already on the line, with their texts."""
    path = context.params.get("path")
    if not path or path == "-":
        return []
    from verifykit.loading import load

    case = load(path).case
    return [
        _item(claim.id, claim.text)
        for claim in (case.claims if case else ())
        if claim.id.startswith(incomplete)
    ]


def rules(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the codes of the rules, with their names."""
    from verifykit.cli.catalogue import catalogue
    from verifykit.cli.request import Request

    return [
        _item(rule.code, rule.name)
        for rule in catalogue(Request(values={}, extend={}, isolated=True)).rules
        if rule.code.startswith(incomplete.upper())
    ]


def formats(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the built-in formats of reports."""
    from verifykit.reporting.registry import FORMATS

    return [_item(name) for name in FORMATS if name.startswith(incomplete)]


def _item(value: str, told: str | None = None) -> CompletionItem:
    # Imported here: every run declares what completes an option, and few complete one.
    from click.shell_completion import CompletionItem

    return CompletionItem(value, help=told)


COMPLETIONS = {"format": formats}
"""What completes the value of an option of the table, by its name."""
