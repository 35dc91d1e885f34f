"""The first step: conflict sets laid out of the rows, in whatever process it runs."""

from __future__ import annotations

from pathlib import Path

from verifykit.corpus.blocks.block import build
from verifykit.corpus.constants import Constants
from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.store import Store
from verifykit.corpus.estimation.families import Census, census
from verifykit.corpus.ingest.rows import Rows
from verifykit.corpus.options import Options


class RowsAtHand:
    """Where a step finds the rows: in this process, or in a folder, opened once a process."""

    def __init__(self, rows: Rows) -> None:
        self._rows: Rows | None = rows
        self._folder = Path(rows.about.folder)
        self._options = rows.options

    def __getstate__(self) -> tuple[Path, Options]:
        return self._folder, self._options

    def __setstate__(self, state: tuple[Path, Options]) -> None:
        self._folder, self._options = state
        self._rows = None

    def rows(self) -> Rows:
        """Return the rows."""
        if self._rows is None:
            self._rows = Rows.open(self._folder, self._options)
        return self._rows


def build_sets(
    store: Store, number: int, at_hand: RowsAtHand, attributes: int, constants: Constants
) -> Census:
    """Lay out the conflict sets of a block, and return what it holds."""
    block = build(at_hand.rows().statements(number))
    store.save(kinds.SETS, number, block)
    return census(block, attributes, constants)
