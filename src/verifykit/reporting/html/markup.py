"""Elements of SVG and HTML as escaped markup, for what is drawn rather than templated."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from verifykit.reporting.visible import crop, visible

Attribute = str | int | float | None
"""None leaves the attribute out; an empty text gives an attribute without a value."""


def element(tag: str, *children: str, **attributes: Attribute) -> Markup:
    """Return an element; text among the children is shown as text, whatever it holds.

    A trailing underscore of an attribute's name is dropped, other underscores become hyphens.
    """
    opening = "".join(
        f' {_name(name)}="{_value(value)}"' for name, value in attributes.items() if value is not None
    )
    content = join(children)
    if tag in _EMPTY and not content:
        return Markup(f"<{tag}{opening}/>")
    return Markup(f"<{tag}{opening}>{content}</{tag}>")


def join(parts: Iterable[str]) -> Markup:
    """Return the parts one after the other; those that are no markup are escaped."""
    return Markup("").join(map(shown, parts))


def shown(part: str) -> Markup:
    """Return text as markup that shows it, control characters as escapes."""
    return part if isinstance(part, Markup) else escape(visible(part))


def lines_of(text: str, columns: int, most: int) -> list[str]:
    """Return text in at most so many lines of so many columns; the last is cut if need be."""
    lines: list[str] = []
    rest = visible(text)
    while rest and len(lines) < most:
        if len(rest) <= columns or len(lines) == most - 1:
            lines.append(crop(rest, columns))
            break
        end = rest.rfind(" ", 0, columns + 1)
        end = columns if end <= 0 else end
        lines.append(rest[:end])
        rest = rest[end:].lstrip()
    return lines


_EMPTY = {"rect", "line", "path", "circle", "use"}


def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _value(value: str | int | float) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return str(escape(value))
