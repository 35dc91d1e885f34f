"""From strands to lines: all that the worth of what one origin says depends on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from attrs import evolve

from verifykit.model.evidence import Evidence
from verifykit.model.source import Grade
from verifykit.parts import field, part
from verifykit.provenance.graph import Graph
from verifykit.provenance.line import Attribution, Line, LineLineage
from verifykit.provenance.lookalikes import Lookalikes
from verifykit.provenance.trace import Strand, Trace, TraceItem

CHANGED = 0.25
"""What the word of somebody counts who had said the opposite before."""

Strength = Callable[[Line], float]
"""Gives the strength of a line as if it were its one item alone."""

_Made = tuple[Strand, Line]


@part(kw_only=True)
class LineMaker:
    """Makes the lines of the claims of one case.

    `records` are the track records that stand for the grades of sources, in units of strength. The
    strength of a line is that of its strongest item; `strength` tells which one that is, from
    a line of that item alone.
    """

    graph: Graph
    lookalikes: Lookalikes
    strength: Strength
    records: Mapping[str, float] = field(factory=dict)

    def lines(self, claim: str, trace: Trace) -> tuple[Line, ...]:
        """Return the lines of a claim in the order of its strands, none without an item."""
        made = [self._line(claim, strand) for strand in trace.strands]
        established = self._established_among(list(zip(trace.strands, made, strict=True)))
        return tuple(
            evolve(line, established=True) if number in established else line
            for number, line in enumerate(made)
        )

    def _established_among(self, made: Sequence[_Made]) -> frozenset[int]:
        """Return the numbers of the lines whose independence is established.

        `made` are the strands of a claim with their lines. An original line is independent of the
        others, unless nobody is named, or a stronger original line of its side is known only
        through the same document, or has a source or document that looks the same. Lines of which
        a person said that they are independent are, whatever else they are.
        """
        found = set(_declared([strand for strand, _ in made]))
        taken: set[tuple[str, str]] = set()
        for number in self._strongest_first(made):
            strand, line = made[number]
            names = {(line.side, name) for name in _shared(self.lookalikes, strand, line)}
            if not names & taken and any(_is_on_record(self.graph, item) for item in strand.items):
                found.add(number)
            taken |= names
        return frozenset(found)

    def _strongest_first(self, made: Sequence[_Made]) -> list[int]:
        """Return the numbers of the original lines."""

        def order(number: int) -> tuple[float, str]:
            _, line = made[number]
            return -self.strength(line), line.origin

        originals = [number for number, (strand, _) in enumerate(made) if _is_original(strand)]
        return sorted(originals, key=order)

    def _line(self, claim: str, strand: Strand) -> Line:
        window = self._window(strand)
        source = None if window is None else self.graph.case.source(self.graph.origin_of(window))
        said = partial(
            Line,
            claim=claim,
            side=strand.side,
            origin=strand.name,
            origins=strand.origins,
            items=tuple(item.evidence.id for item in strand.items),
            lineage=_lineage(strand),
            window=window,
            window_grade="F" if source is None else source.grade,
        )
        alone = [one for item in strand.items for one in self._words(said, strand, item)]
        told = alone[0] if len(alone) == 1 else self._told(alone)
        return self._undercut(told, claim, strand, said) if self.graph.undercutting else told

    def _told(self, alone: Sequence[Line]) -> Line:
        """Return the line that is told as the strongest of those of one item each."""
        best = max(alone, key=lambda one: (self.strength(one), one.factor, _words_of(one)))
        # Whoever is worth less, or the same for another reason, is not spoken of in its words.
        alike = [one for one in alone if _words_of(one) == _words_of(best)]
        return evolve(
            best,
            speakers=_each(name for one in alike for name in one.speakers),
            printers=_each(name for one in alike for name in one.printers),
        )

    def _words(self, said: Callable[..., Line], strand: Strand, item: TraceItem) -> Iterator[Line]:
        """Yield the line as if it were one item alone, for each of those whose word that is."""
        evidence = item.evidence
        factor = CHANGED if strand.changed else 1.0
        if evidence.strength is not None:
            factor *= evidence.strength.factor
        outlet = self.graph.case.outlet(evidence)
        for speaker in item.speakers or ("",):
            source = self.graph.case.source(speaker)
            yield said(
                attribution=self._attribution(item, speaker),
                grade="F" if source is None else source.grade,
                kind=None if source is None else source.kind,
                people=1 if source is None else source.people or 1,
                trust=self.records.get(speaker),
                speakers=(speaker,) if speaker else (),
                outlet=self._outlet(evidence, speaker),
                printers=() if outlet is None else (outlet,),
                factor=factor,
            )

    def _attribution(self, item: TraceItem, speaker: str) -> Attribution:
        stake = item.evidence.stake
        if stake == "for":
            return "interested"
        if self.graph.is_unnamed(speaker):
            return "anonymous"
        if stake == "against" and item.role == "origin":
            return "admission"
        return "first-hand" if item.evidence.first_hand and item.role == "origin" else "named"

    def _outlet(self, evidence: Evidence, speaker: str) -> Grade | None:
        """Return the grade of whoever prints the word of somebody else."""
        outlet = self.graph.case.outlet(evidence)
        if outlet is None or self.graph.owner(outlet) == self.graph.owner(speaker):
            return None
        source = self.graph.case.source(outlet)
        return "F" if source is None else source.grade

    def _window(self, strand: Strand) -> str | None:
        """The one document through which all items are known, unless a speaker published it."""
        found = {self._window_of(item) for item in strand.items}
        return found.pop() if len(found) == 1 else None

    def _window_of(self, item: TraceItem) -> str | None:
        ways = self.graph.ways(item.evidence.document) if item.evidence.document else {}
        if len(ways) != 1 or item.role == "circle":
            return None
        (window,) = ways
        publisher = self.graph.owner(self.graph.origin_of(window) or "")
        owners = {self.graph.owner(name) for name in item.speakers}
        return None if item.role == "origin" and publisher in owners else window

    def _undercut(self, line: Line, claim: str, strand: Strand, said: Callable[..., Line]) -> Line:
        """Return a line with what, if true, takes all of its items away, else the strongest ones.

        Where others are left, they keep it what they are worth themselves.
        """
        each = {
            item.evidence.id: self.graph.undercutting.of_said(_rests_on(item))
            for item in strand.items
        }
        found = frozenset.intersection(*each.values())
        found |= self.graph.undercutting.of_said([line.window or ""])
        if strand.side == "supports":
            found |= self.graph.undercutting.of_claim(claim)
        worth = {
            item.evidence.id: max(map(self.strength, self._words(said, strand, item)))
            for item in strand.items
        }
        strongest = max(worth.values())
        best = frozenset.intersection(*(each[one] for one in each if worth[one] == strongest))
        if found or not best or not strongest:
            return evolve(line, undercut_by=tuple(sorted(found)))
        left = max((worth[one] for one in each if each[one].isdisjoint(best)), default=0.0)
        return evolve(line, undercut_by=tuple(sorted(best)), spared=left / strongest)


def _words_of(line: Line) -> tuple[str | float, ...]:
    """Return all that is said of a line about whoever speaks in it and prints it."""
    return (
        line.grade,
        line.kind or "",
        line.attribution,
        line.people,
        line.outlet or "",
        -1.0 if line.trust is None else line.trust,
    )


def _each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _lineage(strand: Strand) -> LineLineage:
    if strand.circle:
        return "circle"
    if _is_original(strand):
        return "original"
    return "relayed" if all(item.role == "stand-in" for item in strand.items) else "unknown"


def _rests_on(item: TraceItem) -> Iterable[str]:
    """The ids that an item cannot do without."""
    known = [item.evidence.id, item.evidence.document or "", *item.path[1:-1]]
    return known + list(item.speakers if len(item.speakers) == 1 else ())


def _is_original(strand: Strand) -> bool:
    """Return whether an item of a strand is the speaker's own word."""
    return any(item.original for item in strand.items)


def _is_on_record(graph: Graph, item: TraceItem) -> bool:
    """Whether an item is the own word of somebody known, and not said to confirm another."""
    own = item.original and not graph.confirms(item.evidence)
    return own and not any(map(graph.is_unnamed, item.speakers))


def _shared(lookalikes: Lookalikes, strand: Strand, line: Line) -> Iterator[str]:
    """Yield what makes it doubtful that a line is another than those that have it, too."""
    if line.window is not None:
        yield f"window {line.window}"
    for item in strand.items:
        for name in (*item.speakers, item.evidence.document or ""):
            alike = lookalikes.of(name)
            if alike is not None:
                yield alike


def _declared(strands: Sequence[Strand]) -> Iterator[int]:
    """Yield the numbers of those of one side that a person said to be independent."""
    holder = {item.evidence.id: number for number, one in enumerate(strands) for item in one.items}
    for number, strand in enumerate(strands):
        for item in strand.items:
            for other in item.evidence.independent_of:
                further = holder.get(other, number)
                if further != number and strands[further].side == strand.side:
                    yield number
                    yield further
