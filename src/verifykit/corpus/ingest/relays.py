"""A statement that names what it derives from speaks for that source, not for itself."""

from __future__ import annotations

import numpy as np
from attrs import evolve

from verifykit.corpus.arrays import Ids
from verifykit.corpus.block import Statements

_LONGEST_CHAIN = 32


def acting(statements: Statements, origin: Ids) -> Statements:
    """The statements with the source they speak for; `origin` is -1 where they speak for
    themselves.

    A relay of a relay speaks for the first of the chain, as far as the chain stays with the same
    object and value. Of a circle of relays the lowest-numbered source speaks. A relay that says
    something else than its origin is on record with speaks for itself: it misquotes.
    """
    source = statements.source.astype(np.int64)
    size = int(max(source.max(initial=0), origin.max(initial=0))) + 1
    _, thing = np.unique(statements.object, return_inverse=True)
    _, claim = np.unique(
        np.stack([statements.object, statements.value, statements.refutes.astype(np.uint64)]),
        axis=1,
        return_inverse=True,
    )
    on_record = np.unique(thing * size + source)
    key = claim * size + source
    order = np.argsort(key, kind="stable")
    next_source = np.where(origin >= 0, origin, source)
    lowest = source.copy()
    speaks = source.copy()
    for _ in range(_LONGEST_CHAIN):
        wanted = claim * size + speaks
        place = np.minimum(np.searchsorted(key[order], wanted), len(key) - 1)
        row = order[place]
        held = key[row] == wanted
        onward = np.where(held, next_source[row], speaks)
        if (onward == speaks).all():
            break
        lowest = np.minimum(lowest, onward)
        speaks = onward
    else:
        speaks = np.where(held & (next_source[row] != speaks), lowest, speaks)
    elsewhere = np.isin(thing * size + speaks, on_record) & ~np.isin(claim * size + speaks, key)
    speaks = np.where(elsewhere, source, speaks)
    return evolve(statements, source=speaks.astype(np.int32))
