"""What stands on a side of a claim: the documents and origins, wherever it was said."""

from __future__ import annotations

from collections.abc import Mapping
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

_SPEAKS = (*ADDS, "relay")
"""What items do that speak on a side."""


@part(kw_only=True)
class _Stand:
    """The lines on one side of a claim that are worth something, and the documents there."""

    lines: tuple[Line, ...] = ()
    documents: frozenset[str] = frozenset()


_NOTHING = _Stand()


@part(kw_only=True)
class Standings:
    """Counts what stands on the sides of propositions, once for all claims that say the same."""

    lines: Lines
    judgements: Judgements
    _known: dict[tuple[Signed, Side], Standing] = field(factory=dict, init=False)
    _stood: dict[str, Mapping[Side, _Stand]] = field(factory=dict, init=False)

    def of(self, signed: Signed, basis: Count, side: Side) -> Standing:
        """Return how many documents and origins stand on a side; `basis` is what counts there."""
        found = self._known.get((signed, side))
        if found is None:
            found = self._known[signed, side] = self._count(signed, basis, side)
        return found

    @cached_property
    def supported(self) -> frozenset[str]:
        """The claims that have evidence of their own for them."""
        claims = (claim.id for claim in self.lines.case.claims)
        return frozenset(one for one in claims if self._on(one, "supports").lines)

    def _count(self, signed: Signed, basis: Count, side: Side) -> Standing:
        name, sign = signed
        told = {(term.voice.line.claim, term.voice.line.side) for term in basis.terms}
        told.update((claim, side) for claim in self.judgements.claims_of((name, sign)))
        other: Side = "refutes" if side == "supports" else "supports"
        told.update((claim, other) for claim in self.judgements.claims_of((name, -sign)))
        stands = [self._on(*where) for where in sorted(told)]
        documents = frozenset[str]().union(*(one.documents for one in stands))
        return Standing(len(documents), origins([line for one in stands for line in one.lines]))

    def _on(self, claim: str, side: Side) -> _Stand:
        """Return what stands on a side of a claim; nothing on one that the case does not have."""
        found = self._stood.get(claim)
        if found is None:
            known = claim in self.lines.case.claims_by_id
            found = self._stood[claim] = self._sides(claim) if known else {}
        return found.get(side, _NOTHING)

    def _sides(self, claim: str) -> Mapping[Side, _Stand]:
        lines = [one for one in self.lines.standing(claim) if self.lines.strength(one) > 0]
        items = self._items(claim)
        return {
            side: _Stand(
                lines=tuple(line for line in lines if line.side == side),
                documents=frozenset(
                    item.document or item.source or item.id for item in items.get(side, ())
                ),
            )
            for side in {*items, *(line.side for line in lines)}
        }

    def _items(self, claim: str) -> Mapping[Side, list[Evidence]]:
        """Return the items that speak on each side, relays included, dead and partial ones not.

        What its origin superseded, and whatever relays that, speaks no more.
        """
        replaced = {
            item
            for line in self.lines.of_evidence(claim)
            if self.lines.is_replaced(line)
            for item in line.items
        }
        found: dict[Side, list[Evidence]] = {}
        for item in self.lines.trace(claim).items:
            gone = replaced and not replaced.isdisjoint((item.evidence.id, item.path.last))
            if item.role in _SPEAKS and not gone:
                found.setdefault(item.side, []).append(item.evidence)
        return found
