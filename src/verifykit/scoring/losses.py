"""What claims lose without a document, and which losses come to the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter

from attrs import fields

from verifykit.model.evidence import Evidence
from verifykit.parts import field, part
from verifykit.provenance import Line, Neighbourhood, trace
from verifykit.scoring.judgements import Judgements
from verifykit.scoring.lines import NO_LOSS, Lines, Loss, Losses
from verifykit.scoring.testimony import Sides

_ByItems = Mapping[tuple[str, ...], Line]
_IDLE = ("relay", "partial", "unjudged")
"""What items do that no line, of their own or of others, is the worse without."""
_NAMES = ("claim", "items", "origin", "origins", "speakers", "printers", "window")
"""What of a line is a name: nothing is counted by it but what two lines share."""
_worth = attrgetter(*(one.name for one in fields(Line) if one.name not in _NAMES))


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
        left = self.lines.maker.lines(claim, trace(self.lines.graph, hand)) if hand else ()
        after = {line.items: line for line in left}
        return Loss(gone=_beyond(before, after), instead=_beyond(after, before))

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


@part(kw_only=True)
class Alike:
    """Gives the same for losses that come to the same; `lines` are all of the case."""

    judgements: Judgements
    lines: Sequence[Line]

    def alone(self, claim: str, left: Sides) -> Hashable:
        """Return the same for claims of which the same is true that no other claim bears on.

        `left` are the lines that speak for and against what they say.
        """
        joint = self.judgements.joint
        (name, sign), serious, forecast = self.judgements.alike(claim)
        stated = name in joint.priors.stated or name in joint.leans
        return (name if stated else "", sign, serious, forecast, *map(_unnamed, left))

    def together(self, losses: Losses, claims: Sequence[str]) -> Hashable:
        """Return the same for losses after which the same is true of these claims."""
        (_, *further) = losses
        return tuple(
            (
                claim if further else self.judgements.alike(claim),
                claim in claims,
                self.loss(loss),
            )
            for claim, loss in losses.items()
        )

    def loss(self, loss: Loss) -> Hashable:
        """Return the same for losses of one claim that come to the same."""
        return self._of(loss.gone), self._of(loss.instead)

    def _of(self, lines: Sequence[Line]) -> Hashable:
        return multiset(map(self._nameless, lines))

    def _nameless(self, line: Line) -> Hashable:
        """A line without its evidence, its claim, and names that no other line has."""
        alone = self._origins[line.origin] == 1
        through = (
            None if line.window is None else "" if self._windows[line.window] == 1 else line.window
        )
        return "" if alone else line.origin, through, _worth(line)

    @cached_property
    def _origins(self) -> Counter[str]:
        return Counter(line.origin for line in self.lines)

    @cached_property
    def _windows(self) -> Counter[str | None]:
        return Counter(line.window for line in self.lines)


def _beyond(some: _ByItems, others: _ByItems) -> tuple[Line, ...]:
    """Return those of some lines that are not among others."""
    return tuple(line for items, line in some.items() if others.get(items) != line)


def multiset(found: Iterable[Hashable]) -> Hashable:
    """Return the same for what holds the same as often, in whatever order."""
    return frozenset(Counter(found).items())


def _unnamed(lines: Sequence[Line]) -> Hashable:
    """One side of a proposition without names, unless two of its lines share one."""
    origins = {line.origin for line in lines}
    windows = [line.window for line in lines if line.window is not None]
    if len(origins) < len(lines) or len(set(windows)) < len(windows):
        return lines
    return multiset((line.window is None, _worth(line)) for line in lines)
