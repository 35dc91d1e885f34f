"""Runs the command line as a person would, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import frozen


@frozen(kw_only=True)
class Completed:
    """What a run of the command line left: its exit code and what it wrote."""

    exit_code: int
    stdout: str
    stderr: str

    def json(self) -> Any:
        """Return standard output read as JSON; raise ValueError if it is none."""
        return json.loads(self.stdout)


def run_verifykit(
    *arguments: str | os.PathLike[str],
    stdin: str | None = None,
    cwd: Path | None = None,
    environ: Mapping[str, str] | None = None,
    seconds: float = 60,
) -> Completed:
    """Run `verifykit` with these arguments and wait for it.

    Installed plug-ins are found as always: the one under test has to be installed, `pip install
    -e .` is enough. `environ` is added to the environment. Raise subprocess.TimeoutExpired after
    `seconds`.
    """
    done = subprocess.run(
        [sys.executable, "-m", "verifykit", *(os.fspath(one) for one in arguments)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "100", **(environ or {})},
        timeout=seconds,
        check=False,
    )
    return Completed(exit_code=done.returncode, stdout=done.stdout, stderr=done.stderr)
