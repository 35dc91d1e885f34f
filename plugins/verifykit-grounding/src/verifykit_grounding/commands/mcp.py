"""`verifykit mcp`: the command."""

from __future__ import annotations

from pathlib import Path

import click

from verifykit_grounding.mcp_server import Desk, server


@click.command(name="mcp", short_help="Serve check, explain and ground to programs.")
@click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="The folder that files are read from; the working directory unless given.",
)
@click.option(
    "--seconds", type=click.FloatRange(min=1), default=60, show_default=True, help="A tool's time."
)
@click.option("--share-private", is_flag=True, help="Tell what a case marks as private, too.")
def mcp_command(root: Path, seconds: float, share_private: bool) -> None:
    """Serve check, explain, ground and count_origins to programs, over standard input and output.

    It speaks the Model Context Protocol, reads files below one folder, and writes nothing.
    What a case marks as private is left out, as with `check --redact`.
    """
    server(Desk(root, seconds, share_private=share_private)).run("stdio")
