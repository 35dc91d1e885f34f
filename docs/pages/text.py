"""What the generated pages have in common."""

from __future__ import annotations

import inspect
import re


def docstring(thing: object) -> str:
    """Return a docstring without the line breaks that a page does not need."""
    return joined(inspect.getdoc(thing) or "")


def joined(text: str) -> str:
    """Return a text with its paragraphs on one line each."""
    return re.sub(r"(?<=\S)\n(?=\S)", " ", text)


def signature(name: str, function: object) -> str:
    """Return how a function is declared."""
    plain = str(inspect.signature(function)).replace("'", "")  # type: ignore[arg-type]  # it is one
    return f"def {name}{plain}"
