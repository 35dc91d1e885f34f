"""What changed between two reports on a case, and why verdicts moved."""

from verifykit.diffing.compare import compare
from verifykit.diffing.values import (
    ClaimChange,
    Direction,
    FindingChange,
    Founding,
    ItemChange,
    Reason,
    ReportDiff,
)

__all__ = [
    "ClaimChange",
    "Direction",
    "FindingChange",
    "Founding",
    "ItemChange",
    "Reason",
    "ReportDiff",
    "compare",
]
