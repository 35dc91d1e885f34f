"""What reads the text of captures of a kind that is neither plain text nor HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from verifykit.errors import InputError
from verifykit.parts import frozen


@frozen
class CapturedText:
    """The text of a capture: `main` without menus and footers, `whole` with all that is visible.

    Paragraphs are lines. For plain text the two are the same.
    """

    main: str
    whole: str


class CaptureReader(Protocol):
    """Reads captures of one kind, such as PDF."""

    @property
    def name(self) -> str:
        """The kind's name, as messages call it."""
        ...

    @property
    def media_types(self) -> Sequence[str]:
        """The media types of the kind, such as `application/pdf`, in lower case."""
        ...

    def sniff(self, head: bytes) -> bool:
        """Return whether a capture that begins so is of this kind; `head` is its first 4 kB."""
        ...

    def read(self, data: bytes) -> CapturedText:
        """Return the text of a capture.

        Raise `verifykit.captures.UnreadableCapture`, with the reason, if none can be had.
        """
        ...


class UnreadableCapture(InputError):
    """A capture is not there, is not text, or needs a library that is not installed."""
