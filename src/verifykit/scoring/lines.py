"""The lines of a case: what its evidence says, what is attributed to people, what is argued."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from attrs import field

from verifykit.comparison import Relations
from verifykit.model.assessment import Side
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.evidence import Evidence
from verifykit.model.parameters import Parameters
from verifykit.model.time import Span, span_of
from verifykit.parts import part
from verifykit.provenance import (
    Graph,
    Line,
    LineMaker,
    Neighbourhood,
    Trace,
    lookalikes,
    trace,
    undercutting,
)
from verifykit.provenance.undercutting import Undercutting
from verifykit.scoring.worth import strength

_IDLE = ("relay", "partial", "unjudged")
"""What items do that no line, of their own or of others, is the worse without."""

LinesOf = Callable[[str], tuple[Line, ...]]
"""Gives the lines of evidence of a claim."""


@part(kw_only=True)
class Loss:
    """Lines of evidence that a claim loses, and those that it has instead of them."""

    gone: tuple[Line, ...] = ()
    instead: tuple[Line, ...] = ()


NO_LOSS = Loss()


@part(kw_only=True)
class Lines:
    """All lines of a case, each claim traced once.

    `relations` say which claims say the same, and which deny it.
    """

    graph: Graph
    parameters: Parameters
    relations: Relations
    _traces: dict[str, Trace] = field(factory=dict, init=False)
    _own: dict[str, tuple[Line, ...]] = field(factory=dict, init=False)
    _lines_by_item: dict[str, dict[str, Line]] = field(factory=dict, init=False)
    _near: dict[str, Mapping[str, tuple[Evidence, ...]]] = field(factory=dict, init=False)
    _losses: dict[tuple[str, str], Loss] = field(factory=dict, init=False)

    def trace(self, claim: str) -> Trace:
        """Return who got it from whom, for the evidence in hand for a claim."""
        found = self._traces.get(claim)
        if found is None:
            hand = self._case.evidence_by_claim.get(claim, ())
            found = self._traces[claim] = trace(self.graph, [(item, item.stance) for item in hand])
        return found

    def of_evidence(self, claim: str) -> tuple[Line, ...]:
        """Return the lines that the evidence in hand for a claim comes to."""
        found = self._own.get(claim)
        if found is None:
            found = self._own[claim] = self._maker.lines(claim, self.trace(claim))
        return found

    def standing(self, claim: str) -> tuple[Line, ...]:
        """Return the lines of a claim without those whose origin says what supersedes them."""
        return tuple(line for line in self.of_evidence(claim) if not self.is_replaced(line))

    def is_replaced(self, line: Line) -> bool:
        """Return whether whoever speaks in a line says by now what supersedes its claim."""
        return line.side == "supports" and line.claim in self.replaced.get(line.origin, ())

    @cached_property
    def all(self) -> tuple[Line, ...]:
        """Every line: of evidence, of what is attributed and argued; without what was replaced."""
        return tuple(self._with(self.of_evidence))

    def without(self, losses: Mapping[str, Loss]) -> tuple[Line, ...]:
        """Return every line as it would be with some losses, by claim."""
        return tuple(self._with(lambda claim: self.with_loss(claim, losses.get(claim, NO_LOSS))))

    def with_loss(self, claim: str, loss: Loss) -> tuple[Line, ...]:
        """Return the lines of evidence of a claim as they would be with a loss."""
        own = self.of_evidence(claim)
        if loss is NO_LOSS:
            return own
        gone = {line.items for line in loss.gone}
        return (*(line for line in own if line.items not in gone), *loss.instead)

    def losses(self, document: str) -> dict[str, Loss]:
        """Return what claims lose without a document and what is known only through it.

        What derives from it, and from nothing else, goes with it. Claims that lose nothing are
        left out.
        """
        found = ((claim, self.loss(document, claim)) for claim in self.hanging(document))
        return {claim: loss for claim, loss in found if loss is not NO_LOSS}

    def loss(self, document: str, claim: str) -> Loss:
        """Return what one claim loses without a document: `NO_LOSS` if that is nothing."""
        found = self._losses.get((document, claim))
        if found is None:
            gone = self.hanging(document).get(claim)
            found = NO_LOSS if gone is None else self._loss(claim, gone)
            self._losses[document, claim] = found
        return found

    def hanging(self, document: str) -> dict[str, frozenset[str]]:
        """Return for each claim the items that are in a document, or known only through it."""
        return self._hanging.get(document, {})

    @cached_property
    def _hanging(self) -> dict[str, dict[str, frozenset[str]]]:
        found: dict[str, dict[str, set[str]]] = {}
        for item in self._case.evidence:
            for document in self._hangs_on(item):
                found.setdefault(document, {}).setdefault(item.claim, set()).add(item.id)
        return {
            document: {claim: frozenset(items) for claim, items in claims.items()}
            for document, claims in found.items()
        }

    def _hangs_on(self, item: Evidence) -> Iterator[str]:
        if item.document is not None:
            yield item.document
            windows = self.graph.windows(item)
            if len(windows) == 1 and item.document not in windows:
                yield from windows

    def _loss(self, claim: str, gone: frozenset[str]) -> Loss:
        """Return what goes with some items; what is no neighbour of them is not traced anew."""
        whole, near = self.trace(claim), self._neighbours(claim)
        fallen = whole.without(gone)
        if all(whole.item(item).role in _IDLE for item in fallen if item in near):
            return NO_LOSS
        shaken = {one.id: one for item in fallen for one in near.get(item, ())}
        hand = [(item, item.stance) for item in shaken.values() if item.id not in fallen]
        before = {line.items: line for item in shaken for line in self._line_of(claim, item)}
        after = self._maker.lines(claim, trace(self.graph, hand)) if hand else ()
        kept = frozenset(before.values()).intersection(after)
        return Loss(
            gone=tuple(line for line in before.values() if line not in kept),
            instead=tuple(line for line in after if line not in kept),
        )

    def _line_of(self, claim: str, item: str) -> Iterator[Line]:
        """Yield the line that an item is part of, if it is part of one."""
        found = self._lines_by_item.get(claim)
        if found is None:
            lines = self.of_evidence(claim)
            found = {name: line for line in lines for name in line.items}
            self._lines_by_item[claim] = found
        if item in found:
            yield found[item]

    def _neighbours(self, claim: str) -> Mapping[str, tuple[Evidence, ...]]:
        found = self._near.get(claim)
        if found is None:
            hand = [item.evidence for item in self.trace(claim).items]
            found = self._near[claim] = self._neighbourhood.among(hand)
        return found

    def _with(self, lines_of: LinesOf) -> Iterator[Line]:
        """Yield the lines of evidence that still stand, and those that come on top of them."""
        replaced = self._replaced(lines_of)
        for claim in self._case.claims:
            for line in lines_of(claim.id):
                if (line.claim, line.side, line.origin) not in replaced:
                    yield line
        yield from (line for line, unsaid in self._lent(lines_of) if unsaid is None)
        for name, items in self.undercutting.implied.items():
            found = trace(self.graph, [(item, "supports") for item in items])
            yield from self._maker.lines(name, found)
        for relation in self._case.relations:
            premise = self._case.claims_by_id.get(relation.origin)
            if relation.kind == "supports" and premise is not None and _told(premise, lines_of):
                yield Line(
                    claim=relation.target,
                    side="supports",
                    origin=f"argument from {premise.id}",
                    rests_on=(premise.id,),
                )

    @cached_property
    def lent(self) -> tuple[tuple[Line, Evidence | None], ...]:
        """The word that each claim about what somebody said lends; for nothing beside the item.

        The item is the own word of that voice, which says so itself, is against it, or was taken
        back.
        """
        return tuple(self._lent(self.of_evidence))

    def _lent(self, lines_of: LinesOf) -> Iterator[tuple[Line, Evidence | None]]:
        for claim in self._case.claims:
            if claim.says is not None and not claim.negated and _told(claim, lines_of):
                line = self._attributed(claim, claim.says.source, claim.says.claim)
                said = None if claim.when is None else span_of(claim.when)
                yield line, self._own_word(line, said, lines_of)

    def _own_word(self, line: Line, said: Span | None, lines_of: LinesOf) -> Evidence | None:
        """Return the item in which a voice says itself what it is told to have said, or does not.

        Nobody is spoken for against their own word, unless by what they said later, nor beside it:
        what they say themselves tells how they say it. An outlet that withdraws a quotation does
        not speak for whom it quoted.
        """
        alike = self._alike[self.relations.sign(line.claim)[0]]
        lent = self.way(line.claim, line.side)
        own = [
            one
            for claim in alike
            for one in lines_of(claim)
            if one.origin == line.origin and one.side != "open"
        ]
        saying = [one for one in own if self.way(one.claim, one.side) == lent]
        if saying:
            # What others only cite is no more in their own words than what is lent.
            held = [name for one in saying if one.lineage != "relayed" for name in one.items]
            return self._case.evidence_by_id[min(held)] if held else None
        denied = [name for one in own for name in one.items]
        if denied:
            dates = [self.graph.said(name) for name in denied]
            later = said and all(date is not None and date.before(said) for date in dates)
            return None if later else self._case.evidence_by_id[min(denied)]
        for item in (one for claim in alike for one in self.trace(claim).items):
            if self.way(item.evidence.claim, item.side) != lent:
                continue
            outlet, back = self._case.outlet(item.evidence), item.taken_back
            voices = {self._case.speaker(item.evidence) or "", *filter(None, [outlet])}
            if {self.graph.owner(one) for one in voices} != {line.origin} or back is None:
                continue
            gone = back.node in (item.evidence.id, item.evidence.document)
            if gone and not (said and span_of(back.on).before(said)):
                return item.evidence
        return None

    def way(self, claim: str, side: Side) -> int:
        """Return 1 for the side of a claim that affirms its proposition, -1 for the other, or 0."""
        _, sign = self.relations.sign(claim)
        return {"supports": sign, "refutes": -sign}.get(side, 0)

    @cached_property
    def _alike(self) -> dict[str, list[str]]:
        """The claims of each proposition: those that say the same, and those that deny it."""
        found: dict[str, list[str]] = {}
        for claim in self._case.claims:
            found.setdefault(self.relations.sign(claim.id)[0], []).append(claim.id)
        return found

    def _attributed(self, saying: Claim, speaker: str, claim: str) -> Line:
        """The word of the speaker, which stands as far as it was said at all."""
        source = self.graph.case.source(speaker)
        owner = self.graph.owner(speaker)
        return Line(
            claim=claim,
            side="supports",
            origin=owner,
            origins=(owner,),
            attribution="anonymous" if self.graph.is_unnamed(speaker) else "named",
            grade="F" if source is None else source.grade,
            kind=None if source is None else source.kind,
            people=1 if source is None else source.people or 1,
            trust=self.graph.records.get(speaker),
            rests_on=(saying.id,),
        )

    @cached_property
    def argued(self) -> frozenset[str]:
        """The claims whose lines decide about lines of other claims, or the reverse."""
        found = {one.id for one in self._case.claims if one.says is not None}
        told = {one.says.claim for one in self._case.claims if one.says is not None}
        found |= {one for claim in told for one in self._alike[self.relations.sign(claim)[0]]}
        for relation in self._case.relations:
            if relation.kind in ("supports", "supersedes"):
                found |= {relation.origin, relation.target}
        return frozenset(found)

    @cached_property
    def replaced(self) -> dict[str, dict[str, str]]:
        """For each origin the claims that it no longer makes, each with what it says instead."""
        found: dict[str, dict[str, str]] = {}
        for relation in self._case.relations:
            if relation.kind == "supersedes":
                for line in self.of_evidence(relation.origin):
                    if line.side == "supports":
                        found.setdefault(line.origin, {})[relation.target] = relation.origin
        return found

    def _replaced(self, lines_of: LinesOf) -> set[tuple[str, str, str]]:
        """What was said for a claim by those who say what supersedes it."""
        return {
            (relation.target, "supports", line.origin)
            for relation in self._case.relations
            if relation.kind == "supersedes"
            for line in lines_of(relation.origin)
            if line.side == "supports"
        }

    @property
    def _case(self) -> Case:
        return self.graph.case

    @cached_property
    def undercutting(self) -> Undercutting:
        """What undercuts what in the case."""
        return undercutting(self._case)

    @cached_property
    def _neighbourhood(self) -> Neighbourhood:
        return Neighbourhood(graph=self.graph, lookalikes=self._maker.lookalikes)

    @cached_property
    def _maker(self) -> LineMaker:
        return LineMaker(
            graph=self.graph,
            undercutting=self.undercutting,
            lookalikes=lookalikes(self._case),
            strength=lambda line: strength(line, self.parameters),
        )


def _told(claim: Claim, lines_of: LinesOf) -> bool:
    """Whether something speaks for a claim, so that others can rest on it."""
    return claim.prior is not None or any(line.side == "supports" for line in lines_of(claim.id))
