"""What the shell offers to complete: claims of a case, rules, formats."""

from __future__ import annotations

import click
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
        CompletionItem(claim.id, help=claim.text)
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
        CompletionItem(rule.code, help=rule.name)
        for rule in catalogue(Request(values={}, extend={}, isolated=True)).rules
        if rule.code.startswith(incomplete.upper())
    ]


def formats(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the built-in formats of reports."""
    from verifykit.reporting.registry import FORMATS

    return [CompletionItem(name) for name in FORMATS if name.startswith(incomplete)]


COMPLETIONS = {"format": formats}
"""What completes the value of an option of the table, by its name."""
