"""What stands on a side of a claim: the documents and origins, wherever it was said."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from verifykit.comparison import Signed
from verifykit.model.assessment import Side, Standing
from verifykit.model.evidence import Evidence
from verifykit.parts import field, part
from verifykit.provenance import ADDS, Line
from verifykit.scoring.counting import Count
from verifykit.scoring.judgements import Judgements
from verifykit.scoring.lines import Lines
from verifykit.scoring.verdict import origins


@part(kw_only=True)
class Standings:
    """Counts what stands on the sides of propositions, once for all claims that say the same."""

    lines: Lines
    judgements: Judgements
    _known: dict[tuple[Signed, Side], Standing] = field(factory=dict, init=False)
    _lines: dict[str, tuple[Line, ...]] = field(factory=dict, init=False)
    _speaking: dict[tuple[str, Side], frozenset[str]] = field(factory=dict, init=False)

    def of(self, signed: Signed, basis: Count, side: Side) -> Standing:
        """Return how many documents and origins stand on a side; `basis` is what counts there."""
        found = self._known.get((signed, side))
        if found is None:
            found = self._known[signed, side] = self._stand(signed, basis, side)
        return found

    @cached_property
    def supported(self) -> frozenset[str]:
        """The claims that have evidence of their own for them."""
        claims = (claim.id for claim in self.lines.case.claims)
        return frozenset(one for one in claims if any(self._counting(one, "supports")))

    def _stand(self, signed: Signed, basis: Count, side: Side) -> Standing:
        name, sign = signed
        told = {(term.voice.line.claim, term.voice.line.side) for term in basis.terms}
        other: Side = "refutes" if side == "supports" else "supports"
        told |= {(claim, side) for claim in self.judgements.claims_of((name, sign))}
        told |= {(claim, other) for claim in self.judgements.claims_of((name, -sign))}
        lines = [line for claim, where in sorted(told) for line in self._counting(claim, where)]
        documents = frozenset[str]().union(*(self._documents(*where) for where in told))
        return Standing(len(documents), origins(lines))

    def _counting(self, claim: str, side: Side) -> tuple[Line, ...]:
        """Return the lines on a side of a claim that are worth something."""
        found = self._lines.get(claim)
        if found is None:
            known = claim in self.lines.case.claims_by_id
            standing = self.lines.standing(claim) if known else ()
            found = tuple(line for line in standing if self.lines.strength(line) > 0)
            self._lines[claim] = found
        return tuple(line for line in found if line.side == side)

    def _documents(self, claim: str, side: Side) -> frozenset[str]:
        """Return the documents that speak on a side, relays included, dead and partial ones not.

        What its origin superseded, and whatever relays that, speaks no more.
        """
        found = self._speaking.get((claim, side))
        if found is None:
            known = claim in self.lines.case.claims_by_id
            items = self._items(claim, side) if known else ()
            found = self._speaking[claim, side] = frozenset(
                item.document or item.source or item.id for item in items
            )
        return found

    def _items(self, claim: str, side: Side) -> Iterator[Evidence]:
        replaced = {
            item
            for line in self.lines.of_evidence(claim)
            if self.lines.is_replaced(line)
            for item in line.items
        }
        for item in self.lines.trace(claim).items:
            gone = item.evidence.id in replaced or item.path.last in replaced
            if item.side == side and item.role in (*ADDS, "relay") and not gone:
                yield item.evidence
