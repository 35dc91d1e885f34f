"""How should a posterior be tempered? Forms are held against sets they were not fitted to.

`python benchmarks/corpus/tempering.py [--data FOLDER]`, nine minutes. A form is what the heat of an
object hangs on (see `estimation/heat.py`): on how many voices state its likeliest value, all the
same or by how far errors go together in the corpus (an urn), and on how little is known of them.
Its temperature is chosen from a few, by the log loss of all public sets but one, and held against
that one. Generated crowds whose objects differ in difficulty, so that errors are shared, or do not,
show what it costs where the public sets happen to be alike.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from attrs import evolve
from calibration import error, loss, said
from table import show
from tasks import Task, of_world
from truth_sets import public
from worlds import difficult

from verifykit.corpus import FITTED, Constants, Declarations

TEMPERATURES = (1.0, 1.1, 1.2, 1.4, 1.7, 2.0, 2.4)
ROOT = evolve(FITTED, correlation_statements=0)
"""Voices weigh as their square root does, whether they err together or not."""
FORMS: Mapping[str, Constants] = {
    "T": evolve(ROOT, crowding=0.0, trial=np.inf),
    "T√n": evolve(ROOT, trial=np.inf),
    "T√(1 + πv/8)": evolve(ROOT, crowding=0.0),
    "T√n √(1 + πv/8)": ROOT,
    "T, urn": evolve(FITTED, trial=np.inf),
    "T √(1 + πv/8), urn, a statement a trial": evolve(FITTED, trial=1.0),
    "T √(1 + πv/8), urn, half a trial": FITTED,
    "T √(1 + πv/8), urn, a fifth": evolve(FITTED, trial=0.2),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    truth = parser.parse_args().data / "truth"
    known = [task for task in public(truth) if task.peers] if truth.is_dir() else []
    crowds = hard()
    header = (
        "form",
        "loss left out",
        "ECE left out",
        "greatest",
        "T of all",
        "loss",
        "ECE",
        "worst",
    )
    show(
        "On the public sets, and with that T on crowds",
        header,
        [[name, *_row(form, known, crowds)] for name, form in FORMS.items()],
    )


def hard() -> list[Task]:
    """Crowds whose objects are of like or of different difficulty, with few or many statements."""
    return [
        of_world(
            f"{labels or 'open'}, {per} statements, difficulty {difficulty}",
            difficult(seed, labels=labels, per=per, difficulty=difficulty),
            Declarations(),
        )
        for seed, (labels, per, difficulty) in enumerate(
            itertools.product((None, 4), (3, 30, 300), (0.0, 1.5))
        )
    ]


def _row(form: Constants, known: Sequence[Task], crowds: Sequence[Task]) -> list[object]:
    losses, errors = _measured(form, known, TEMPERATURES)
    left_out = []
    for place in range(len(known)):
        best = np.argmin(np.delete(losses, place, axis=0).mean(axis=0))
        left_out.append((losses[place, best], errors[place, best]))
    of_all = TEMPERATURES[int(np.argmin(losses.mean(axis=0)))] if known else form.temperature
    there, wrong = _measured(form, crowds, (of_all,))
    means = np.mean(left_out, axis=0).tolist() if left_out else ["", ""]
    greatest = max((found[1] for found in left_out), default="")
    return [*means, greatest, of_all, float(there.mean()), float(wrong.mean()), float(wrong.max())]


def _measured(
    form: Constants, tasks: Sequence[Task], temperatures: Sequence[float]
) -> tuple[np.ndarray, np.ndarray]:
    """Return log losses and calibration errors, tasks by temperatures."""
    found = [
        [said(task, {}, evolve(form, temperature=heat))[0] for heat in temperatures]
        for task in tasks
    ]
    shape = (len(tasks), len(temperatures))
    losses = np.array([[loss(one) for one in row] for row in found]).reshape(shape)
    errors = np.array([[error(one) for one in row] for row in found]).reshape(shape)
    return losses, errors


if __name__ == "__main__":
    main()
