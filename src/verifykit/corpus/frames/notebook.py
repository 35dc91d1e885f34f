"""What a notebook shows: the progress of a run, with tqdm or rich if one is there, and a model."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from importlib.util import find_spec

import pyarrow as pa

from verifykit.corpus.learning.task import Progress, silent
from verifykit.corpus.runs.result import Summary
from verifykit.wording import count_text

_MOST = 10
"""Sources that are listed."""
_COLUMNS = ("source", "reliability", "low", "high", "statements", "depends_on", "dependence")
_HEADINGS = {"depends_on": "not independent of"}
"""What a column is called where its own name would say which of two has it from the other."""


@contextmanager
def shown(wanted: bool | Progress | None) -> Iterator[Progress]:
    """Yield what shows how far a run is.

    `wanted` may be a function that is told; True shows a bar, False nothing, and None a bar in a
    notebook only.
    """
    if callable(wanted):
        yield wanted
    elif wanted is False or (wanted is None and not _in_notebook()):
        yield silent
    elif find_spec("tqdm"):
        yield from _by_tqdm()
    elif find_spec("rich"):
        yield from _by_rich()
    else:
        yield silent


def _in_notebook() -> bool:
    """Whether this is a kernel of Jupyter."""
    shell = sys.modules.get("IPython")
    return shell is not None and hasattr(shell.get_ipython(), "kernel")


def _by_tqdm() -> Iterator[Progress]:
    from tqdm.auto import tqdm

    with tqdm(total=1.0, bar_format="{desc}: {percentage:3.0f}%|{bar}|") as bar:

        def show(what: str, share: float) -> None:
            bar.set_description(what, refresh=False)
            bar.n = share
            bar.refresh()

        yield show


def _by_rich() -> Iterator[Progress]:
    from rich.progress import Progress as Bars

    with Bars() as bars:
        task = bars.add_task("reading", total=1.0)

        def show(what: str, share: float) -> None:
            bars.update(task, description=what, completed=share)

        yield show


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
    names = "".join(f"<th>{_HEADINGS.get(name, name)}</th>" for name in _COLUMNS)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    more = f"<p>The {_MOST} of them with the most statements:</p>" if len(sources) > _MOST else ""
    return f"{head}<p>{escape(read)}.</p>{more}<table><tr>{names}</tr>{body}</table>"


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.3g}" if isinstance(value, float) else escape(str(value))
