"""What a run on a corpus reads."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
from attrs import field, frozen

from verifykit.corpus.ingest.declarations import Declarations
from verifykit.corpus.ingest.reading import ForeignRows
from verifykit.model.profile import Profile


@frozen(kw_only=True, eq=False)
class Inputs:
    """What a corpus run reads."""

    corpus: tuple[Path, ...] = ()
    table: pa.Table | None = None
    """Statements in memory, beside those of the files."""
    gold: Path | pa.Table | None = None
    """Known true values: the corpus's columns but `source`."""
    declared: Declarations = field(factory=Declarations)
    profile: Profile | None = None
    """What was learned before; nothing is learned anew where it is given."""
    foreign: ForeignRows | None = None
    """Reads files of formats that only a plug-in knows."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Return the files of statements and of gold labels."""
        return (*self.corpus, self.gold) if isinstance(self.gold, Path) else self.corpus
