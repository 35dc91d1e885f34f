"""Turns a reader's refusal into a document that holds nothing but the finding."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from verifykit.loading.marks import Mark, MarkedPlaces
from verifykit.loading.raw import RawDocument
from verifykit.loading.refusal import Refusal

_Read = Callable[[Any, str, bytes | None], RawDocument]


def refusable(read: _Read) -> _Read:
    """Wrap a `read` method so that a Refusal becomes a finding of an empty document."""

    @wraps(read)
    def reading(reader: Any, path: str, data: bytes | None) -> RawDocument:
        try:
            return read(reader, path, data)
        except Refusal as refusal:
            places = MarkedPlaces(lambda: Mark(path, 1, 1))
            return RawDocument(data=None, places=places, findings=(refusal.finding,))

    return reading
