"""Text of a case made safe to print: it may not steer the terminal or rearrange the line."""

from __future__ import annotations

import re
import unicodedata

_JOINERS = "\u200c\u200d"
"""Format characters that ordinary words need (Persian, Indic scripts, emoji)."""
# Patterns of what few texts have are compiled where a text has it, which `re` does once.
_SUSPECT = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_ODD = "[^\x00-\u02ff\u2010-\u205f]"
"""All characters that could take another number of columns than one; most text has none."""
_COMMAND = r"\s*(?:::|##\[)"
"""How a command to a build service begins (GitHub Actions, Azure Pipelines)."""
_BEFORE_COMMANDS = frozenset(":# \t")
_LONG_WORD = r"\S{121,}"
_BREAK = re.compile("[\n\r\t]")
_WORD = 120
"""Longer words are cut: no line can be broken inside of them."""


def visible(text: str) -> str:
    """Return text in one line in which every control character is shown as an escape.

    Line breaks and tabs become spaces. Terminal control, bidirectional control, invisible and
    unpaired characters are written like `\\x1b`; words of more than 120 characters are cut.
    """
    line = " ".join(text.split()) if _BREAK.search(text) else text
    return re.sub(_LONG_WORD, _cut, escape(line)) if len(line) > _WORD else escape(line)


def escape(text: str) -> str:
    """Return text with every control character shown as an escape, and nothing else changed."""
    if text[:1] in _BEFORE_COMMANDS and re.match(_COMMAND, text):
        # At the beginning of a line a build service would obey it.
        text = f"\\x{ord(text.lstrip()[0]):02x}{text.lstrip()[1:]}"
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_SUSPECT, _escape, text)


def crop(text: str, columns: int) -> str:
    """Return text that takes at most so many columns of a terminal, cut with an ellipsis."""
    if width(text) <= columns:
        return text
    taken, end = 0, 0
    for character in text:
        taken += _columns(character)
        if taken > columns - 1:
            break
        end += 1
    return text[:end] + "…"


def width(text: str) -> int:
    """Return how many columns of a terminal text takes."""
    if text.isascii():
        return len(text)
    return len(text) + sum(_columns(character) - 1 for character in re.findall(_ODD, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or character in _JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _cut(match: re.Match[str]) -> str:
    return match[0][: _WORD - 1] + "…"


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in _JOINERS:
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
