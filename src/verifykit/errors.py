"""The exception tree: failures of the tool. A finding is about a case and is never raised."""

from __future__ import annotations


class VerifykitError(Exception):
    """Base of everything verifykit raises on purpose. The message is fit to show to a person."""

    exit_code = 3


class UsageError(VerifykitError):
    """A command or call asks for something that does not exist or makes no sense."""

    exit_code = 2


class ConfigError(UsageError):
    """The configuration cannot be read or breaks its schema."""


class InputError(VerifykitError):
    """The input cannot be read as what it claims to be, or is invalid."""

    exit_code = 4


class PluginError(VerifykitError):
    """A plug-in is broken, incompatible, missing, or clashes with another one."""
