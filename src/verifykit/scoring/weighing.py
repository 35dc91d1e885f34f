"""From the evidence in hand for a claim to its lines and effective counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import field, frozen

from verifykit.model.assessment import Side, Weights
from verifykit.model.evidence import Evidence, Stance
from verifykit.model.parameters import Parameters
from verifykit.parts import part
from verifykit.provenance import ADDS, Graph, Trace, trace, trace_claim
from verifykit.scoring.independence import establish
from verifykit.scoring.line import Line, make_lines
from verifykit.scoring.strength import Strength
from verifykit.scoring.tally import Tally


@part(kw_only=True)
class Weighed:
    """A claim's evidence, traced and counted: S, R and O of the formula with their lines."""

    trace: Trace
    supports: Tally
    refutes: Tally
    open: Tally

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of all sides."""
        return self.supports.lines + self.refutes.lines + self.open.lines

    @property
    def weightless(self) -> frozenset[str]:
        """The ids of items that would count, but whose grade or a proposal leaves them nothing."""
        counted = {name for line in self.lines for name in line.evidence}
        found = (item for item in self.trace.items if item.role in ADDS)
        return frozenset(item.evidence.id for item in found) - counted

    @property
    def weights(self) -> Weights:
        """The effective counts."""
        return Weights(support=self.supports.total, refute=self.refutes.total, open=self.open.total)

    def tally(self, side: Side) -> Tally:
        """Return the count of one side."""
        return {"supports": self.supports, "refutes": self.refutes, "open": self.open}[side]


@frozen(kw_only=True)
class Scales:
    """Weighs evidence of a case; `without` is the id of a document that is imagined away.

    With it goes everything that is known only through it, and what only passes that on.
    """

    graph: Graph
    strength: Strength
    parameters: Parameters
    without: str | None = None
    _known: dict[tuple[str, ...], Weighed] = field(factory=dict, init=False, eq=False, repr=False)

    def weigh_claims(self, *claims: str) -> Weighed:
        """Weigh the evidence of one claim, or of several that come to the same, traced together."""
        if claims not in self._known:
            hand = [(item, item.stance) for claim in claims for item in self.hand(claim)]
            self._known[claims] = self.weigh(hand)
        return self._known[claims]

    def weigh(self, hand: Sequence[tuple[Evidence, Stance]]) -> Weighed:
        """Weigh items of evidence, each with its stance towards the claim in question."""
        traced = trace(self.graph, hand)
        lines = make_lines(self.graph, self.strength, traced.strands)
        return Weighed(
            trace=traced,
            supports=self._count(line for line in lines if line.side == "supports"),
            refutes=self._count(line for line in lines if line.side == "refutes"),
            open=self._count(line for line in lines if line.side == "open"),
        )

    def hand(self, claim: str) -> tuple[Evidence, ...]:
        """Return the evidence in hand for a claim."""
        items = self.graph.case.evidence_by_claim.get(claim, ())
        if self.without is None:
            return items
        gone = {item.id for item in items if self.hangs_on(item, self.without)}
        if gone and any(map(self.graph.parents, items)):
            gone |= trace_claim(self.graph, claim).without(gone)
        return tuple(item for item in items if item.id not in gone)

    def hangs_on(self, item: Evidence, document: str) -> bool:
        """Whether an item is in a document, or is known only through it."""
        return item.document == document or self.graph.windows(item) == {document}

    def _count(self, lines: Iterable[Line]) -> Tally:
        return establish(tuple(lines), self.parameters)


def documents_on(weighed: Weighed, side: Side) -> int:
    """Return how many documents speak on a side, relays included, dead and partial ones not."""
    return len(
        {
            item.evidence.document or item.evidence.source or item.evidence.id
            for item in weighed.trace.items
            if item.side == side and item.role in (*ADDS, "relay")
        }
    )
