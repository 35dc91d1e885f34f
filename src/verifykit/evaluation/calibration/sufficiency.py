"""How much data a fit needs, and what to say where there is less."""

from __future__ import annotations

import numpy as np
from attrs import evolve

from verifykit.errors import InputError
from verifykit.evaluation.calibration.examples import Examples
from verifykit.evaluation.sample import FALSE, TRUE, UNKNOWN

EACH = 30
"""Claims of the rarer of true and false: ten for each of the three numbers that say which of the
two it is (prior, support, refutation), the rule of Peduzzi et al. (1996)."""
UNSETTLED = 10
"""Claims labelled unknown, below which only the direction is fitted."""
OF_A_SIDE = 10
"""Claims with evidence on a side, below which its weight hardly moves."""


def sufficient(examples: Examples) -> tuple[Examples, tuple[str, ...]]:
    """Return the examples that can be fitted to, and warnings about what they cannot show.

    Raises InputError, with what is missing, where there is too little.
    """
    counts = examples.counts[examples.base.discount]
    decided = (counts[:, 0] > 0) | (counts[:, 1] > 0)
    missing = []
    for place, word in ((TRUE, "true"), (FALSE, "false")):
        have = int((decided & (examples.label == place)).sum())
        if have < EACH:
            missing.append(f"{EACH - have} more {word} ones (there are {have})")
    if missing:
        raise InputError(
            f"too little to calibrate on: it takes at least {EACH} claims that are true and "
            f"{EACH} that are false, each with evidence for or against; {' and '.join(missing)} "
            "are needed"
        )
    warnings = []
    unsettled = int((examples.label == UNKNOWN).sum())
    if unsettled < UNSETTLED:
        if unsettled:
            warnings.append(
                f"only {unsettled} claims are labelled unknown, fewer than {UNSETTLED}: they are "
                "left out, and only the direction is fitted"
            )
        examples = _only(examples, np.flatnonzero(examples.label != UNKNOWN))
    counts = examples.counts[examples.base.discount]
    for column, word in enumerate(("support", "refute")):
        have = int((counts[:, column] > 0).sum())
        if have < OF_A_SIDE:
            warnings.append(
                f"only {have} claims have evidence that {word}s them: that weight hardly moves"
            )
    return examples, tuple(warnings)


def _only(examples: Examples, rows: np.ndarray) -> Examples:
    return evolve(
        examples,
        claims=tuple(examples.claims[row] for row in rows.tolist()),
        label=examples.label[rows],
        group=examples.group[rows],
        counts={discount: found[rows] for discount, found in examples.counts.items()},
    )
