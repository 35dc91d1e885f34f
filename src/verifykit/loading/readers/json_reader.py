"""Reads a case from JSON."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from attrs import frozen

from verifykit.loading.marks import MarkedPlaces
from verifykit.loading.raw import RawDocument
from verifykit.loading.readers.refusable import refusable
from verifykit.loading.refusal import Refusal, finding_at
from verifykit.loading.rules.input import SYNTAX
from verifykit.loading.screen import (
    MAX_VALUES,
    parse_integer,
    screen,
    too_deep,
    too_deep_at,
    too_many_at,
)
from verifykit.loading.text import read_text
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule

_SUSPICIOUS_ESCAPE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")


class JsonReader:
    """The reader of JSON (RFC 8259) files."""

    name = "json"
    suffixes = (".json",)

    def sniff(self, path: str, head: bytes) -> bool:
        """Whether the file begins as a JSON object or list does."""
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


@frozen
class Parsed:
    """JSON data, and what was noticed while it was parsed."""

    data: Any
    duplicates: bool
    """Some key is given twice in one object."""
    suspicious: bool
    """There may be numbers or characters that are unusable."""


def parse_json(
    text: str, path: str, line: int | None = None, column: int | None = None, rule: Rule = SYNTAX
) -> Parsed:
    """Parse JSON text; raises Refusal with `rule`.

    `line` and `column` are the place of a cell that the text stands in, without which it is all
    of the file.
    """
    hooks = _Hooks()
    try:
        data = json.loads(
            text,
            object_pairs_hook=hooks.pairs,
            parse_constant=hooks.constant,
            parse_float=hooks.decimal,
            parse_int=hooks.integer,
        )
    except json.JSONDecodeError as error:
        message = f"this is not JSON: {error.msg[0].lower()}{error.msg[1:]}"
        place = (line or error.lineno, column or error.colno)
        raise Refusal(finding_at(rule, message, path, *place)) from error
    except RecursionError as error:
        place = (line or 1, column or 1)
        raise Refusal(too_deep_at(path, *place)) from error
    suspicious = hooks.suspicious or _SUSPICIOUS_ESCAPE.search(text) is not None
    return Parsed(data, hooks.duplicates, suspicious)


class _Hooks:
    """Notices, while the JSON parser runs, what it would pass over."""

    def __init__(self) -> None:
        self.duplicates = False
        self.suspicious = False

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) != len(pairs):
            self.duplicates = True
            members = dict(reversed(pairs))
        return members

    def constant(self, text: str) -> float:
        self.suspicious = True
        return math.nan

    def decimal(self, text: str) -> float:
        number = float(text)
        self.suspicious |= math.isinf(number)
        return number

    def integer(self, text: str) -> int | float:
        number = parse_integer(text)
        self.suspicious |= number == math.inf
        return number


def _marks(text: str, path: str) -> Any:
    # Positions are needed only once there are findings, and cost more than parsing.
    from verifykit.loading.readers.json_marks import json_marks

    return json_marks(text, path)
