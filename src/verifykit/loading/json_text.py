"""Parses JSON, and notices what the parser would pass over."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from verifykit.loading.refusal import Refusal, finding_at
from verifykit.loading.rules import SYNTAX
from verifykit.loading.screen import parse_integer, too_deep_at
from verifykit.model.rule import Rule
from verifykit.parts import part

_SUSPICIOUS_ESCAPE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")


@part
class JsonDocument:
    """JSON data, and what was noticed while it was parsed."""

    data: Any
    duplicates: bool
    """Some key is given twice in one object."""
    suspicious: bool
    """There may be numbers or characters that are unusable."""


def parse_json(
    text: str, path: str, line: int | None = None, column: int | None = None, rule: Rule = SYNTAX
) -> JsonDocument:
    """Parse JSON text; raise Refusal with `rule`.

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
    return JsonDocument(data, hooks.duplicates, suspicious)


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
