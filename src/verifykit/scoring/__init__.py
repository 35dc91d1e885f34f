"""The formula: evidence to log-odds, verdict, confidence and explanation."""

from verifykit.scoring.explanation import NAMED, why_weightless
from verifykit.scoring.linchpin import Linchpin
from verifykit.scoring.line import Line
from verifykit.scoring.scoring import Scoring, score_case

__all__ = ["NAMED", "Linchpin", "Line", "Scoring", "score_case", "why_weightless"]
