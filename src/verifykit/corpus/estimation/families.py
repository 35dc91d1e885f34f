"""Which attributes are learned together: all open ones, and each other one by itself.

How the values of an attribute are declared to be read decides first: several that can be true, or
a measure. Of the others, those with few labels are closed. Gold is never looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from attrs import evolve, frozen

from verifykit.corpus.blocks.arrays import Flags, Floats, Ids, Ints, Keys, distinct, tally
from verifykit.corpus.blocks.block import Block
from verifykit.corpus.blocks.hashing import mix
from verifykit.corpus.blocks.hierarchy import Hierarchy
from verifykit.corpus.blocks.lists import ANSWERS
from verifykit.corpus.constants import Constants
from verifykit.corpus.options import ValueKind


@frozen(kw_only=True, eq=False)
class Sample:
    """Of which objects a large family learns: of one in `stride`, and of all that are rare."""

    stride: int
    gathered: int
    """How many neighbouring blocks are learned from as one: the rounds cost by the block, too."""
    rare_sources: Flags
    """Per source, whether it would be left with too few statements."""
    rare_attributes: Flags
    """Per attribute of the corpus, the same."""
    objects: Keys
    """Objects with a gold label, ascending; none is left out."""

    def holds(self, block: Block) -> Flags:
        """Return which objects of a block, as the corpus numbers it, the sample holds."""
        # Not the bits by which pairs are sampled, or both samples would be one.
        kept: Flags = mix(block.objects) % np.uint64(self.stride) == 0
        kept |= self.rare_attributes[block.attribute]
        if self.rare_sources.any():
            kept[block.statement_object[self.rare_sources[block.source]]] = True
            against = self.rare_sources[block.against_source]
            kept[block.claim_object[block.against_claim[against]]] = True
        return kept | np.isin(block.objects, self.objects)


@frozen(kw_only=True)
class Regime:
    """Subjects of which sources mean another thing by an attribute than of most."""

    attribute: int
    """Which one, as the family numbers it."""
    spans: tuple[tuple[str, str], ...]
    """The first and the last of subjects that are neighbours by name, and of further ones."""


@frozen(kw_only=True, eq=False)
class Family:
    """Attributes that are learned together."""

    key: str
    """Names it among the families of a corpus."""
    local: Ids
    """Each attribute's number within the family, -1 for those that do not belong to it."""
    size: int
    """How many attributes the family keeps apart; regimes are attributes of their own."""
    labels: Keys | None
    """The labels of a closed vocabulary, ascending; None where values are open."""
    squares: float
    """Sum over its conflict sets of the squared number of statements that are compared."""
    statements: int
    sample: Sample | None = None
    """What it learns from, if not from all."""
    many: bool = False
    """Whether several values of an object can be true: then each is a question, and the answers
    are the labels."""
    measure: ValueKind | None = None
    """How its numbers are read, where they are a measure."""

    regimes: tuple[Regime, ...] = ()
    """What the last numbers of attributes stand for, if sources change what they mean."""

    @property
    def attributes(self) -> int:
        """How many attributes the family keeps apart, regimes not counted."""
        return self.size - len(self.regimes)

    def columns(self, attribute: int) -> Ints:
        """Return the numbers under which an attribute of the corpus is kept: one per regime."""
        own = int(self.local[attribute])
        regimes = enumerate(self.regimes, start=self.attributes)
        further = [column for column, one in regimes if one.attribute == own]
        return np.array([own, *further])

    def regime(self, column: int) -> Regime | None:
        """Return the regime that a number of an attribute stands for, if it is one."""
        place = column - self.attributes
        return self.regimes[place] if place >= 0 else None

    def wrong_values(self, constants: Constants) -> float:
        """Return how many wrong values an object is taken to have."""
        return constants.false_values if self.labels is None else max(len(self.labels) - 1, 1)

    def teaching(self, block: Block) -> Flags:
        """Return the objects of a block, as the corpus numbers it, that the family learns from.

        Where values are open, only objects with several values teach anything; of a measure, those
        of which several statements are made.
        """
        kept: Flags = self.local[block.attribute] >= 0
        if self.measure is not None:
            kept &= block.statements_per_object > 1
        elif not self.closed:
            kept &= block.claims_per_object > 1
        return kept if self.sample is None else kept & self.sample.holds(block)

    @property
    def gathered(self) -> int:
        """How many neighbouring blocks are learned from as one."""
        return 1 if self.sample is None else self.sample.gathered

    def part_of(self, block: Block) -> Block:
        """Return the conflict sets of a block that belong to it, with its numbers of attributes."""
        part = block.of_objects(self.local[block.attribute] >= 0)
        return evolve(part, attribute=self.local[part.attribute])

    @property
    def is_open(self) -> bool:
        """Whether its values are open: one is true, of any number."""
        return self.labels is None and self.measure is None

    @property
    def closed(self) -> bool:
        """Whether its one attribute has a closed vocabulary, or questions with two answers."""
        return self.labels is not None


