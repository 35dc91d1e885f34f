"""Lines: what one origin says on one side of one claim, and all that its worth depends on."""

from __future__ import annotations

from typing import Literal

from verifykit.model.assessment import Side
from verifykit.model.source import Grade, SourceKind
from verifykit.parts import frozen

Attribution = Literal["named", "anonymous", "first-hand", "admission", "interested"]
"""How somebody is on record: an admission is said against the speaker's own interest."""

LineLineage = Literal["original", "unknown", "relayed", "circle"]
"""`relayed` stands in for somebody whose own word nobody here holds."""


@frozen(kw_only=True)
class Line:
    """One line: one origin on one side of a claim, as it is worded.

    `origin` is the id of the source after owners were merged, the smallest of several where items
    cite several that nobody holds (`origins` has them all), and for a circle a name with a space
    in it, which no source has. `items` are the ids of its evidence. `attribution`, `grade`,
    `kind`, `people` and `trust` are those of whoever speaks in its strongest item: a track record
    `trust`, in units of strength, goes before the grade. `speakers` are the ids of all of whom
    that is true. `outlet` is the grade of whoever prints the word of somebody else, and `printers`
    the ids of those who do. `window` is the one consulted document through which all of its
    items are known, None where there are several ways, and `window_grade` the grade of that
    document's source. `factor` is what an analyst multiplies the strength with. `undercut_by`
    are claims of which each, if true, takes the line away but for the share `spared` of its
    strength, which other items of it have; `rests_on` those that must be true for it to stand.
    """

    claim: str
    side: Side
    origin: str
    origins: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    attribution: Attribution = "named"
    grade: Grade = "F"
    kind: SourceKind | None = None
    lineage: LineLineage = "unknown"
    established: bool = False
    speakers: tuple[str, ...] = ()
    outlet: Grade | None = None
    printers: tuple[str, ...] = ()
    window: str | None = None
    window_grade: Grade = "F"
    people: int = 1
    trust: float | None = None
    factor: float = 1.0
    undercut_by: tuple[str, ...] = ()
    spared: float = 0.0
    rests_on: tuple[str, ...] = ()
