"""Do the scores mean anything: gold labels to figures, and parameters fitted to them.

Needs numpy, which comes with the extra `evaluate`; without it the import raises UsageError.
"""

from verifykit.errors import UsageError

try:
    from verifykit.evaluation.bootstrap import Bootstrap, Estimate
    from verifykit.evaluation.calibration.calibrate import Calibration, calibrate
    from verifykit.evaluation.calibration.risk import RiskFit, promise
    from verifykit.evaluation.evaluate import evaluate
    from verifykit.evaluation.gold.reader import read_gold
    from verifykit.evaluation.labelled_set import LabelledSet, SetMapping, read_labelled_set
    from verifykit.evaluation.labels import Gold
    from verifykit.evaluation.refit import evaluate_refitted
    from verifykit.evaluation.result import Evaluation
    from verifykit.evaluation.track_record import TrackRecord, track_record
except ModuleNotFoundError as error:
    if error.name != "numpy":
        raise
    raise UsageError("this needs numpy: install verifykit-core[evaluate]") from error

__all__ = [
    "Bootstrap",
    "Calibration",
    "Estimate",
    "Evaluation",
    "Gold",
    "LabelledSet",
    "RiskFit",
    "SetMapping",
    "TrackRecord",
    "calibrate",
    "evaluate",
    "evaluate_refitted",
    "promise",
    "read_gold",
    "read_labelled_set",
    "track_record",
]
