"""The command line: one subcommand per file in `commands/`, loaded when it is called."""

from __future__ import annotations

from verifykit.cli.main import main

__all__ = ["main"]
