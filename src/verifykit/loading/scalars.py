"""What plain text means where a format has no types of its own: YAML 1.2 core, and table cells."""

from __future__ import annotations

import math
import re

from verifykit.loading.screen import parse_integer

Scalar = str | int | float | bool | None

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), math.inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}
_STARTS = frozenset("+-.0123456789")


def plain_scalar(text: str) -> Scalar:
    """Return what an unquoted YAML scalar means: the core schema with decimal numbers only.

    Dates, yes and no, and what older YAML took for octal or sexagesimal numbers stay what they
    look like. A number beyond a double is infinite.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _STARTS:
        return text
    if _INTEGER.fullmatch(text):
        return parse_integer(text)
    return float(text) if _FLOAT.fullmatch(text) else text
