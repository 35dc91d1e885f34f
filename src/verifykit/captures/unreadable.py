"""A capture whose text cannot be had, with the reason in words."""

from __future__ import annotations

from verifykit.errors import InputError


class UnreadableCapture(InputError):
    """A capture is not there, is not text, or needs a library that is not installed."""
