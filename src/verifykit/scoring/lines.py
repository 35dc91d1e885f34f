"""The lines of a case: what its evidence says, what is attributed to people, what is argued."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from verifykit.model.assessment import SIDES
from verifykit.model.case import Case
from verifykit.model.parameters import Parameters
from verifykit.parts import field, part
from verifykit.provenance import Graph, Line, LineMaker, Trace, trace
from verifykit.scoring.lent_lines import LentLine, LentLines, LinesOf, is_spoken_for
from verifykit.scoring.structure import Structure
from verifykit.scoring.worth import strength


@part(kw_only=True)
class Loss:
    """Lines of evidence that a claim loses, and those that it has instead of them."""

    gone: tuple[Line, ...] = ()
    instead: tuple[Line, ...] = ()


NO_LOSS = Loss()
Losses = Mapping[str, Loss]
"""What each claim loses that loses anything."""


@part(kw_only=True)
class Lines:
    """All lines of a case.

    `records` are the track records that stand for the grades of sources, in units of strength.
    """

    structure: Structure
    parameters: Parameters
    records: Mapping[str, float] = field(factory=dict)
    made: dict[str, tuple[Line, ...]] = field(factory=dict)
    """Lines of evidence by claim, as far as they were made."""
    _ranked: dict[str, tuple[Line, ...]] = field(factory=dict, init=False)

    def with_weights(self, parameters: Parameters) -> Lines:
        """Return the lines with parameters in which nothing differs that makes their strength."""
        return Lines(
            structure=self.structure, parameters=parameters, records=self.records, made=self.made
        )

    # Of one claim.

    def trace(self, claim: str) -> Trace:
        """Return who got it from whom, for the evidence in hand for a claim."""
        return self.structure.trace(claim)

    def of_evidence(self, claim: str) -> tuple[Line, ...]:
        """Return the lines that the evidence in hand for a claim comes to."""
        found = self.made.get(claim)
        if found is None:
            found = self.made[claim] = self.maker.lines(claim, self.trace(claim))
        return found

    def with_loss(self, claim: str, loss: Loss) -> tuple[Line, ...]:
        """Return the lines of evidence of a claim as they would be with a loss."""
        own = self.of_evidence(claim)
        if loss is NO_LOSS:
            return own
        gone = {line.items for line in loss.gone}
        return (*(line for line in own if line.items not in gone), *loss.instead)

    def standing(self, claim: str) -> tuple[Line, ...]:
        """Return the lines of a claim without those whose origin says what supersedes them."""
        return tuple(line for line in self.of_evidence(claim) if not self.is_replaced(line))

    def ranked(self, claim: str) -> tuple[Line, ...]:
        """Return the lines of a claim that stand and have any strength, side by side.

        Those of established independence come first on each side, then the strongest.
        """
        found = self._ranked.get(claim)
        if found is None:
            each = [(line, self.strength(line)) for line in self.standing(claim)]
            some = sorted((one for one in each if one[1] > 0), key=_order)
            found = self._ranked[claim] = tuple(line for line, _ in some)
        return found

    def strength(self, line: Line) -> float:
        """Return the strength of a line, in units of a named source that nobody graded."""
        return strength(line, self.parameters)

    def is_replaced(self, line: Line) -> bool:
        """Return whether whoever speaks in a line says by now what supersedes its claim."""
        return line.side == "supports" and line.claim in self.replaced.get(line.origin, ())

    # Of the whole case.

    @cached_property
    def all(self) -> tuple[Line, ...]:
        """Every line: of evidence, of what is attributed and argued; without what was replaced."""
        return tuple(self._with(self.of_evidence))

    def without(self, losses: Losses) -> tuple[Line, ...]:
        """Return every line as it would be with some losses."""
        return tuple(self._with(lambda claim: self.with_loss(claim, losses.get(claim, NO_LOSS))))

    @cached_property
    def lent(self) -> tuple[LentLine, ...]:
        """What claims about somebody's words lend to the claims that were said."""
        return tuple(self._lent.among(self.of_evidence))

    @cached_property
    def replaced(self) -> dict[str, dict[str, str]]:
        """For each origin the claims that it no longer makes, each with what it says instead."""
        return self._replaced(self.of_evidence)

    @cached_property
    def argued(self) -> frozenset[str]:
        """The claims whose lines decide about lines of other claims, or the reverse."""
        found = set(self._lent.concerned)
        for relation in self.case.relations:
            if relation.kind in ("supports", "supersedes"):
                found |= {relation.origin, relation.target}
        return frozenset(found)

    def _with(self, lines_of: LinesOf) -> Iterator[Line]:
        """Yield the lines of evidence that still stand, and those that come on top of them."""
        replaced = self._replaced(lines_of)
        for claim in self.case.claims:
            for line in lines_of(claim.id):
                if line.side != "supports" or line.claim not in replaced.get(line.origin, ()):
                    yield line
        yield from (one.line for one in self._lent.among(lines_of) if one.beside is None)
        yield from self._implied()
        yield from self._arguments(lines_of)

    def _implied(self) -> Iterator[Line]:
        """Yield the lines of the claims "it does not stand" that no author wrote down."""
        for name, items in self.graph.undercutting.implied.items():
            found = trace(self.graph, [(item, "supports") for item in items])
            yield from self.maker.lines(name, found)

    def _arguments(self, lines_of: LinesOf) -> Iterator[Line]:
        """Yield a line for each claim that supports another, as far as it is told of at all."""
        for relation in self.case.relations:
            premise = self.case.claims_by_id.get(relation.origin)
            if relation.kind != "supports" or premise is None:
                continue
            if is_spoken_for(premise, lines_of):
                yield Line(
                    claim=relation.target,
                    side="supports",
                    origin=f"argument from {premise.id}",
                    rests_on=(premise.id,),
                )

    def _replaced(self, lines_of: LinesOf) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for relation in self.case.relations:
            if relation.kind == "supersedes":
                for line in lines_of(relation.origin):
                    if line.side == "supports":
                        found.setdefault(line.origin, {})[relation.target] = relation.origin
        return found

    # What lines are made with.

    @cached_property
    def maker(self) -> LineMaker:
        """What makes lines of traces."""
        return LineMaker(
            graph=self.graph,
            records=self.records,
            lookalikes=self.structure.lookalikes,
            strength=self.strength,
        )

    @cached_property
    def _lent(self) -> LentLines:
        return LentLines(structure=self.structure, records=self.records)

    @property
    def graph(self) -> Graph:
        """The provenance graph of the case."""
        return self.structure.graph

    @property
    def case(self) -> Case:
        """The case whose lines they are."""
        return self.structure.case


def _order(one: tuple[Line, float]) -> tuple[int, bool, float, str]:
    line, strength = one
    return (SIDES.index(line.side), not line.established, -strength, line.origin)
