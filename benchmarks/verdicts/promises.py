"""Whether promised verdicts are kept: learned from half of the labels, held against the others.

python benchmarks/verdicts/promises.py [--data ../shared/data] [--risk .2] [--draws 300]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from run import read

from verifykit.config.settings import Settings
from verifykit.evaluation.calibration.examples import examples
from verifykit.evaluation.calibration.folds import fold_of
from verifykit.evaluation.calibration.risk import LEVEL, promised
from verifykit.evaluation.matching import match
from verifykit.evaluation.promise import chance_of
from verifykit.evaluation.sample import UNKNOWN


def main() -> None:
    """Draw halves, learn a promise from one and count verdicts on the other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--risk", type=float, default=0.2)
    parser.add_argument("--draws", type=int, default=300)
    given = parser.parse_args()
    name, labelled = read(given.data)
    found = examples([labelled.case], match([labelled.case], labelled.gold), Settings())
    made, above, beyond, ratios, shares = 0, 0, 0, [], []
    for seed in range(given.draws):
        one = promised(found, given.risk, LEVEL, seed)
        if one.parameters is None:
            continue
        made += 1
        others = np.flatnonzero(fold_of(found.label, found.group, 2, seed) != 0)
        others = others[found.label[others] != UNKNOWN]
        said = found.said(one.parameters, others)
        answered = said != UNKNOWN
        wrong = int((said[answered] != found.label[others][answered]).sum())
        verdicts = int(answered.sum())
        usual = int((found.said(found.base, others) != UNKNOWN).sum())
        ratios.append(verdicts / max(usual, 1))
        shares.append(wrong / max(verdicts, 1))
        above += wrong > given.risk * verdicts
        beyond += wrong > 0 and 1 - chance_of(wrong - 1, verdicts, given.risk) < 1 - LEVEL
    print(f"{name}: {given.draws} draws of halves")
    print(f"wanted: at most {given.risk:.0%} wrong, with {LEVEL:.0%} confidence; made in {made}")
    if made:
        print(f"verdicts on the other half, against the default: x {np.mean(ratios):.2f}")
        print(f"share of them wrong: {np.mean(shares):.3f}, at most {max(shares):.3f}")
        print(
            f"more wrong than promised in {above / made:.1%}, beyond chance in {beyond / made:.1%}"
        )


if __name__ == "__main__":
    main()
