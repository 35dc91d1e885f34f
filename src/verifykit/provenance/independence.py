"""Which lines of a side are of established independence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifykit.provenance.graph import Graph
from verifykit.provenance.line import Line
from verifykit.provenance.lookalikes import Lookalikes
from verifykit.provenance.trace import Strand, Traced

_Made = tuple[Strand, Line, float]


def established_among(
    graph: Graph, lookalikes: Lookalikes, made: Sequence[_Made]
) -> frozenset[int]:
    """Return the numbers of the lines whose independence is established.

    `made` are the strands of a claim with their lines and the strengths of those. An original line
    is independent of the others, unless nobody is named, or a stronger original line of its side
    is known only through the same document, or has a source or document that looks the same.
    Lines of which a person said that they are independent are, whatever else they are.
    """
    found = set(_declared([strand for strand, _, _ in made]))
    taken: set[tuple[str, str]] = set()
    for number in _strongest_first(made):
        strand, line, _ = made[number]
        names = {(line.side, name) for name in _shared(lookalikes, strand, line)}
        if not names & taken and any(_is_on_record(graph, item) for item in strand.items):
            found.add(number)
        taken |= names
    return frozenset(found)


def is_original(strand: Strand) -> bool:
    """Return whether an item of a strand is the speaker's own word."""
    return any(item.original for item in strand.items)


def _strongest_first(made: Sequence[_Made]) -> list[int]:
    originals = [number for number, (strand, _, _) in enumerate(made) if is_original(strand)]
    return sorted(originals, key=lambda number: (-made[number][2], made[number][1].origin))


def _is_on_record(graph: Graph, item: Traced) -> bool:
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
