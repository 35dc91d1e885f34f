"""Fitted parameters as the text of a file, with what they were fitted to."""

from __future__ import annotations

import datetime

from attrs import evolve

from verifykit.config.parameters_file import parameters_text
from verifykit.evaluation.calibration.calibrate import Calibration
from verifykit.version import __version__

RECORDED = ("brier", "ece", "shares-brier", "shares-log-loss", "macro-f1")


def fitted_text(calibration: Calibration, day: datetime.date) -> str:
    """Return the file: the parameters, and their provenance in a table that changes nothing."""
    origin = (
        f"fitted on {day.isoformat()} to {calibration.claims} claims ({calibration.digest}), "
        f"{calibration.folds} folds x {calibration.repeats}"
    )
    about: dict[str, str | int | float] = {
        "date": day.isoformat(),
        "verifykit": __version__,
        "data": calibration.digest,
        "claims": calibration.claims,
        **{f"claims_{label}": count for label, count in calibration.labels.items()},
        "folds": calibration.folds,
        "repeats": calibration.repeats,
        "seed": calibration.seed,
        "before": calibration.base.digest(),
        "bins": calibration.bins,
    }
    columns = {
        "before": calibration.before,
        "in_fold": calibration.in_fold,
        "out_of_fold": calibration.out_of_fold,
    }
    for name in RECORDED:
        for column, figures in columns.items():
            value = figures[name].value
            if value is not None:
                about[f"{name.replace('-', '_')}_{column}"] = round(value, 4)
    return parameters_text(evolve(calibration.parameters, provenance=origin), about)
