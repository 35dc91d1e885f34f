"""A block: whole conflict sets in columns, laid out object by object, value by value."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from attrs import evolve, field, fields_dict, frozen

from verifykit.corpus.blocks.arrays import (
    Flags,
    Floats,
    Ids,
    Ints,
    Keys,
    changes,
    run_lengths,
    run_starts,
    starts_of,
)
from verifykit.corpus.blocks.order import last_alike, order_of_hashes


@frozen(kw_only=True, eq=False)
class Statements:
    """Statements as they come: one row each, in any order. All columns have the same length."""

    source: Ids
    """Whose statement it is: for a relay, its origin."""
    speaker: Ids
    """Who published it."""
    object: Keys
    """Stable hash of subject, predicate and scope."""
    value: Keys
    attribute: Ids
    weight: Floats
    refutes: Flags
    number: Floats = field(factory=lambda: np.zeros(0))
    """The value as a number, nan where it is none; empty where no attribute is a measure."""

    def where(self, rows: Flags | Ints) -> Statements:
        """Return the statements in these rows."""
        return Statements(
            source=self.source[rows],
            speaker=self.speaker[rows],
            object=self.object[rows],
            value=self.value[rows],
            attribute=self.attribute[rows],
            weight=self.weight[rows],
            refutes=self.refutes[rows],
            number=self.number[rows] if len(self.number) else self.number,
        )


@frozen(kw_only=True, eq=False)
class Block:
    """Whole conflict sets. An object has claims (its values), a claim has statements.

    Lengths: n statements for a value, m against one, c claims, o objects. Statements are sorted by
    object, value and source, and every (object, value, source) occurs once.
    """

    objects: Keys
    attribute: Ids
    claims_per_object: Ids
    values: Keys
    documents: Ids
    """How many sources published each claim, relays included."""
    statements_per_claim: Ids
    source: Ids
    share: Floats
    """A source that states several values of one object splits its vote: shares add to 1."""
    vote: Floats
    """The share times the weight of the statement."""
    against_claim: Ids
    against_source: Ids
    against_vote: Floats
    number: Floats = field(factory=lambda: np.zeros(0))
    """Each claim's value as a number, nan where it is none; empty where nothing is a measure."""

    @property
    def has_against(self) -> bool:
        """Whether any statement refutes a value."""
        return len(self.against_claim) > 0

    @cached_property
    def claim_object(self) -> Ids:
        """The object of every claim."""
        return np.repeat(np.arange(len(self.objects), dtype=np.int32), self.claims_per_object)

    @cached_property
    def statement_claim(self) -> Ids:
        """The claim of every statement."""
        return np.repeat(np.arange(len(self.values), dtype=np.int32), self.statements_per_claim)

    @cached_property
    def statement_object(self) -> Ids:
        """The object of every statement."""
        return self.claim_object[self.statement_claim]

    @cached_property
    def statements_per_object(self) -> Ids:
        """How many statements each object has."""
        if not len(self.objects):
            return np.zeros(0, np.int32)
        counts: Ids = np.add.reduceat(
            self.statements_per_claim, starts_of(self.claims_per_object), dtype=np.int32
        )
        return counts

    @cached_property
    def statement_attribute(self) -> Ids:
        """The attribute of every statement."""
        if not (self.attribute != self.attribute[:1]).any():
            return np.full(len(self.source), self.attribute[:1].sum(), np.int32)
        return np.repeat(self.attribute[self.claim_object], self.statements_per_claim)

    @cached_property
    def against_count(self) -> Ids:
        """How many statements refute each claim."""
        return np.bincount(self.against_claim, minlength=len(self.values)).astype(np.int32)

    def of_objects(self, kept: Flags) -> Block:
        """Return the part of the block that belongs to the objects marked in `kept`."""
        if kept.all():
            return self
        claims = kept[self.claim_object]
        statements = claims[self.statement_claim]
        against = claims[self.against_claim]
        renumbered = np.cumsum(claims, dtype=np.int32) - 1
        return Block(
            objects=self.objects[kept],
            attribute=self.attribute[kept],
            claims_per_object=self.claims_per_object[kept],
            values=self.values[claims],
            documents=self.documents[claims],
            statements_per_claim=self.statements_per_claim[claims],
            source=self.source[statements],
            share=self.share[statements],
            vote=self.vote[statements],
            against_claim=renumbered[self.against_claim[against]],
            against_source=self.against_source[against],
            against_vote=self.against_vote[against],
            number=self.number[claims] if len(self.number) else self.number,
        )


