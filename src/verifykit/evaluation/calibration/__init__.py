"""Fitting the few parameters of the formula to labelled claims, and what verdicts may promise."""

from verifykit.evaluation.calibration.calibrate import Calibration, calibrate
from verifykit.evaluation.calibration.risk import RiskFit, promise

__all__ = ["Calibration", "RiskFit", "calibrate", "promise"]
