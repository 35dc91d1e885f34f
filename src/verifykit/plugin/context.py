"""What a checker may look at beside the claim: provenance, scores, its own options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from attrs import field, frozen

from verifykit.config.table import Table
from verifykit.model.assessment import ScoredClaim
from verifykit.model.case import Case
from verifykit.model.parameters import Parameters


class _Scoring(Protocol):
    """The part of `verifykit.scoring.Scoring` that a context passes on."""

    def claim(self, id: str) -> ScoredClaim: ...
    def trace(self, id: str) -> Any: ...
    def lines(self, id: str) -> tuple[Any, ...]: ...
    def comparisons(self, id: str) -> tuple[Any, ...]: ...


@frozen(kw_only=True)
class Context:
    """A read-only face of the scored case; the same for every claim of one run.

    `options` is the plug-in's own config table, `[tool.verifykit.plugins.NAME]`, frozen at every
    depth and empty where there is none. All methods raise KeyError for an unknown claim id.
    """

    case: Case
    parameters: Parameters
    options: Mapping[str, Any] = field(factory=Table)
    _scoring: _Scoring

    def scored(self, claim_id: str) -> ScoredClaim:
        """Return the claim's score, verdict, standing and explanation, without any checks."""
        return self._scoring.claim(claim_id)

    def trace(self, claim_id: str) -> Any:
        """Return who got it from whom: which evidence adds nothing and why, paths to origins."""
        return self._scoring.trace(claim_id)

    def lines(self, claim_id: str) -> tuple[Any, ...]:
        """Return the lines of evidence: origin, side, strength, whether established, evidence."""
        return self._scoring.lines(claim_id)

    def comparisons(self, claim_id: str) -> tuple[Any, ...]:
        """Return how the claim relates to other claims: conflict, succession, other scope, …"""
        return self._scoring.comparisons(claim_id)
