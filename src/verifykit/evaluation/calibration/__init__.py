"""Fitting the few parameters of the formula to labelled claims, by cross-validation."""

from verifykit.evaluation.calibration.calibrate import Calibration, calibrate

__all__ = ["Calibration", "calibrate"]
