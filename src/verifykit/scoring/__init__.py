"""The formula: lines to log-odds, verdict, confidence and explanation."""

from verifykit.scoring.explanation import NAMED
from verifykit.scoring.incoherence import Incoherence
from verifykit.scoring.linchpin import Linchpin
from verifykit.scoring.records import record_terms, stands
from verifykit.scoring.reports import reported
from verifykit.scoring.scoring import Scoring, score_case
from verifykit.scoring.worth import is_check

__all__ = [
    "NAMED",
    "Incoherence",
    "Linchpin",
    "Scoring",
    "is_check",
    "record_terms",
    "reported",
    "score_case",
    "stands",
]
