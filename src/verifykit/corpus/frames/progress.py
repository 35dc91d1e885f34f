"""Progress in a notebook, with tqdm or rich if one of them is there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from verifykit.corpus.learning.learned import Progress, silent


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
