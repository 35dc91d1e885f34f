"""The argument that names a claim of a case, completed by the shell."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem


def _complete(
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


CLAIM = click.argument("claim", shell_complete=_complete)
