"""Whether promised verdicts are kept: learned from half of the labels, held against the others.

python benchmarks/verdicts/promises.py [--data ../shared/data] [--risk .2] [--draws 300]

After the set of `--data` come two that are made up by chance: one where both sides can be believed,
and one where denials are as common of what is true.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
from generated import ODDS, Odds, labelled_set
from run import read

from verifykit.config.settings import Settings
from verifykit.evaluation.calibration.examples import examples
from verifykit.evaluation.calibration.folds import fold_of
from verifykit.evaluation.calibration.risk import LEVEL, promised
from verifykit.evaluation.labelled_set import LabelledSet
from verifykit.evaluation.labels import Label
from verifykit.evaluation.matching import match
from verifykit.evaluation.promise import chance_of
from verifykit.evaluation.sample import UNKNOWN

DENIED: Odds = {"true": (0.5, 0.08, 0.42), "false": (0.3, 0.3, 0.4), "unknown": (0.2, 0.1, 0.7)}
"""Articles where many claims that are true are denied by somebody."""


def main() -> None:
    """Draw halves, learn a promise from one and count verdicts on the other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--risk", type=float, default=0.2)
    parser.add_argument("--draws", type=int, default=300)
    given = parser.parse_args()
    print(f"wanted: at most {given.risk:.0%} wrong, with {LEVEL:.0%} confidence")
    name, labelled = read(given.data)
    tell(name, labelled, given.risk, given.draws)
    tell("generated, both sides alike", made_up(0.4, ODDS), given.risk, given.draws)
    tell("generated, denials mislead", made_up(0.85, DENIED), given.risk, given.draws)


def made_up(true: float, odds: Odds) -> LabelledSet:
    """Return 400 settled claims of which the share `true` is true."""
    chance = random.Random(1)
    labels: list[Label] = ["true" if chance.random() < true else "false" for _ in range(400)]
    return labelled_set(labels, odds, 5, chance)


def tell(name: str, labelled: LabelledSet, risk: float, draws: int) -> None:
    """Print what is promised in so many draws of halves of a set, and what comes of it."""
    found = examples([labelled.case], match([labelled.case], labelled.gold), Settings())
    settled = np.flatnonzero(found.label != UNKNOWN)
    usual = found.said(found.base, settled) != UNKNOWN
    case = found.cases[0]
    spoken = sum(
        case.judgements.of(found.claims[row][1]).score is not None for row in settled.tolist()
    )
    made, above, beyond, ratios, shares = 0, 0, 0, [0.0], [0.0]
    for seed in range(draws):
        one = promised(found, risk, LEVEL, seed)
        if one.parameters is None:
            continue
        made += 1
        others = np.flatnonzero(fold_of(found.label, found.group, 2, seed) != 0)
        others = others[found.label[others] != UNKNOWN]
        said = found.said(one.parameters, others)
        answered = said != UNKNOWN
        wrong = int((said[answered] != found.label[others][answered]).sum())
        verdicts = int(answered.sum())
        ratios.append(verdicts / max(int(usual[np.isin(settled, others)].sum()), 1))
        shares.append(wrong / max(verdicts, 1))
        above += wrong > risk * verdicts
        beyond += wrong > 0 and 1 - chance_of(wrong - 1, verdicts, risk) < 1 - LEVEL
    print(f"\n{name}: {draws} draws of halves, promised in {made}")
    print(
        f"{len(settled)} settled claims, {spoken} with any evidence for or against, "
        f"{int(usual.sum())} answered by default: nothing can answer more than x "
        f"{spoken / max(int(usual.sum()), 1):.2f}"
    )
    if made:
        print(f"verdicts on the other half, against the default: x {np.mean(ratios[1:]):.2f}")
        print(f"share of them wrong: {np.mean(shares[1:]):.3f}, at most {max(shares):.3f}")
        print(
            f"more wrong than promised in {above / made:.1%}, beyond chance in {beyond / made:.1%}"
        )


if __name__ == "__main__":
    main()
