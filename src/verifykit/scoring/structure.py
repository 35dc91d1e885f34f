"""What of a case hangs on no parameter: who got what from whom, and how claims bear on another."""

from __future__ import annotations

from functools import cached_property

from attrs import field

from verifykit.comparison import CaseComparison, Relations
from verifykit.model.case import Case
from verifykit.parts import frozen
from verifykit.provenance import Graph, Trace, lookalikes, trace
from verifykit.provenance.lookalikes import Lookalikes
from verifykit.scoring.logic import Logic, close


@frozen(kw_only=True)
class Structure:
    """The provenance and the logic of a case, each part worked out once when it is asked for.

    The same for all parameters that the case is scored with.
    """

    case: Case
    _traces: dict[str, Trace] = field(factory=dict, init=False, eq=False, repr=False)

    @cached_property
    def graph(self) -> Graph:
        """Who speaks, what derives from what, what was taken back."""
        return Graph(case=self.case)

    def trace(self, claim: str) -> Trace:
        """Return who got it from whom, for the evidence in hand for a claim."""
        found = self._traces.get(claim)
        if found is None:
            hand = self.case.evidence_by_claim.get(claim, ())
            found = self._traces[claim] = trace(self.graph, [(item, item.stance) for item in hand])
        return found

    @cached_property
    def lookalikes(self) -> Lookalikes:
        """Which sources and documents look the same."""
        return lookalikes(self.case)

    @cached_property
    def comparison(self) -> CaseComparison:
        """How the values of claims compare."""
        return CaseComparison(self.case)

    @property
    def relations(self) -> Relations:
        """How the claims bear on one another."""
        return self.comparison.relations

    @cached_property
    def logic(self) -> Logic:
        """The relations between propositions, closed."""
        return close(self.relations)
