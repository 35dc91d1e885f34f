"""A page of one cluster: its records side by side, and what became of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from html import escape
from itertools import zip_longest
from typing import Any

import pyarrow as pa

from verifykit.corpus.golden.divisions import sides
from verifykit.corpus.golden.statements import Layout
from verifykit.corpus.golden.table import GoldenTable
from verifykit.corpus.ingest.text_files import plain_text
from verifykit.errors import InputError
from verifykit.wording import count_text, list_text

_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
table { border-collapse: collapse; display: block; overflow-x: auto }
th, td { border-bottom: 1px solid #ccc; padding: .3rem .8rem; text-align: left }
td { vertical-align: top }
thead th { border-bottom: 2px solid #666 }
.kept { font-weight: 600 }
.other { color: #8a1c1c }
small, .silent { color: #555 }
"""

_LATEST = " Of what one source says at different times the latest counts."


def cluster_page(merged: GoldenTable, cluster: str) -> str:
    """Return the page of a cluster as HTML. Raise InputError if nothing is said of it."""
    cells, records = merged.of_cluster(cluster)
    if not len(cells):
        raise InputError(f"there is no cluster {cluster!r}, or none of its records says anything")
    columns = [
        "attribute",
        "merged",
        "origins",
        *_headings(records, merged.layout),
    ]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    rows = "\n".join(
        _row(cell, records[cell["attribute"]].to_pylist(), merged.layout.silent)
        for cell in cells.to_pylist()
    )
    name = escape(cluster)
    latest = _LATEST if "when" in merged.layout.columns else ""
    division = _division(records, merged.layout, merged.divided.get(cluster, ()))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{name}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{name}</h1>\n"
        f"<p>Merged from {count_text(len(records), 'record')}. What differs from the merged value "
        f"is red.{latest}</p>\n"
        f"{division}<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n"
        "</table>\n</main>\n</body>\n</html>\n"
    )


def _headings(records: pa.Table, layout: Layout) -> Iterator[str]:
    """The source of each record, and the time that it is of where that counts."""
    sources = records[layout.source].to_pylist()
    when = records[layout.columns["when"]].to_pylist() if "when" in layout.columns else []
    for source, time in zip_longest(map(_text, sources), map(_text, when), fillvalue=""):
        yield f"{source}, {time}" if time else source


def _division(records: pa.Table, layout: Layout, attributes: Sequence[str]) -> str:
    """A warning where the records fall apart the same way in several attributes."""
    if not attributes:
        return ""
    sources = [_text(source) for source in records[layout.source].to_pylist()]
    told = "; ".join(
        f"{escape(text)} ({escape(', '.join(dict.fromkeys(sources[row] for row in rows)))})"
        for text, rows in sides(records, layout, attributes)
    )
    return (
        f'<p class="other">The same records differ in {escape(list_text(attributes))}: {told}. '
        "These may be two of one name; then the merged record is nobody's.</p>\n"
    )


def _row(cell: dict[str, Any], stated: list[Any], silent: Collection[str]) -> str:
    low, high = cell["origins_min"], cell["origins_max"]
    origins = str(low) if low == high else f"{low} to {high}"
    merged = (
        f'<span class="kept">{escape(cell["value"])}</span><br>'
        f"<small>{cell['score']:.3f}, {escape(cell['verdict'])}, "
        f"confidence {escape(cell['confidence'])}{', tied' if cell['tied'] else ''}</small>"
    )
    if cell["rejected"]:
        merged += f"<br><small>also stated: {escape(cell['rejected'])}</small>"
    cells = [merged, origins]
    for value in stated:
        text = _text(value)
        kind = "kept" if text == cell["value"] else "other"
        kind = "silent" if text.casefold() in silent else kind
        cells.append(f'<span class="{kind}">{escape(text)}</span>')
    body = "".join(f"<td>{text}</td>" for text in cells)
    return f'<tr><th scope="row">{escape(cell["attribute"])}</th>{body}</tr>'


def _text(value: Any) -> str:
    return (plain_text(value) or "").strip()
