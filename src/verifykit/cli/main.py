"""The entry point: runs a subcommand and turns whatever happens into an exit code."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence

import click

from verifykit.cli.group import root
from verifykit.errors import ConfigError, ExitCode, VerifykitError

_FULL = (errno.ENOSPC, errno.EDQUOT)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `verifykit` with these arguments (those of the process by default).

    Returns the exit code. Set VERIFYKIT_TRACEBACK=1 to see the traceback of an internal failure.
    """
    try:
        return int(root.main(arguments, prog_name="verifykit", standalone_mode=False) or 0)
    except click.exceptions.UsageError as error:
        error.show()
        return ExitCode.USAGE
    except click.ClickException as error:
        return _fail(error.format_message(), ExitCode.USAGE)
    except ConfigError as error:
        # One fault a line, and each is a message of its own.
        return _fail("\nverifykit: ".join(str(error).splitlines()), error.exit_code)
    except VerifykitError as error:
        return _fail(str(error), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted", ExitCode.INTERRUPTED)
    except SystemExit:
        return _fail("something ended the run before it was finished", ExitCode.FAILURE)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _FULL:
            return _fail(f"cannot write the output: {error.strerror}", ExitCode.USAGE)
        if os.environ.get("VERIFYKIT_TRACEBACK"):
            raise
        return _fail(
            f"internal failure: {type(error).__name__}: {error}\n"
            "This is a fault of verifykit, not of the case; or of a plug-in, if "
            "VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD=1 makes it go away. "
            "VERIFYKIT_TRACEBACK=1 shows where it happened.",
            ExitCode.FAILURE,
        )


def _fail(message: str, code: int) -> int:
    # What a message quotes may be anybody's text, which must not steer the terminal.
    from verifykit.reporting.visible import escape

    lines = "\n".join(map(escape, message.split("\n")))
    click.echo(f"verifykit: {lines}", err=True)
    return code
