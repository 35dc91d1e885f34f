"""The exception tree: failures of the tool. A finding is about a case and is never raised."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verifykit.model.finding import Finding


class ExitCode(IntEnum):
    """What the command ends with. Over several files the first that applies, in this order."""

    USAGE = 2
    """The command line or the configuration makes no sense."""
    FAILURE = 3
    """A plug-in or verifykit itself failed; what could be done without it was done."""
    INVALID = 4
    """An input is unreadable or invalid."""
    NO_CLAIMS = 5
    """There was nothing to check."""
    FINDINGS = 1
    """Findings at or above `--fail-on`, or a score under `--fail-under`."""
    OK = 0
    INTERRUPTED = 130
    """Stopped by the keyboard: 128 + SIGINT, as a shell reports it."""
    BROKEN_PIPE = 141
    """Whoever read the output went away: 128 + SIGPIPE."""
    TERMINATED = 143
    """Ended by a request to terminate: 128 + SIGTERM."""


class VerifykitError(Exception):
    """Base of everything verifykit raises on purpose. The message is fit to show to a person."""

    exit_code = ExitCode.FAILURE


class UsageError(VerifykitError):
    """A command or call asks for something that does not exist or makes no sense."""

    exit_code = ExitCode.USAGE


class ConfigError(UsageError):
    """The configuration cannot be read or breaks its schema."""


class InputError(VerifykitError):
    """The input cannot be read as what it claims to be, or is invalid."""

    exit_code = ExitCode.INVALID


class PluginError(VerifykitError):
    """A plug-in is broken, incompatible, missing, or clashes with another one.

    `plugin` is its name, where one plug-in alone is to blame.
    """

    def __init__(self, message: str, plugin: str | None = None) -> None:
        super().__init__(message)
        self.plugin = plugin


class InvalidCase(InputError):
    """A case cannot be loaded, or not be written as asked, because of its `findings`."""

    def __init__(self, path: str, findings: tuple[Finding, ...]) -> None:
        first = findings[0]
        place = f"{first.path or path}:{first.line or 1}"
        more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
        super().__init__(f"{place}: {first.rule} {first.message}{more}")
        self.path = path
        self.findings = findings

    def __reduce__(self) -> tuple[type[InvalidCase], tuple[str, tuple[Finding, ...]]]:
        return (type(self), (self.path, self.findings))
