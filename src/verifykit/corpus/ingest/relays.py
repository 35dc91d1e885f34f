"""A statement that names what it derives from speaks for that source, not for itself."""

from __future__ import annotations

import numpy as np
from attrs import evolve, frozen

from verifykit.corpus.blocks.arrays import Flags, Ids, Ints, run_starts
from verifykit.corpus.blocks.block import Statements


@frozen(kw_only=True, eq=False)
class Citations:
    """Which statement (its row, ascending) names which source, in the order in which it does."""

    row: Ints
    origin: Ids


def acting(statements: Statements, cited: Citations) -> Statements:
    """The statements with the source they speak for.

    A relay speaks for the first source it names that says the same about the same object; if none
    does, for the first that says nothing about it, and relays that share one of those speak as
    one. A relay that contradicts all it names speaks for itself: it misquotes. A relay of a relay
    speaks for the first of the chain, of a circle the lowest-numbered source speaks.
    """
    source = statements.source.astype(np.int64)
    size = int(max(source.max(initial=0), cited.origin.max(initial=0))) + 1
    _, thing = np.unique(statements.object, return_inverse=True)
    _, claim = np.unique(
        np.stack([statements.object, statements.value, statements.refutes.astype(np.uint64)]),
        axis=1,
        return_inverse=True,
    )
    next_source = source.copy()
    cited, held = _followed(cited, source, thing, claim, size)
    voice = np.where(held, cited.origin, _shared(cited, claim * size))
    first = run_starts(cited.row)
    next_source[cited.row[first]] = voice[first]
    speaks = _ends(claim * size, source, next_source)
    return evolve(statements, source=speaks.astype(np.int32))


def _followed(
    cited: Citations, source: Ints, thing: Ints, claim: Ints, size: int
) -> tuple[Citations, Flags]:
    """The citations that count, and which of them name a source that says the same."""
    row, origin = cited.row, cited.origin.astype(np.int64)
    held = np.isin(claim[row] * size + origin, claim * size + source)
    elsewhere = ~held & np.isin(thing[row] * size + origin, thing * size + source)
    in_hand = np.zeros(len(source), bool)
    in_hand[row[held & (origin != source[row])]] = True
    kept = (origin != source[row]) & ~elsewhere & (held | ~in_hand[row])
    return Citations(row=row[kept], origin=cited.origin[kept]), held[kept]


def _shared(cited: Citations, claim: Ints) -> Ints:
    """For each citation the lowest source among those that its relay shares with others."""
    _, relay = np.unique(cited.row, return_inverse=True)
    _, place = np.unique(claim[cited.row] + cited.origin, return_inverse=True)
    lowest = cited.origin.astype(np.int64)
    while True:
        before = lowest
        for group in (relay, place):
            least = np.full(int(group.max(initial=-1)) + 1, np.iinfo(np.int64).max)
            np.minimum.at(least, group, lowest)
            lowest = least[group]
        if np.array_equal(lowest, before):
            return lowest


def _ends(claim: Ints, source: Ints, next_source: Ints) -> Ints:
    """Where the chain of each statement ends; `claim` is a key to add a source to."""
    key, wanted = claim + source, claim + next_source
    order = np.lexsort((next_source, key))
    row = order[np.minimum(np.searchsorted(key[order], wanted), len(key) - 1)]
    onward = np.where(key[row] == wanted, row, np.arange(len(key)))
    # Every turn doubles the steps taken, so that a circle has been gone round at the end.
    jump, lowest = onward, source
    for _ in range(len(key).bit_length()):
        lowest = np.minimum(lowest, lowest[jump])
        if np.array_equal(jump[jump], jump):
            break
        jump = jump[jump]
    in_circle = onward[jump] != jump
    return np.where(in_circle, lowest[jump], next_source[jump])