def joined(blocks: Sequence[Block]) -> Block:
    """Return neighbouring blocks as one, in their order."""
    if len(blocks) == 1:
        return blocks[0]
    before = np.cumsum([0, *(len(block.values) for block in blocks)])[:-1]
    against = [
        block.against_claim + start for block, start in zip(blocks, before.tolist(), strict=True)
    ]
    columns = {
        name: np.concatenate([getattr(block, name) for block in blocks])
        for name in fields_dict(Block)
    }
    return Block(**columns | {"against_claim": np.concatenate(against)})


def build(statements: Statements) -> Block:
    """Sort statements into a block; the order they come in changes nothing.

    A statement made twice counts once, with its greater weight.
    """
    order = _distinct(statements, _order(statements))
    objects, values = statements.object[order], statements.value[order]
    fresh = changes(objects)
    begins = np.flatnonzero(fresh | changes(values))
    object_starts = np.flatnonzero(fresh[begins])
    first = order[begins]
    claim = np.repeat(np.arange(len(begins), dtype=np.int32), run_lengths(begins, len(order)))
    refuting = np.flatnonzero(statements.refutes[order])
    against, against_claim = order[refuting], claim[refuting]
    if len(against):
        order, claim = np.delete(order, refuting), np.delete(claim, refuting)
    block = Block(
        objects=objects[begins[object_starts]],
        attribute=statements.attribute[first[object_starts]],
        claims_per_object=run_lengths(object_starts, len(begins)),
        values=values[begins],
        documents=np.zeros(len(begins), np.int32),
        statements_per_claim=np.bincount(claim, minlength=len(begins)).astype(np.int32),
        source=statements.source[order],
        share=np.ones(len(order)),
        vote=statements.weight[order],
        against_claim=against_claim,
        against_source=statements.source[against],
        against_vote=statements.weight[against],
        number=statements.number[first] if len(statements.number) else statements.number,
    )
    share = shares(block.statement_object, block.source, block.share)
    relayed = not np.array_equal(statements.source, statements.speaker)
    return evolve(
        block,
        documents=_documents(statements) if relayed else block.statements_per_claim,
        share=share,
        vote=block.vote * share,
    )


def _order(statements: Statements) -> Ints:
    """By object, value, stance, source and weight."""
    weight = statements.weight
    by_weight = np.argsort(weight, kind="stable") if (weight != weight[:1]).any() else None
    rows = statements if by_weight is None else statements.where(by_weight)
    order = order_of_hashes((rows.object, rows.value), rows.refutes, rows.source)
    return order if by_weight is None else by_weight[order]


def _distinct(statements: Statements, order: Ints) -> Ints:
    """The order without what a source states again; the last one of each stays."""
    different = changes(statements.source[order])
    for column in (statements.refutes, statements.value, statements.object):
        different |= changes(column[order])
    if different.all():
        return order
    last: Ints = order[np.append(np.flatnonzero(different)[1:], len(order)) - 1]
    return last


def _documents(statements: Statements) -> Ids:
    """How many different sources published each claim (in the order of object and value)."""
    order = order_of_hashes((statements.object, statements.value), statements.speaker)
    rows = statements.where(order)
    claim_starts = run_starts(rows.object, rows.value)
    published = run_starts(rows.object, rows.value, rows.speaker)
    supporting = np.maximum.reduceat(~rows.refutes, published) if len(published) else published
    claim = np.searchsorted(claim_starts, published, side="right") - 1
    counted = np.bincount(claim[supporting.astype(bool)], minlength=len(claim_starts))
    return counted.astype(np.int32)


def shares(objects: Ids, source: Ids, amount: Floats) -> Floats:
    """`amount` of each statement as a part of what its source states about the same object."""
    if not len(source):
        return amount
    voter = last_alike(objects, source)
    if np.array_equal(voter, np.arange(len(voter))):
        return np.ones(len(voter))
    whole: Floats = amount / np.bincount(voter, amount)[voter]
    return whole
