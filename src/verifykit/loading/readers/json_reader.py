"""Reads a case from JSON (RFC 8259)."""

from __future__ import annotations

from verifykit.loading.json_text import parse_json
from verifykit.loading.places import Mark, MarkedPlaces
from verifykit.loading.raw import RawDocument
from verifykit.loading.refusal import Refusal, refusable
from verifykit.loading.screen import MAX_VALUES, screen, too_deep, too_deep_at, too_many_at
from verifykit.loading.text import read_text
from verifykit.model.finding import Finding


class JsonReader:
    """The reader of JSON files."""

    name = "json"
    suffixes = (".json",)

    def sniff(self, path: str, head: bytes) -> bool:
        """Return whether the file begins as a JSON object or list does."""
        return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")

    @refusable
    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Read a file, or `data` that stands for it."""
        text = read_text(path, data)
        # Every value but the first follows a comma or opens something: an upper bound, and quick.
        if text.count(",") + text.count("[") + text.count("{") > MAX_VALUES:
            raise Refusal(too_many_at(path, 1, 1))
        parsed = parse_json(text, path)
        places = MarkedPlaces(lambda: _marks(text, path)[0])
        findings: list[Finding] = []
        if parsed.duplicates:
            findings += _marks(text, path)[1]
        if too_deep(parsed.data):
            raise Refusal(too_deep_at(path, 1, 1))
        if parsed.suspicious:
            findings += screen(parsed.data)
        return RawDocument(data=parsed.data, places=places, findings=tuple(findings))


def _marks(text: str, path: str) -> tuple[Mark, list[Finding]]:
    # Positions are needed only once there are findings, and cost more than parsing.
    from verifykit.loading.readers.json_marks import json_marks

    return json_marks(text, path)
