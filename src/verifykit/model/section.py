"""A section that a plug-in adds to a report: data that verifykit writes, never markup."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field

from verifykit.parts import frozen


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


def _rows(values: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, values))


@frozen(kw_only=True)
class Section:
    """A section of a report: a title, paragraphs of plain text, and a table below them.

    `rows` have a cell for each of the `columns`. Everything is text and is shown as text. A section
    is about the whole case, or about `claim`, whose part of the report it then stands in. `plugin`
    is filled in by the engine.
    """

    title: str
    text: tuple[str, ...] = field(default=(), converter=_texts)
    columns: tuple[str, ...] = field(default=(), converter=_texts)
    rows: tuple[tuple[str, ...], ...] = field(default=(), converter=_rows)
    claim: str | None = None
    plugin: str = ""
