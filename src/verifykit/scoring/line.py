"""Lines: what one origin says on one side, with its strength."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

from verifykit.model.assessment import Side
from verifykit.provenance import Graph, Strand, Traced
from verifykit.scoring.strength import Strength


@frozen(kw_only=True)
class Line:
    """A strand with its strength; `established` says that it is independent of the others.

    `original`: one of its items is the speaker's own word, on record under a name, and not said
    to confirm something else. `windows` are the consulted documents through which it is known.
    `evidence` holds the ids of its items.
    """

    origins: tuple[str, ...]
    side: Side
    items: tuple[Traced, ...]
    evidence: tuple[str, ...]
    strength: float
    circle: bool = False
    original: bool = False
    established: bool = False
    windows: frozenset[str] = frozenset()

    @property
    def interested(self) -> bool:
        """Whether only interested parties speak here."""
        return all(item.evidence.interested for item in self.items)

    @property
    def order(self) -> tuple[bool, float, tuple[str, ...], tuple[str, ...]]:
        """The place in the ranking: established ones first, then by strength."""
        return (not self.established, -self.strength, self.origins, self.evidence)

    def stand(self, *, established: bool) -> Line:
        """Return the line as one of established or of unknown independence."""
        return self if self.established == established else evolve(self, established=established)


def make_lines(graph: Graph, strength: Strength, strands: Iterable[Strand]) -> tuple[Line, ...]:
    """Return the strands as lines; those of strength 0 are dropped before anything is counted."""
    lines = (_make_line(graph, strength, strand) for strand in strands)
    return tuple(line for line in lines if line.strength > 0)


def _make_line(graph: Graph, strength: Strength, strand: Strand) -> Line:
    own_word = any(item.original for item in strand.items)
    windows = [graph.windows(item.evidence) for item in strand.items]
    return Line(
        origins=strand.origins,
        side=strand.side,
        items=strand.items,
        evidence=tuple(item.evidence.id for item in strand.items),
        strength=max(strength.of(item, original=own_word) for item in strand.items),
        circle=strand.circle,
        original=any(_on_record(graph, item) for item in strand.items),
        # An item that is known directly, through no document, leaves no single window.
        windows=frozenset().union(*windows) if all(windows) else frozenset(),
    )


def _on_record(graph: Graph, item: Traced) -> bool:
    if not item.original or graph.confirms(item.evidence):
        return False
    names = [*item.speakers, *(graph.owner(name) for name in item.speakers)]
    sources = [graph.source(name) for name in names]
    return not any(source is not None and source.anonymous for source in sources)
