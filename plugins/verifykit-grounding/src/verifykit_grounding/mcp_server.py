"""`verifykit mcp`: four read-only tools for programs that speak the Model Context Protocol.

Every tool runs verifykit in a process of its own, which is ended when its time is over. Paths are
confined to the folder that the server was started in, and what lies there counts for nothing but
input: no configuration is read, so no local plug-in is run.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import wraps
from inspect import getdoc
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from attrs import frozen

from verifykit import InputError, UsageError, __version__

if TYPE_CHECKING:
    from mcp.server import MCPServer

MOST_BYTES = 32_000_000
"""An input, a folder with all its files, has at most this many bytes."""

_ALONE = ("--isolated",)

SECONDS = 60.0
"""How long a tool may take."""


@frozen
class Desk:
    """Answers the tools for the files below `root`.

    Whoever asks may be a model on another machine, so what a case marks as private is left out
    unless `share_private`.
    """

    root: Path
    seconds: float = SECONDS
    most_bytes: int = MOST_BYTES
    share_private: bool = False

    def check_case(self, path: str) -> dict[str, Any]:
        """Score every claim of a case file or folder; return verifykit's JSON assessment."""
        told = self._told("check", self._inside(path), "--format", "json", "--exit-zero")
        return {**_object(told), "path": path}

    def explain_claim(self, path: str, claim: str) -> str:
        """Explain the score of one claim of a case: the waterfall, who has it from whom."""
        return self._told("explain", self._inside(path), claim, "--color", "never")

    def ground_answer(self, path: str, documents: str | None = None) -> dict[str, Any]:
        """Hold each sentence of a text, a cited or a saved answer against what it cites.

        `documents` is a folder with captures of what is cited.
        """
        arguments = ["ground", self._inside(path), "--format", "json"]
        if documents is not None:
            arguments += ["--documents", self._inside(documents)]
        return _object(self._run(*arguments))

    def count_origins(self, path: str) -> dict[str, Any]:
        """Count the documents behind each claim of a case, and the origins that they can have.

        Whoever speaks for a claim may be outweighed: its verdict stands beside the counts.
        """
        found = self.check_case(path)
        return {
            one["id"]: {name: one[name] for name in ("verdict", "support", "opposition")}
            for one in found["claims"]
        }

    def _told(self, *arguments: str) -> str:
        """What a command says of a case, as far as it may leave this machine."""
        redacting = () if self.share_private else ("--redact",)
        return self._run(*arguments, *redacting, *_ALONE)

    def _inside(self, path: str) -> str:
        """Return a path below the root; raise InputError for another, and for one too large."""
        try:
            target = (self.root / path).resolve(strict=True)
        except (OSError, ValueError, RuntimeError) as error:
            raise InputError(f"{path} is not there") from error
        if not target.is_relative_to(self.root.resolve()):
            raise InputError(f"{path} is outside of the folder that the server was started in")
        files = [target] if target.is_file() else target.rglob("*")
        size = 0
        for file in files:
            size += file.stat().st_size if file.is_file() else 0
            if size > self.most_bytes:
                raise InputError(f"{path} has more than {self.most_bytes:,} bytes")
        return str(target)

    def _run(self, *arguments: str) -> str:
        command = [sys.executable, "-m", "verifykit", *arguments]
        # An empty working folder has no configuration that a plug-in's command could find.
        with TemporaryDirectory() as empty:
            try:
                done = subprocess.run(
                    command,
                    cwd=empty,
                    stdin=subprocess.DEVNULL,
                    capture_output=True,
                    encoding="utf-8",
                    timeout=self.seconds,
                    check=False,
                )
            except subprocess.TimeoutExpired as error:
                raise InputError(f"it took longer than {self.seconds:g} seconds") from error
        if done.returncode not in (0, 1, 5) and not done.stdout:
            raise InputError(done.stderr.strip() or f"it ended with {done.returncode}")
        return done.stdout


def _object(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


def server(desk: Desk) -> MCPServer:
    """Return a server with the tools; raise UsageError where the SDK is not installed."""
    try:
        from mcp.server import MCPServer
    except ImportError as error:
        raise UsageError("this needs the SDK: install verifykit-grounding[mcp]") from error
    from mcp.types import ToolAnnotations

    reads = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    made = MCPServer("verifykit", version=__version__)
    for tool in (desk.check_case, desk.explain_claim, desk.ground_answer, desk.count_origins):
        described = made.tool(description=getdoc(tool), annotations=reads, structured_output=False)
        described(_telling(tool))
    return made


def _telling(tool: Callable[..., Any]) -> Callable[..., Any]:
    """Return a tool whose refusals reach the client in words, as the SDK wants them raised."""
    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(tool)
    def telling(*args: Any, **kwargs: Any) -> Any:
        try:
            return tool(*args, **kwargs)
        except InputError as error:
            raise ToolError(str(error)) from error

    return telling
