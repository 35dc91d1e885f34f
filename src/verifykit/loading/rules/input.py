"""Rules about the input as such: can it be read at all, and as what."""

from __future__ import annotations

from verifykit.model.rule import Rule

UNREADABLE = Rule.from_page(__file__, code="VK001", name="unreadable", severity="error")
NOT_UTF8 = Rule.from_page(__file__, code="VK002", name="not-utf8", severity="error")
UNUSABLE_CHARACTER = Rule.from_page(
    __file__, code="VK003", name="unusable-character", severity="error"
)
EMPTY = Rule.from_page(__file__, code="VK004", name="empty", severity="error")
SYNTAX = Rule.from_page(__file__, code="VK005", name="syntax", severity="error")
DUPLICATE_KEY = Rule.from_page(__file__, code="VK006", name="duplicate-key", severity="error")
TOO_LARGE = Rule.from_page(__file__, code="VK007", name="too-large", severity="error")
TOO_DEEP = Rule.from_page(__file__, code="VK008", name="too-deep", severity="error")
TOO_MANY_ALIASES = Rule.from_page(__file__, code="VK009", name="too-many-aliases", severity="error")
UNSUPPORTED_YAML = Rule.from_page(__file__, code="VK010", name="unsupported-yaml", severity="error")
UNUSABLE_NUMBER = Rule.from_page(__file__, code="VK011", name="unusable-number", severity="error")

INPUT_RULES = (
    UNREADABLE,
    NOT_UTF8,
    UNUSABLE_CHARACTER,
    EMPTY,
    SYNTAX,
    DUPLICATE_KEY,
    TOO_LARGE,
    TOO_DEEP,
    TOO_MANY_ALIASES,
    UNSUPPORTED_YAML,
    UNUSABLE_NUMBER,
)
