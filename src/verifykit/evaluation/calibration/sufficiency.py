"""How much data a fit needs, and what to say where there is less."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from verifykit.errors import InputError
from verifykit.evaluation.calibration.examples import Examples
from verifykit.evaluation.sample import FALSE, TRUE, UNKNOWN

EACH = 10
"""Claims of the rarer of true and false from which on a fit is tried: the ridge towards the
parameters in use decides how much so few can move."""
AMPLE = 30
"""The same from which on the labels could carry the fit by themselves: ten for each of the three
numbers that say which of the two it is (Peduzzi et al. 1996). With fewer a warning says so."""
FOR_PRIOR = 20
"""Settled claims, from which on the prior by itself can be fitted."""
UNSETTLED = 10
"""Claims labelled unknown, below which only the direction is fitted."""
OF_A_SIDE = 10
"""Claims with evidence on a side, below which its weight hardly moves."""


def sufficient(examples: Examples) -> tuple[Examples, tuple[str, ...]]:
    """Return the examples that can be fitted to, and warnings about what they cannot show.

    Raise InputError, with what is missing, where there is too little.
    """
    if examples.prior_only:
        return _for_prior(examples)
    warnings = list(_few_settled(examples))
    unsettled = int((examples.label == UNKNOWN).sum())
    if unsettled < UNSETTLED:
        if unsettled:
            warnings.append(
                f"only {unsettled} claims are labelled unknown, fewer than {UNSETTLED}: they are "
                "left out, and only the direction is fitted"
            )
        examples = examples.only(np.flatnonzero(examples.label != UNKNOWN))
    return examples, (*warnings, *_few_of_a_side(examples))


def _few_settled(examples: Examples) -> Iterator[str]:
    """Yield a warning if few claims are true or few false; raise InputError if too few are."""
    decided = examples.counts[examples.base.discount][:, :3].any(axis=1)
    have = {
        word: int((decided & (examples.label == place)).sum())
        for place, word in ((TRUE, "true"), (FALSE, "false"))
    }
    missing = [
        f"{EACH - count} more {word} ones (there are {count})"
        for word, count in have.items()
        if count < EACH
    ]
    if missing:
        raise InputError(
            f"too little to calibrate on: it takes at least {EACH} claims that are true and "
            f"{EACH} that are false, each with evidence for or against; {' and '.join(missing)} "
            "are needed"
        )
    least = min(have.values())
    if least < AMPLE:
        yield (
            f"there are only {least} claims of the rarer of true and false with evidence for or "
            f"against, fewer than {AMPLE}: the fit stays near the parameters it starts from, and "
            "the share of each number that the labels decide is printed"
        )


def _few_of_a_side(examples: Examples) -> Iterator[str]:
    counts = examples.counts[examples.base.discount]
    sides = {
        "supports them": counts[:, 0] > 0,
        "refutes them": (counts[:, 1] > 0) | (counts[:, 2] > 0),
    }
    if examples.with_reports:
        sides["reports them beside somebody who takes a side"] = counts[:, 4] != 0
    for does, claims in sides.items():
        have = int(claims.sum())
        if have < OF_A_SIDE:
            yield f"only {have} claims have evidence that {does}: that weight hardly moves"


def _for_prior(examples: Examples) -> tuple[Examples, tuple[str, ...]]:
    """The examples for a fit of the prior alone: claims without evidence tell of it, too."""
    settled = int((examples.label != UNKNOWN).sum())
    if settled < FOR_PRIOR:
        raise InputError(
            f"too little to fit the prior to: it takes at least {FOR_PRIOR} claims that are true "
            f"or false, and there are {settled}"
        )
    if int((examples.label == UNKNOWN).sum()) < UNSETTLED:
        examples = examples.only(np.flatnonzero(examples.label != UNKNOWN))
    return examples, ()
