"""What learning starts from, and what it ends with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from attrs import field, frozen

from verifykit.corpus.blocks.arrays import Floats, Ids
from verifykit.corpus.blocks.knowledge import Knowledge
from verifykit.corpus.blocks.lookup import NO_HASHES, HashTable
from verifykit.corpus.constants import FITTED, Constants
from verifykit.corpus.estimation import closed_labels, open_values
from verifykit.corpus.estimation.calibration import Calibration
from verifykit.corpus.estimation.dependence import Overlap
from verifykit.corpus.estimation.families import Family
from verifykit.corpus.estimation.heat import Quality
from verifykit.corpus.estimation.influence import DependenceTable
from verifykit.corpus.estimation.measures import MeasureParameters
from verifykit.corpus.learning.reading import Reading

T = TypeVar("T")
Progress = Callable[[str, float], None]
"""Is told what is being done, and how much of it is done, in [0, 1]."""


def silent(_what: str, _share: float) -> None:
    """Shows no progress."""


def with_progress(parts: Iterable[T], count: int, what: str, progress: Progress) -> Iterator[T]:
    """Yield parts, of which there are so many, and tell how many of them are done."""
    for number, part in enumerate(parts, start=1):
        yield part
        progress(what, number / count)


@frozen(kw_only=True, eq=False)
class SourceKnowledge:
    """What is known beforehand, by number of the source."""

    dependences: Mapping[tuple[int, int], float] = field(factory=dict)
    """Declared dependence of pairs: 1 copies, 0 is independent."""
    head_start: Floats | None = None
    """What a grade says of each source, in log-odds; 0 for a source without one."""
    known: Knowledge = field(factory=Knowledge)


@frozen(kw_only=True, eq=False)
class Rival:
    """Another reading of some attributes, which may be the true one."""

    reading: Reading
    weight: Floats
    """How likely it is, per attribute: at most .5, and 0 where it is none or hardly differs."""
    parameters: open_values.OpenParameters
    dependence: DependenceTable | None
    """None where scores keep to the first reading, and only confidence knows of this one."""
    gain: Floats | None = None
    """What each group of sources earns more by it (groups by attributes), where that decided."""


@frozen(kw_only=True, eq=False)
class FamilyModel:
    """What a family taught. Sources are numbered as they were given, groups as mirrors act."""

    family: Family
    group: Ids
    """The group of every source."""
    dependence: DependenceTable
    """Dependence of groups."""
    accuracy: Floats
    """Groups by attributes."""
    statements: Floats
    """Votes the accuracy rests on (groups by attributes)."""
    mean_credit: float
    rounds: int
    open: open_values.OpenParameters | None = None
    shared: HashTable = NO_HASHES
    closed: closed_labels.ClosedParameters | None = None
    measure: MeasureParameters | None = None
    reading: Reading | None = None
    """Where the reading at hand is kept; None where nothing was learned, as from a profile."""
    calibration: Calibration = field(factory=lambda: Calibration.default(FITTED))
    """How sure its scores are."""
    correlation: float | None = None
    """Of errors about one object, in (0, 1); None where it is not asked, as of lists."""
    rivals: tuple[Rival, ...] = ()
    """Other readings that lie close, each of other attributes."""

    def quality(self, constants: Constants, rival: Rival | None = None) -> Quality:
        """Return what is known of the groups, in the reading at hand or in a rival one."""
        return Quality(
            accuracy=self.accuracy if rival is None else rival.parameters.accuracy,
            statements=self.statements,
            wrong=self.family.wrong_values(constants),
            correlation=self.correlation,
        )


@frozen(kw_only=True, eq=False)
class Task:
    """What the rounds start from."""

    family: Family
    group: Ids
    groups: int
    overlap: Overlap
    shared: HashTable
    declared: dict[int, float]
    head_start: Floats
    known: Knowledge
    constants: Constants
    progress: Progress
    stride: int = 1
    """Of one object in how many the pairs of statements are counted for dependence."""
