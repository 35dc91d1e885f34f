"""Elements of SVG as escaped markup, for what is drawn rather than templated."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from verifykit.reporting.visible import crop, visible

Attribute = str | int | float | None
"""None leaves the attribute out."""
_EASY = 120
"""Up to this length no word can be too long to show."""


def element(tag: str, *children: str, **attributes: Attribute) -> Markup:
    """Return an element; text among the children is shown as text, whatever it holds.

    A trailing underscore of an attribute's name is dropped, other underscores become hyphens.
    """
    opening = "".join(
        f" {name.rstrip('_').replace('_', '-')}={_value(value)}"
        for name, value in attributes.items()
        if value is not None
    )
    content = "".join(map(shown, children))
    return Markup(f"<{tag}{opening}>{content}</{tag}>" if content else f"<{tag}{opening} />")


def join(parts: Iterable[str]) -> Markup:
    """Return the parts one after the other; those that are no markup are escaped."""
    return Markup("".join(map(shown, parts)))


def shown(part: str) -> Markup:
    """Return text as markup that shows it, control characters as escapes."""
    return part if isinstance(part, Markup) else escape(printable(part))


def printable(text: str) -> str:
    """Return text with whatever could steer or hide what is shown written as escapes."""
    easy = len(text) <= _EASY and text.isascii() and text.isprintable()
    return text if easy else visible(text)


def lines_of(text: str, columns: int, most: int) -> list[str]:
    """Return text in at most so many lines of so many columns; the last is cut if need be."""
    lines: list[str] = []
    rest = printable(text)
    while rest and len(lines) < most:
        if len(rest) <= columns or len(lines) == most - 1:
            lines.append(crop(rest, columns))
            break
        end = rest.rfind(" ", 0, columns + 1)
        end = columns if end <= 0 else end
        lines.append(rest[:end])
        rest = rest[end:].lstrip()
    return lines


def number(value: float) -> str:
    """Return a coordinate with one decimal, none where it is whole."""
    return f"{value:.1f}".removesuffix(".0")


def _value(value: str | int | float) -> str:
    """Return the value of an attribute, in quotation marks where it needs them."""
    text = number(value) if isinstance(value, float) else str(value)
    return text if text.isascii() and text.isalnum() else f'"{escape(text)}"'
