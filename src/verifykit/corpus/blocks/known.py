"""What is known of the values of a corpus before anything is learned."""

from __future__ import annotations

from attrs import frozen

from verifykit.corpus.blocks.arrays import Keys
from verifykit.corpus.blocks.hierarchy import Hierarchy


@frozen(kw_only=True, eq=False)
class Gold:
    """Known true values: object keys, ascending, and the key of each one's value."""

    objects: Keys
    values: Keys


@frozen(kw_only=True, eq=False)
class Known:
    """What is known of the values beforehand."""

    gold: Gold | None = None
    hierarchy: Hierarchy | None = None
