"""What a checker may look at beside the claim: provenance, scores, its own options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from attrs import field

from verifykit.comparison import Comparison
from verifykit.model.assessment import Assessment, ScoredClaim
from verifykit.model.case import Case
from verifykit.model.parameters import Parameters
from verifykit.model.table import Table
from verifykit.parts import frozen
from verifykit.provenance import Line, Trace
from verifykit.scoring import Incoherence, Linchpin, Scoring
from verifykit.services import Services

Value = TypeVar("Value")


@frozen(kw_only=True)
class Context:
    """A read-only face of the scored case; the same for every claim of one run.

    `case` is the case itself: look things up with `case.claims_by_id`, `case.evidence_by_claim` and
    the like, and get the pointer of an item with `case.pointer(item)`. Do not change its indexes.
    `options` is the plug-in's own config table, `[tool.verifykit.plugins.NAME]`, frozen at every
    depth and empty where there is none; `accept` is whose proposals the settings accept. `services`
    has the cache, the network, the text of captures, and progress. What is asked for is worked out
    when it is first asked for. All methods raise KeyError for an unknown claim id.
    """

    case: Case
    options: Mapping[str, Any] = field(factory=Table)
    accept: frozenset[str] = frozenset()
    services: Services = field(factory=lambda: Services(plugin=""), repr=False)
    _answers: Mapping[str, tuple[Assessment, ...]] = field(factory=dict, repr=False)
    _scoring: Scoring = field(repr=False)
    _handed_out: Callable[[object], None] | None = field(default=None, repr=False)
    _worked_out: dict[object, Any] = field(factory=dict, init=False, repr=False, eq=False)

    @property
    def parameters(self) -> Parameters:
        """The parameters that the case was scored with."""
        return self._scoring.parameters

    @property
    def linchpins(self) -> tuple[Linchpin, ...]:
        """The documents without which verdicts fall, and whose."""
        return self._noted(self._scoring.linchpins)

    @property
    def incoherences(self) -> tuple[Incoherence, ...]:
        """What cannot be right together: consequences denied, impossible claims, circles."""
        return self._noted(self._scoring.incoherences)

    def scored(self, claim_id: str) -> ScoredClaim:
        """Return the claim's score, verdict, standing and explanation, without any checks."""
        return self._noted(self._scoring.claim(claim_id))

    def trace(self, claim_id: str) -> Trace:
        """Return who got it from whom: the part of each item of evidence, and its path."""
        return self._noted(self._scoring.trace(claim_id))

    def lines(self, claim_id: str) -> tuple[Line, ...]:
        """Return the lines of evidence: origin, side, grade, whether established, evidence."""
        return self._noted(self._scoring.lines(claim_id))

    def strength(self, line: Line) -> float:
        """Return the strength of a line, in units of a named source that nobody graded."""
        return self._scoring.strength(line)

    def comparisons(self, claim_id: str) -> tuple[Comparison, ...]:
        """Return how the claim stands to other claims: conflict, succession, other scope, …"""
        return self._noted(self._scoring.comparisons_of(claim_id))

    def once(self, work: Callable[[Context], Value]) -> Value:
        """Return what `work` makes of this context; it is called the first time and never again.

        Several rules of a checker often go by the same thing, such as one matrix of the whole
        case. `work` is a function of a module: the same one gives the same value.
        """
        if work not in self._worked_out:
            self._worked_out[work] = work(self)
        return cast(Value, self._worked_out[work])

    def answers(self, checker: str) -> tuple[Assessment, ...]:
        """Return what another checker answered about this case; empty if it is not here.

        Only one that this checker names in its `after` has been asked before it; raise ValueError
        for any other.
        """
        if checker not in self._answers:
            raise ValueError(f"{checker!r} is not among those that this checker comes after")
        return self._noted(self._answers[checker])

    def _noted(self, value: Value) -> Value:
        """Tell whoever watches over what checkers do to values that they get this one."""
        if self._handed_out is not None:
            self._handed_out(value)
        return value
