"""Runs the command line in this process: in a tenth of the time that a new one takes.

What has to do with the process itself (signals, descriptors, what a start imports, plug-ins that
stand in a folder) is tested in processes of its own; see `forked_command` and `test_process.py`.
"""

import contextlib
import io
import os
import sys
from unittest import mock

from verifykit.cli.main import foreign_commands, main
from verifykit.testing import Completed

_OF_A_USER = ("NO_COLOR", "FORCE_COLOR", "COLUMNS")


def run_here(*arguments, stdin=None, cwd=None, environ=None):
    """Run `verifykit` as `verifykit.testing.run_verifykit` does, with the plug-ins installed."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("VERIFYKIT_") and name not in _OF_A_USER
    }
    out, err = _stream(), _stream()
    with (
        mock.patch.dict(os.environ, {**environment, **(environ or {})}, clear=True),
        mock.patch.object(sys, "stdin", _stream((stdin or "").encode())),
        contextlib.chdir(cwd or os.getcwd()),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        # Which subcommands plug-ins add depends on the configuration of the folder.
        foreign_commands.cache_clear()
        code = main([os.fspath(one) for one in arguments])
    return Completed(exit_code=code, stdout=_written(out), stderr=_written(err))


def _stream(content=b""):
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="\n")


def _written(stream):
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8")
