"""Regions: what propositions that something speaks for cut out of all that can be true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from verifykit.parts import field, frozen, part
from verifykit.scoring.logic import Logic

MOST = 1 << 12
"""Regions of overlapping values beyond which no further common parts are looked for."""


@frozen(eq=False)
class Region:
    """Options that hold together, and everything that is true where they do.

    Several options single out the common part of overlapping values.
    """

    options: tuple[str, ...]
    true: frozenset[str]


@part(kw_only=True)
class Layout:
    """How a set of regions is gone through: part by part, or with and without its pivot.

    Neither of the two where all of its regions are rivals of each other.
    """

    parts: tuple[int, ...] = ()
    pivot: int | None = None


@part(kw_only=True)
class Regions:
    """The regions of a set of options, and which of them have to do with each other.

    A set of regions is a bit mask over their places in `all`; `layouts` has those of the sets that
    were gone through, which are the same whatever the regions weigh. Two are near each other if
    they are of one value: they exclude each other, or one lies in the other, or they overlap.
    """

    logic: Logic
    options: frozenset[str]
    all: tuple[Region, ...]
    cut_short: bool = False
    layouts: dict[int, Layout] = field(factory=dict, init=False)
    _family_masks: dict[int, int] = field(factory=dict, init=False)

    @property
    def mask(self) -> int:
        """The mask of all regions."""
        return (1 << len(self.all)) - 1

    def where(self, proposition: str) -> int:
        """Return the mask of the regions in which a proposition is true."""
        return self._true.get(proposition, 0)

    def near(self, options: Iterable[str]) -> int:
        """Return the mask of the regions near one that these options single out."""
        found = 0
        for option in options:
            found |= self._singled.get(option, 0)
            near = self.logic.related(option) | self.logic.apart.get(option, frozenset())
            for other in near & self.options:
                found |= self._singled[other]
            for number in self.logic.families.get(option, ()):
                found |= self._of_family(number)
        return found

    def beside(self, name: str) -> int:
        """Return the mask of the regions in which a proposition is open: they leave it room."""
        related = self.logic.related(name) | {name}
        found = 0
        for option in related & self.options:
            found |= self._singled[option]
        for place in places(found):
            if not related.issuperset(self.all[place].options):
                found &= ~(1 << place)
        return found

    @cached_property
    def rivals(self) -> tuple[int, ...]:
        """For each region the mask of those near it."""
        return tuple(
            self.near(region.options) & ~(1 << place) for place, region in enumerate(self.all)
        )

    @cached_property
    def tied(self) -> tuple[int, ...]:
        """For each region the mask of those that are not near it, but imply something of it."""
        found = []
        for place, region in enumerate(self.all):
            shared = 0
            for proposition in region.true:
                shared |= self._true[proposition]
            found.append(shared & ~self.rivals[place] & ~(1 << place))
        return tuple(found)

    @cached_property
    def links(self) -> tuple[int, ...]:
        """For each region the mask of those that it has to do with at all."""
        pairs = zip(self.rivals, self.tied, strict=True)
        return tuple(near | tied for near, tied in pairs)

    @cached_property
    def one_valued(self) -> bool:
        """Whether all regions are near each other: no two can hold at once but as one value."""
        return all(near | (1 << place) == self.mask for place, near in enumerate(self.rivals))

    def _of_family(self, number: int) -> int:
        found = self._family_masks.get(number)
        if found is None:
            found = 0
            for option in self.logic.members[number] & self.options:
                found |= self._singled[option]
            self._family_masks[number] = found
        return found

    @cached_property
    def _singled(self) -> dict[str, int]:
        found = dict.fromkeys(self.options, 0)
        for place, region in enumerate(self.all):
            for option in region.options:
                found[option] |= 1 << place
        return found

    @cached_property
    def _true(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for place, region in enumerate(self.all):
            for proposition in region.true:
                found[proposition] = found.get(proposition, 0) | 1 << place
        return found


def regions_of(options: frozenset[str], logic: Logic) -> Regions:
    """Return the regions of options: each with all it implies, and common parts of overlaps."""
    level = [Region((name,), logic.above(name) | {name}) for name in sorted(options)]
    found: list[Region] = []
    cut_short = False
    while level:
        found += level
        further = (common for region in level for common in _parts(region, options, logic))
        if len(found) > MOST:
            cut_short = next(further, None) is not None
            break
        level = list(further)
    return Regions(logic=logic, options=options, all=tuple(found), cut_short=cut_short)


def regions_with(option: str, options: frozenset[str], logic: Logic) -> list[Region]:
    """Return the regions that one more option singles out, alone or with others."""
    overlapping = (options & logic.beside(option)) | {option}
    found = regions_of(overlapping, logic).all
    return [region for region in found if option in region.options]


def places(mask: int) -> Iterator[int]:
    """Yield the places of the regions in a mask."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def split(mask: int, links: Sequence[int]) -> list[int]:
    """Return the parts of a set of regions that no link connects; `links` has a mask for each."""
    found = []
    while mask:
        reached = todo = mask & -mask
        while todo:
            lowest = todo & -todo
            new = links[lowest.bit_length() - 1] & mask & ~reached
            reached |= new
            todo = (todo ^ lowest) | new
        found.append(reached)
        mask ^= reached
    return found


def _parts(region: Region, options: frozenset[str], logic: Logic) -> Iterator[Region]:
    """Yield the common parts of a region with one further option that overlaps with all of it."""
    beside = options.intersection(*(logic.beside(option) for option in region.options))
    for name in sorted(beside):
        if name > region.options[-1]:
            added = logic.above(name) | {name}
            if not any(logic.exclude(one, other) for one in added for other in region.true):
                yield Region((*region.options, name), region.true | added)
