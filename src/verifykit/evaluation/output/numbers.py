"""An evaluation and a calibration as plain data, after their schemas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import asdict

from verifykit.evaluation.bootstrap import LEVEL, Estimate
from verifykit.evaluation.calibration.calibrate import Calibration
from verifykit.evaluation.result import Evaluation, KeptPromise
from verifykit.version import __version__


def evaluation_data(evaluation: Evaluation) -> dict[str, Any]:
    """Return the evaluation as dicts and lists; what is undefined is None."""
    return {
        "verifykit": 1,
        "tool": {
            "version": evaluation.tool.version,
            "parameters": evaluation.tool.parameters,
            "profile": evaluation.tool.profile,
        },
        "refitted": evaluation.refitted,
        "promise": _promise(evaluation.promise),
        "bins": evaluation.bins,
        "bootstrap": {**asdict(evaluation.bootstrap), "level": LEVEL},
        "data": {
            "labelled": len(evaluation.claims),
            "unlabelled": evaluation.unlabelled,
            "left_out": evaluation.left_out,
            "labels": dict(evaluation.labels),
            "unmatched": [
                {"claim": one.claim, "text": one.text, "case": one.case, "place": one.place}
                for one in evaluation.unmatched
            ],
        },
        "objects": None if evaluation.objects is None else asdict(evaluation.objects),
        "figures": _estimates(evaluation.figures),
        "baselines": {name: _estimates(figures) for name, figures in evaluation.baselines.items()},
        "confusion": {verdict: dict(row) for verdict, row in evaluation.confusion.items()},
        "reliability": [asdict(one) for one in evaluation.reliability],
        "risk_coverage": {
            "area": evaluation.area,
            "points": [asdict(point) for point in evaluation.curve],
        },
        "confidences": [asdict(level) for level in evaluation.confidences],
        "ablations": [
            {
                "component": one.component,
                "meaning": one.meaning,
                "changed": one.changed,
                "differences": _estimates(one.differences),
            }
            for one in evaluation.ablations
        ],
        "claims": [asdict(claim) for claim in evaluation.claims],
    }


def calibration_data(calibration: Calibration) -> dict[str, Any]:
    """Return the calibration as dicts and lists; what is undefined is None."""
    fitted = calibration.parameters.values()
    return {
        "verifykit": 1,
        "version": __version__,
        "data": {
            "digest": calibration.digest,
            "claims": calibration.claims,
            "labels": dict(calibration.labels),
        },
        "folds": calibration.folds,
        "repeats": calibration.repeats,
        "seed": calibration.seed,
        "bins": calibration.bins,
        "helps": calibration.helps,
        "parameters": {
            name: {"before": value, "fitted": fitted[name]}
            for name, value in calibration.base.values().items()
        },
        "figures": {
            "before": _estimates(calibration.before),
            "in_fold": _estimates(calibration.in_fold),
            "out_of_fold": _estimates(calibration.out_of_fold),
            "gains": _estimates(calibration.gains),
        },
        "trust": dict(calibration.trust),
        "warnings": list(calibration.warnings),
    }


def _promise(promise: KeptPromise | None) -> dict[str, Any] | None:
    if promise is None:
        return None
    made, kept = promise.promise, asdict(promise)
    del kept["promise"]
    return {"risk": made.risk, "level": made.level, **kept}


def _estimates(figures: Mapping[str, Estimate]) -> dict[str, dict[str, float | None]]:
    return {name: asdict(one) for name, one in figures.items()}
