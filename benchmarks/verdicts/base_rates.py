"""What another base rate costs: claims that are nearly all true, or nearly all false.

    python benchmarks/verdicts/base_rates.py [--claims 600]

On generated claims: the same outlets, only how many claims are true is another. The default prior
belongs to news rumours; `--prior` and `calibrate --prior-only` put another in its place.
"""

from __future__ import annotations

import argparse
import random

import numpy as np
from attrs import evolve
from generated import labelled_set

from verifykit.config.settings import Settings
from verifykit.evaluation.calibration.examples import Examples, examples
from verifykit.evaluation.calibration.search import fit
from verifykit.evaluation.evaluate import count_sample
from verifykit.evaluation.figures import figures
from verifykit.evaluation.labels import Label
from verifykit.evaluation.matching import match

RATES = (0.15, 0.33, 0.5, 0.7, 0.9)
FEW = 20
"""Labels from which the prior is fitted; they are not among the claims that are judged."""
ODDS: dict[Label, tuple[float, float, float]] = {
    "true": (0.62, 0.10, 0.28),
    "false": (0.35, 0.37, 0.28),
}


def drawn(rate: float, claims: int, seed: int) -> Examples:
    """Return claims of which this share is true, each with one to six articles."""
    chance = random.Random(seed)
    labels: list[Label] = ["true" if chance.random() < rate else "false" for _ in range(claims)]
    made = labelled_set(labels, ODDS, 6, chance)
    return examples([made.case], match([made.case], made.gold), Settings())


def main() -> None:
    """Print the Brier score of everybody at each base rate."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=600)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    brier = next(one for one in figures() if one.name == "brier")
    print(f"{'true':>6}{'count':>9}{'default':>9}{'--prior':>9}{'20 labels':>11}")
    for rate in RATES:
        found = drawn(rate, given.claims, given.seed)
        order = np.random.default_rng(given.seed).permutation(len(found.label))
        learn, held = np.sort(order[:FEW]), np.sort(order[FEW:])
        default = found.sample(found.base, held)
        counts = found.counts[found.base.discount][held]
        fitted = fit(evolve(found, prior_only=True), learn)
        said = (
            count_sample(default, np.column_stack([counts[:, 0], counts[:, 1] + counts[:, 2]])),
            default,
            found.sample(found.base.with_prior(rate), held),
            found.sample(fitted, held),
        )
        print(f"{rate:6.2f}" + "".join(f"{brier.of(one):9.3f}" for one in said))


if __name__ == "__main__":
    main()
