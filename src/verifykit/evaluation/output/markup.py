"""Elements of HTML and SVG; text is escaped when they are written."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, tostring

Child = Element | str


def element(tag: str, *children: Child, **attributes: str | float) -> Element:
    """Return an element; `class_` becomes `class`, an underscore inside of a name a hyphen."""
    found = Element(
        tag,
        {
            name.removesuffix("_").replace("_", "-"): value
            if isinstance(value, str)
            else f"{value:g}"
            for name, value in attributes.items()
        },
    )
    last: Element | None = None
    for child in children:
        if isinstance(child, Element):
            found.append(child)
            last = child
        elif last is None:
            found.text = (found.text or "") + child
        else:
            last.tail = (last.tail or "") + child
    return found


def table(
    caption: str, header: Sequence[str], rows: Sequence[Sequence[str]], *, words: int | None = None
) -> Element:
    """Return a table whose first column heads its rows; `words` is a column that is no figure."""

    def cells(tag: str, row: Sequence[str], **more: str) -> list[Element]:
        return [
            element(tag, cell, **more, **({"class_": "words"} if at == words else {}))
            for at, cell in enumerate(row)
        ]

    head = element("tr", *cells("th", header, scope="col"))
    body = [
        element("tr", element("th", row[0], scope="row"), *cells("td", row)[1:]) for row in rows
    ]
    return element(
        "table", element("caption", caption), element("thead", head), element("tbody", *body)
    )


def page(head: Element, body: Element) -> str:
    """Return a whole HTML document."""
    text = tostring(element("html", head, body, lang="en"), encoding="unicode", method="html")
    return "<!DOCTYPE html>\n" + text + "\n"
