"""A block: whole conflict sets in columns, laid out object by object, value by value."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from attrs import field, fields_dict, frozen

from verifykit.corpus.blocks.arrays import (
    Flags,
    Floats,
    Ids,
    Ints,
    Keys,
    changes,
    is_uniform,
    ones,
    owners,
    run_lengths,
    run_starts,
    taken,
    tally,
    uniform,
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

    @property
    def relayed(self) -> bool:
        """Whether some source speaks for another one."""
        return self.speaker is not self.source and not np.array_equal(self.speaker, self.source)

    def where(self, rows: Ints) -> Statements:
        """Return the statements in these rows."""
        source = taken(self.source, rows)
        return Statements(
            source=source,
            speaker=source if self.speaker is self.source else taken(self.speaker, rows),
            object=taken(self.object, rows),
            value=taken(self.value, rows),
            attribute=taken(self.attribute, rows),
            weight=taken(self.weight, rows),
            refutes=taken(self.refutes, rows),
            number=taken(self.number, rows) if len(self.number) else self.number,
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
    def weight(self) -> Floats:
        """How much each statement weighs, whatever else its source states of the object."""
        return uniform(self.vote / self.share)

    @property
    def has_against(self) -> bool:
        """Whether any statement refutes a value."""
        return len(self.against_claim) > 0

    @cached_property
    def claim_object(self) -> Ids:
        """The object of every claim."""
        return owners(self.claims_per_object)

    @cached_property
    def statement_claim(self) -> Ids:
        """The claim of every statement."""
        return owners(self.statements_per_claim)

    @cached_property
    def statement_object(self) -> Ids:
        """The object of every statement."""
        return np.repeat(self.claim_object, self.statements_per_claim)

    @cached_property
    def statements_per_object(self) -> Ids:
        """How many statements each object has."""
        ends = np.cumsum(self.statements_per_claim, dtype=np.int32)
        last = np.cumsum(self.claims_per_object) - 1
        return np.diff(taken(ends, last), prepend=np.int32(0))

    @cached_property
    def statement_attribute(self) -> Ids:
        """The attribute of every statement."""
        first = self.attribute[:1]
        if len(first) and (self.attribute == first).all():
            return np.broadcast_to(first, len(self.source))
        return np.repeat(taken(self.attribute, self.claim_object), self.statements_per_claim)

    def claim_sums(self, amount: Floats) -> Floats:
        """Return the sum over the statements of each claim."""
        return tally(self.statement_claim, amount, len(self.values))

    def object_sums(self, amount: Floats) -> Floats:
        """Return the sum over the claims of each object."""
        return tally(self.claim_object, amount, len(self.objects))

    @cached_property
    def against_count(self) -> Ids:
        """How many statements refute each claim."""
        return np.bincount(self.against_claim, minlength=len(self.values)).astype(np.int32)

    def of_objects(self, kept: Flags) -> Block:
        """Return the part of the block that belongs to the objects marked in `kept`."""
        if kept.all():
            return self
        of_claim = np.repeat(kept, self.claims_per_object)
        of_statement = np.repeat(of_claim, self.statements_per_claim)
        objects, claims, statements = map(np.flatnonzero, (kept, of_claim, of_statement))
        against = np.flatnonzero(taken(of_claim, self.against_claim))
        renumbered = np.cumsum(of_claim, dtype=np.int32) - 1
        return Block(
            objects=taken(self.objects, objects),
            attribute=taken(self.attribute, objects),
            claims_per_object=taken(self.claims_per_object, objects),
            values=taken(self.values, claims),
            documents=taken(self.documents, claims),
            statements_per_claim=taken(self.statements_per_claim, claims),
            source=taken(self.source, statements),
            share=taken(self.share, statements),
            vote=taken(self.vote, statements),
            against_claim=taken(renumbered, taken(self.against_claim, against)),
            against_source=taken(self.against_source, against),
            against_vote=taken(self.against_vote, against),
            number=taken(self.number, claims) if len(self.number) else self.number,
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
    votes = {name: uniform(columns[name]) for name in ("share", "vote")}
    return Block(**columns | votes | {"against_claim": np.concatenate(against)})


def build(statements: Statements) -> Block:
    """Sort statements into a block; the order they come in changes nothing.

    A statement made twice counts once, with its greater weight.
    """
    every = statements.where(_order(statements))
    rows = _distinct(every)
    fresh = changes(rows.object)
    begins = np.flatnonzero(fresh | changes(rows.value))
    object_starts = np.flatnonzero(taken(fresh, begins))
    first = taken(begins, object_starts)
    claims_per_object = run_lengths(object_starts, len(begins))
    counts = run_lengths(begins, len(rows.source))
    refuting = np.flatnonzero(rows.refutes)
    against, against_claim = rows.where(refuting), counts[:0]
    supporting = rows
    if len(refuting):
        against_claim = taken(owners(counts), refuting)
        counts = counts - np.bincount(against_claim, minlength=len(counts)).astype(np.int32)
        supporting = rows.where(np.flatnonzero(~rows.refutes))
    share = _shares(np.repeat(owners(claims_per_object), counts), supporting.source)
    return Block(
        objects=taken(rows.object, first),
        attribute=taken(rows.attribute, first),
        claims_per_object=claims_per_object,
        values=taken(rows.value, begins),
        documents=_documents(every) if every.relayed else counts,
        statements_per_claim=counts,
        source=supporting.source,
        share=share,
        vote=uniform(supporting.weight * share),
        against_claim=against_claim,
        against_source=against.source,
        against_vote=against.weight,
        number=taken(rows.number, begins) if len(rows.number) else rows.number,
    )


def _order(statements: Statements) -> Ints:
    """By object, value, stance, source and weight."""
    weight = statements.weight
    by_weight = np.argsort(weight, kind="stable") if (weight != weight[:1]).any() else None
    rows = statements if by_weight is None else statements.where(by_weight)
    order = order_of_hashes((rows.object, rows.value), rows.refutes, rows.source)
    return order if by_weight is None else taken(by_weight, order)


def _distinct(rows: Statements) -> Statements:
    """The rows, in order, without what a source states again; the last one of each stays."""
    different = changes(rows.source) | changes(rows.value) | changes(rows.object)
    if not is_uniform(rows.refutes):
        different |= changes(rows.refutes)
    if different.all():
        return rows
    return rows.where(np.append(np.flatnonzero(different)[1:], len(different)) - 1)


def _documents(statements: Statements) -> Ids:
    """How many different sources published each claim (in the order of object and value)."""
    rows = statements.where(
        order_of_hashes((statements.object, statements.value), statements.speaker)
    )
    claim_starts = run_starts(rows.object, rows.value)
    published = run_starts(rows.object, rows.value, rows.speaker)
    supporting = np.maximum.reduceat(~rows.refutes, published) if len(published) else published
    claim = np.searchsorted(claim_starts, published, side="right") - 1
    counted = np.bincount(claim[supporting.astype(bool)], minlength=len(claim_starts))
    return counted.astype(np.int32)


def _shares(objects: Ids, source: Ids) -> Floats:
    """Each statement as a part of what its source states about the same object."""
    voter = last_alike(objects, source)
    if np.array_equal(voter, np.arange(len(voter))):
        return ones(len(voter))
    return 1 / taken(np.bincount(voter), voter)
