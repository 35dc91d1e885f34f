"""Which lines of a side are of established independence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifykit.model.parameters import Parameters
from verifykit.scoring.line import Line
from verifykit.scoring.tally import NOTHING, Tally, tally

_MORE = 1e-12
"""A set counts for more only beyond what rounding may do to a sum."""
MOST_DECLARED = 10
"""How many lines of one side, the strongest first, may owe their standing to a declaration."""


def establish(lines: Sequence[Line], parameters: Parameters) -> Tally:
    """Count the lines of one side with the best set of them that are independent of each other.

    Original lines are independent of each other, unless both are known only through one and the
    same consulted document. Any two lines are if a person said so, once with an original line
    among them. Of all such sets the one that counts for most is taken: so a further line can
    never take anything away, and of two equals it is the same which one stays.
    """
    if not lines:
        return NOTHING
    base = _strongest_per_window(lines)
    best = _count(lines, base, parameters)
    declared = _declared_pairs(lines)
    if not declared or not any(line.original for line in lines):
        return best
    further = [line for line in lines if line not in base and not line.circle]
    candidates = [line for line in further if any(_pair(line, o) in declared for o in lines)]
    candidates.sort(key=lambda line: line.order)
    for chosen in _cliques(candidates[:MOST_DECLARED], declared):
        kept = [line for line in base if all(_agree(line, other, declared) for other in chosen)]
        together = [*kept, *chosen]
        if any(line.original for line in together):
            found = _count(lines, together, parameters)
            if found.total > best.total + _MORE:
                best = found
    return best


def _count(lines: Sequence[Line], chosen: Sequence[Line], parameters: Parameters) -> Tally:
    names = {line.evidence for line in chosen}
    marked = [line.stand(established=line.evidence in names) for line in lines]
    return tally(marked, parameters)


def _strongest_per_window(lines: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    taken: set[str] = set()
    for line in sorted(lines, key=lambda line: line.order):
        window = _single_window(line)
        if line.original and window not in taken:
            found.append(line)
            if window is not None:
                taken.add(window)
    return found


def _single_window(line: Line) -> str | None:
    return next(iter(line.windows)) if len(line.windows) == 1 else None


def _pair(a: Line, b: Line) -> frozenset[tuple[str, ...]]:
    return frozenset((a.evidence, b.evidence))


def _declared_pairs(lines: Sequence[Line]) -> set[frozenset[tuple[str, ...]]]:
    holder = {name: line for line in lines for name in line.evidence}
    return {
        _pair(line, holder[other])
        for line in lines
        for item in line.items
        for other in item.evidence.independent_of
        if other in holder and holder[other] is not line
    }


def _agree(a: Line, b: Line, declared: set[frozenset[tuple[str, ...]]]) -> bool:
    if _pair(a, b) in declared:
        return True
    same_window = _single_window(a) is not None and _single_window(a) == _single_window(b)
    return a.original and b.original and not same_window


def _cliques(
    candidates: Sequence[Line], declared: set[frozenset[tuple[str, ...]]]
) -> Iterator[list[Line]]:
    """Every set of candidates that are independent of each other, the empty one left out."""
    found: list[list[Line]] = [[]]
    for line in candidates:
        grown = [
            [*chosen, line]
            for chosen in found
            if all(_agree(line, other, declared) for other in chosen)
        ]
        yield from grown
        found.extend(grown)
