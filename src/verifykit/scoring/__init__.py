"""The formula: lines to log-odds, verdict, confidence and explanation."""

from verifykit.scoring.explanation import NAMED
from verifykit.scoring.incoherence import Incoherence
from verifykit.scoring.linchpin import Linchpin
from verifykit.scoring.scoring import Scoring, score_case

__all__ = ["NAMED", "Incoherence", "Linchpin", "Scoring", "score_case"]
