"""The keys of a case that hold what reviews say beside the case format."""

from __future__ import annotations

EXTENSION = "x-claimreview"
"""The key of evidence with the review that it is, and of a claim or a header with what is own."""
CLAIMED = "x-claimed"
"""The key of a claim with who made it (`by`: sources) and where it appeared (`in`: documents)."""
SKIPPED = "x-claimreview-skipped"
"""The key of a case's header with how many records of a file were no reviews."""
