"""What hangs on a document: items that are known only through it, and lines that go with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from verifykit.model.evidence import Evidence
from verifykit.parts import field, part
from verifykit.provenance import Line, Neighbourhood, trace
from verifykit.scoring.lines import NO_LOSS, Lines, Loss, Losses

_IDLE = ("relay", "partial", "unjudged")
"""What items do that no line, of their own or of others, is the worse without."""


@part(kw_only=True)
class Dependence:
    """Tells what claims lose without a document, and what is known only through it."""

    lines: Lines
    _near: dict[str, Mapping[str, tuple[Evidence, ...]]] = field(factory=dict, init=False)
    _lines_by_item: dict[str, dict[str, Line]] = field(factory=dict, init=False)
    _known: dict[tuple[str, str], Loss] = field(factory=dict, init=False)

    def hanging(self, document: str) -> Mapping[str, frozenset[str]]:
        """Return for each claim the items that are in a document, or known only through it."""
        return self._hanging.get(document, {})

    def losses(self, document: str) -> Losses:
        """Return what claims lose without a document; those that lose nothing are left out.

        What derives from it, and from nothing else, goes with it.
        """
        found = ((claim, self.loss(document, claim)) for claim in self.hanging(document))
        return {claim: loss for claim, loss in found if loss is not NO_LOSS}

    def loss(self, document: str, claim: str) -> Loss:
        """Return what one claim loses without a document: `NO_LOSS` if that is nothing."""
        found = self._known.get((document, claim))
        if found is None:
            gone = self.hanging(document).get(claim)
            found = NO_LOSS if gone is None else self._loss(claim, gone)
            self._known[document, claim] = found
        return found

    def _loss(self, claim: str, gone: frozenset[str]) -> Loss:
        """Return what goes with some items; what is no neighbour of them is not traced anew."""
        whole, near = self.lines.trace(claim), self._neighbours(claim)
        fallen = whole.without(gone)
        if all(whole.item(item).role in _IDLE for item in fallen if item in near):
            return NO_LOSS
        shaken = {one.id: one for item in fallen for one in near.get(item, ())}
        hand = [(item, item.stance) for item in shaken.values() if item.id not in fallen]
        before = {line.items: line for item in shaken for line in self._line_of(claim, item)}
        after = self.lines.maker.lines(claim, trace(self.lines.graph, hand)) if hand else ()
        kept = frozenset(before.values()).intersection(after)
        return Loss(
            gone=tuple(line for line in before.values() if line not in kept),
            instead=tuple(line for line in after if line not in kept),
        )

    def _line_of(self, claim: str, item: str) -> Iterator[Line]:
        """Yield the line that an item is part of, if it is part of one."""
        found = self._lines_by_item.get(claim)
        if found is None:
            lines = self.lines.of_evidence(claim)
            found = {name: line for line in lines for name in line.items}
            self._lines_by_item[claim] = found
        if item in found:
            yield found[item]

    def _neighbours(self, claim: str) -> Mapping[str, tuple[Evidence, ...]]:
        found = self._near.get(claim)
        if found is None:
            hand = [item.evidence for item in self.lines.trace(claim).items]
            found = self._near[claim] = self._neighbourhood.among(hand)
        return found

    @cached_property
    def _neighbourhood(self) -> Neighbourhood:
        return Neighbourhood(graph=self.lines.graph, lookalikes=self.lines.structure.lookalikes)

    @cached_property
    def _hanging(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        found: dict[str, dict[str, set[str]]] = {}
        for item in self.lines.case.evidence:
            for document in self._hangs_on(item):
                found.setdefault(document, {}).setdefault(item.claim, set()).add(item.id)
        return {
            document: {claim: frozenset(items) for claim, items in claims.items()}
            for document, claims in found.items()
        }

    def _hangs_on(self, item: Evidence) -> Iterator[str]:
        if item.document is not None:
            yield item.document
            windows = self.lines.graph.windows(item)
            if len(windows) == 1 and item.document not in windows:
                yield from windows
