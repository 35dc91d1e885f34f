"""`verifykit schema`: the published contracts, word for word."""

from __future__ import annotations

import click

from verifykit.cli.terminal import standard_output
from verifykit.schema import SCHEMAS, schema_text


@click.command(
    "schema",
    short_help="Print a published JSON Schema.",
    epilog=f"NAME is one of {', '.join(SCHEMAS)}.",
)
@click.argument("name", metavar="[NAME]", type=click.Choice(SCHEMAS), default=SCHEMAS[0])
def command(name: str) -> None:
    """Print a published JSON Schema: the case format by default.

    An editor that is shown this schema completes and explains the keys of a case.
    """
    standard_output(data=True).write(schema_text(name))
