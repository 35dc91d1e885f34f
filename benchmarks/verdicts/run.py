"""verifykit beside majority vote and logistic regression on counts, in the same folds.

    python benchmarks/verdicts/run.py [--data ../shared/data] [--repeats 10] [--json FILE]

Needs verifykit-core[evaluate] and scikit-learn (requirements.txt).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from attrs import asdict, evolve
from generated import generate
from peers import FEATURES, Fold, logistic_regression, most_frequent

from verifykit.config.settings import Settings
from verifykit.evaluation import pans
from verifykit.evaluation.bootstrap import Bootstrap, SampleFigures, measure, resamples
from verifykit.evaluation.calibration.examples import Examples, examples
from verifykit.evaluation.calibration.folds import splits
from verifykit.evaluation.calibration.search import fit
from verifykit.evaluation.evaluate import count_sample
from verifykit.evaluation.figures import figures
from verifykit.evaluation.labelled_set import LabelledSet, SetMapping, read_labelled_set
from verifykit.evaluation.matching import match
from verifykit.evaluation.sample import Sample
from verifykit.model.parameters import Parameters

HERE = Path(__file__).parent
REAL = "Emergent, body stance"
EMERGENT = "verdicts/emergent/articles_body_stance.csv.gz"
SHOWN = ("accuracy", "macro-f1", "shares-brier", "shares-macro-f1", "brier", "ece", "auc")
COMPARED = ("shares-brier", "shares-macro-f1", "brier", "ece")
HIGHER = {figure.name for figure in figures() if figure.higher_is_better}
FOLDS = 10
DEFAULT, CALIBRATED, REPORTED, SCRATCH = (
    "verifykit, default parameters",
    "verifykit, calibrated",
    "verifykit, calibrated with --reports",
    "verifykit, calibrated from nothing",
)
REGRESSION = "logistic regression, "
BARS = (
    (DEFAULT, "brier", 0.107),
    (DEFAULT, "shares-brier", 0.472),
    (DEFAULT, "macro-f1", 0.525),
    (CALIBRATED, "brier", 0.098),
    (CALIBRATED, "shares-brier", 0.46),
    (REPORTED, "brier", 0.098),
    (REPORTED, "shares-brier", 0.46),
)
"""What is to be reached on Emergent: at most, or at least where higher is better."""


def read(data: Path) -> tuple[str, LabelledSet]:
    """Return the set to measure on: Emergent, or a generated one where it is not at hand."""
    path = data / EMERGENT
    if not path.is_file():
        print(
            f"{path} is missing, so this runs on generated data, which says nothing about how\n"
            "good the scores are. Emergent is the data of Ferreira and Vlachos, Emergent: a novel\n"
            "data-set for stance classification (NAACL 2016); see README.md.\n",
            file=sys.stderr,
        )
        return "generated data", generate()
    return REAL, read_labelled_set(path, SetMapping.read(HERE / "emergent.toml"))


def article_counts(found: Examples) -> np.ndarray:
    """Return how many articles support, refute, and only report or question each claim."""
    case = found.cases[0].case
    side = {"supports": 0, "refutes": 1, "reports": 2, "questions": 2}
    table = np.zeros((len(found.claims), 3))
    for row, (_, claim) in enumerate(found.claims):
        for item in case.evidence_by_claim.get(claim, ()):
            table[row, side[item.stance]] += 1
    return table


def unfitted() -> Parameters:
    """Return parameters of which nothing comes from Emergent: prior and weights are 0."""
    return pans.with_vector(Parameters(), np.zeros(len(pans.FITTED)))


def held_out(found: Examples, parts: Sequence[Fold]) -> Sample:
    """Return what calibrated parameters say of each claim, fitted without its fold."""
    return Sample.joined([(held, found.sample(fit(found, learn), held)) for learn, held in parts])


def answers(found: Examples, repeats: int, seed: int) -> dict[str, list[Sample]]:
    """Return the answers of everybody: a sample per repeat, in the same folds."""
    everything = np.arange(len(found.claims))
    default = found.sample(Parameters(), everything)
    articles = article_counts(found)
    # For, against and open: every article here is of an outlet, whose word against is a check.
    effective = found.counts[Parameters().discount][:, [0, 1, 3]]
    scratch = evolve(found, base=unfitted())
    said: dict[str, list[Sample]] = {
        "majority of articles": [count_sample(default, articles[:, :2])],
        DEFAULT: [default],
    }
    for repeat in range(repeats):
        parts = list(splits(found.label, found.group, FOLDS, seed + repeat))
        said.setdefault("most frequent label", []).append(most_frequent(default, parts))
        for name, features in FEATURES.items():
            seen = logistic_regression(default, features(articles, effective), parts)
            said.setdefault(REGRESSION + name, []).append(seen)
        said.setdefault(SCRATCH, []).append(held_out(scratch, parts))
        said.setdefault(CALIBRATED, []).append(held_out(found, parts))
        weighed = evolve(found, with_reports=True)
        said.setdefault(REPORTED, []).append(held_out(weighed, parts))
        print(f"\rrepeat {repeat + 1} of {repeats}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return said


def print_figures(measured: dict[str, SampleFigures]) -> None:
    """Print each figure with its interval, a line for everybody."""
    print(f"{'':42}" + "".join(f"{name:>20}" for name in SHOWN))
    for name, found in measured.items():
        cells = []
        for figure in SHOWN:
            one = found.estimates()[figure]
            cells.append(f"{one.value:.3f} [{one.low:.3f} {one.high:.3f}]")
        print(f"{name:42}" + "".join(f"{cell:>20}" for cell in cells))


def print_differences(measured: dict[str, SampleFigures]) -> None:
    """Print verifykit less each regression, with the standard error of the paired difference."""
    for name in (DEFAULT, SCRATCH, CALIBRATED, REPORTED):
        for other in (name for name in measured if name.startswith(REGRESSION)):
            print(f"\n{name}, less {other}:")
            gains = measured[name].gains(measured[other])
            for figure in COMPARED:
                one = gains[figure]
                assert one.value is not None
                assert one.error is not None
                ahead = one.value if figure in HIGHER else -one.value
                word = "ahead" if ahead > one.error else "level"
                word = word if ahead >= -one.error else "behind"
                print(f"  {figure:18}{one.value:+.4f}  standard error {one.error:.4f}  {word}")


def print_bars(measured: dict[str, SampleFigures]) -> None:
    """Print what was to be reached, and whether it was."""
    print()
    for who, figure, bar in BARS:
        value = measured[who].estimates()[figure].value
        assert value is not None
        reached = value >= bar if figure in HIGHER else value <= bar
        word = "at least" if figure in HIGHER else "at most"
        print(f"{who}: {figure} {value:.3f}, {word} {bar}: {'yes' if reached else 'NO'}")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("--draws", type=int, default=1000, help="resamples for the intervals")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path, help="write the figures to a file, too")
    given = parser.parse_args()

    name, labelled_set = read(given.data)
    labelled = match([labelled_set.case], labelled_set.gold)
    found = examples([labelled_set.case], labelled, Settings())
    said = answers(found, given.repeats, given.seed)
    rows = resamples(found.group, Bootstrap(repeats=given.draws, seed=given.seed))
    measured = {who: measure(figures(), samples, rows) for who, samples in said.items()}

    print(
        f"{name}: {len(found.claims)} claims, {FOLDS} folds, {given.repeats} repeats; "
        f"95% intervals over {given.draws} resamples of the claims\n"
    )
    print_figures(measured)
    print_differences(measured)
    if name == REAL:
        print_bars(measured)
    if given.json is not None:
        data = {
            who: {figure: asdict(one) for figure, one in found.estimates().items()}
            for who, found in measured.items()
        }
        given.json.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
