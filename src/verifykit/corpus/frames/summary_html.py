"""What a notebook shows of a model."""

from __future__ import annotations

from html import escape

import pyarrow as pa

from verifykit.corpus.runs.scored import Summary
from verifykit.wording import count_text

_MOST = 10
"""Sources that are listed."""
_COLUMNS = ("source", "reliability", "low", "high", "statements", "depends_on", "dependence")


def summary_html(title: str, summary: Summary | None, sources: pa.Table | None) -> str:
    """Return the model, what it read, and its sources, those with the most statements first."""
    head = f"<pre>{escape(title)}</pre>"
    if summary is None or sources is None:
        return f"{head}<p>Not fitted yet.</p>"
    read = (
        f"{count_text(summary.values, 'value')} of {count_text(summary.statements, 'statement')} "
        f"by {count_text(summary.sources, 'source')}"
    )
    if summary.rejected:
        read += f"; {count_text(summary.rejected, 'row')} could not be used"
    listed = sources.sort_by([("statements", "descending"), ("source", "ascending")]).slice(
        0, _MOST
    )
    rows = [
        "".join(f"<td>{_cell(row[name])}</td>" for name in _COLUMNS) for row in listed.to_pylist()
    ]
    names = "".join(f"<th>{name.replace('_', ' ')}</th>" for name in _COLUMNS)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    more = f"<p>The {_MOST} of them with the most statements:</p>" if len(sources) > _MOST else ""
    return f"{head}<p>{escape(read)}.</p>{more}<table><tr>{names}</tr>{body}</table>"


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.3g}" if isinstance(value, float) else escape(str(value))