@frozen(kw_only=True, eq=False)
class Census:
    """What a block holds, or all of them, per attribute of the corpus."""

    statements: Ints
    squares: Floats
    """Sum over the objects of the squared number of statements that are compared."""
    contested_squares: Floats
    """The same over the objects with more than one value."""
    question_squares: Floats
    """The same over all values, each of which all speak of who speak of the object."""
    labels: tuple[Keys, ...]
    """The distinct values of each attribute, if they are few enough for a closed vocabulary; else
    some of them, one too many."""
    speakers: tuple[Ids, ...]
    """The sources that speak about each attribute (empty once it cannot be closed)."""

    @classmethod
    def of(cls, parts: Iterable[Census], attributes: int, most_labels: int) -> Census:
        """Return what all blocks hold; more than `most_labels` labels are not counted on."""
        statements = np.zeros(attributes, np.int64)
        squares, contested, asked = np.zeros((3, attributes))
        labels: list[Keys] = [np.zeros(0, np.uint64)] * attributes
        speakers: list[Ids] = [np.zeros(0, np.int32)] * attributes
        for part in parts:
            statements += part.statements
            squares += part.squares
            contested += part.contested_squares
            asked += part.question_squares
            for number in range(attributes):
                if len(labels[number]) <= most_labels:
                    both = np.concatenate([labels[number], part.labels[number]])
                    labels[number] = distinct(both)
                    heard = np.concatenate([speakers[number], part.speakers[number]])
                    speakers[number] = distinct(heard)
        return cls(
            statements=statements,
            squares=squares,
            contested_squares=contested,
            question_squares=asked,
            labels=tuple(labels),
            speakers=tuple(speakers),
        )

    def families(
        self,
        constants: Constants,
        hierarchy: Hierarchy | None = None,
        kinds: Sequence[ValueKind] = (),
    ) -> list[Family]:
        """Return the families; `kinds` says how the values of each attribute are read.

        Closed: at most `most_labels` labels (and at least two), and enough statements of each.
        Labels of which one is part of another can both be right, so they are no closed vocabulary.
        The rule looks at the statements alone, never at gold. Of the open attributes the most
        frequent are kept apart, the rest are taken together.
        """
        families = [
            self._declared(number, kind)
            for number, kind in enumerate(kinds)
            if (kind.many or kind.is_measure) and self.statements[number]
        ]
        declared = [number for number, kind in enumerate(kinds) if kind.many or kind.is_measure]
        closed = [
            number
            for number in range(len(self.statements))
            if number not in declared
            and self._is_closed(number, constants)
            and not (hierarchy is not None and hierarchy.relates(self.labels[number]))
        ]
        families += [
            self._alone(number, "closed", self.labels[number], self.squares) for number in closed
        ]
        rest = np.setdiff1d(np.flatnonzero(self.statements), [*declared, *closed])
        if len(rest):
            families.append(self._open(rest, constants.most_attributes))
        return families

    def _is_closed(self, number: int, constants: Constants) -> bool:
        labels = len(self.labels[number])
        needed = constants.statements_per_label * len(self.speakers[number]) * labels
        return 2 <= labels <= constants.most_labels and bool(self.statements[number] >= needed)

    def _alone(
        self, number: int, kind: str, labels: Keys | None, squares: Floats, **declared: Any
    ) -> Family:
        """A family of one attribute."""
        local = np.full(len(self.statements), -1, np.int32)
        local[number] = 0
        return Family(
            key=f"{kind}{number}",
            local=local,
            size=1,
            labels=labels,
            squares=float(squares[number]),
            statements=int(self.statements[number]),
            **declared,
        )

    def _declared(self, number: int, kind: ValueKind) -> Family:
        if kind.many:
            return self._alone(number, "declared", ANSWERS, self.question_squares, many=True)
        return self._alone(number, "declared", None, self.squares, measure=kind)

    def _open(self, attributes: Ints, most: int) -> Family:
        frequent_first = attributes[np.argsort(-self.statements[attributes], kind="stable")]
        local = np.full(len(self.statements), -1, np.int32)
        local[frequent_first] = np.minimum(np.arange(len(frequent_first)), most - 1)
        return Family(
            key="open",
            local=local,
            size=min(most, len(frequent_first)),
            labels=None,
            squares=float(self.contested_squares[attributes].sum()),
            statements=int(self.statements[attributes].sum()),
        )


_GLANCE = 1000
"""Among so many claims an open vocabulary mostly shows that it is none of few labels."""


def census(block: Block, attributes: int, constants: Constants) -> Census:
    """Count one block."""
    most_labels = constants.most_labels
    squares = np.minimum(block.statements_per_object, constants.crowd).astype(np.float64) ** 2
    contested = squares * (block.claims_per_object > 1)
    asked = squares * block.claims_per_object
    claim_attribute = np.repeat(block.attribute, block.claims_per_object)
    labels, speakers = [], []
    for attribute in range(attributes):
        values = block.values[claim_attribute == attribute]
        found = distinct(values[:_GLANCE])
        if len(found) <= most_labels:
            found = distinct(values)
        few = len(found) <= most_labels
        labels.append(found[: most_labels + 1])
        own = block.source[block.statement_attribute == attribute] if few else block.source[:0]
        speakers.append(np.flatnonzero(np.bincount(own)).astype(np.int32))
    return Census(
        statements=np.bincount(block.attribute, block.statements_per_object, attributes).astype(
            np.int64
        ),
        squares=tally(block.attribute, squares, attributes),
        contested_squares=tally(block.attribute, contested, attributes),
        question_squares=tally(block.attribute, asked, attributes),
        labels=tuple(labels),
        speakers=tuple(speakers),
    )
