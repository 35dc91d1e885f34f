"""What is known of the values of a corpus before anything is learned."""

from __future__ import annotations

import numpy as np
from attrs import field, frozen

from verifykit.corpus.blocks.arrays import Floats, Keys
from verifykit.corpus.blocks.hierarchy import Hierarchy


@frozen(kw_only=True, eq=False)
class Gold:
    """Known true values: object keys, ascending, and the key of each one's value.

    Where several values can be true, what is known are answers (see `lists`): an object with a
    label has all of its true values among the labels.
    """

    objects: Keys
    values: Keys
    numbers: Floats = field(factory=lambda: np.zeros(0))
    """Each value as a number, nan where it is none; as long as the others if there is a measure."""


@frozen(kw_only=True, eq=False)
class Knowledge:
    """What is known of the values beforehand."""

    gold: Gold | None = None
    hierarchy: Hierarchy | None = None
