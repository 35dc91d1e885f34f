"""Which of a set of rivals really exclude each other: some of them may agree or imply others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

Pair = tuple[str, str]
Sides = tuple[tuple[str, ...], ...]


def sides_of(
    names: Sequence[str], implies: Iterable[Pair], overlaps: Iterable[Pair]
) -> Iterator[tuple[Sides, bool]]:
    """Yield sides of rivals of which no two can hold, and whether that is so of each two names.

    Rivals that have nothing in common are sides of one conflict. Within such a side there are
    conflicts, too, if two lie in a third (two towns of one country) or both are close to it.
    """
    among = set(names)
    up = [(a, b) for a, b in implies if a in among and b in among]
    beside = [(a, b) for a, b in overlaps if a in among and b in among]
    if not up and not beside:
        if len(names) > 1:
            yield tuple((name,) for name in names), True
        return
    together = connected(names, (*up, *beside))
    if len(together) > 1:
        yield tuple(tuple(side) for side in together), True
    related = _related(names, up, beside)
    for side in together:
        if len(side) > 2:
            yield from _within(side, related)


def connected(names: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """Return the sets of names that the pairs connect, each in the order of the names."""
    near: dict[str, list[str]] = {name: [] for name in names}
    for a, b in pairs:
        near[a].append(b)
        near[b].append(a)
    seen: set[str] = set()
    found = []
    for start in near:
        if start not in seen:
            seen.add(start)
            side = [start]
            for name in side:
                fresh = [other for other in dict.fromkeys(near[name]) if other not in seen]
                side += fresh
                seen.update(fresh)
            found.append(side)
    return found


def _related(names: Sequence[str], up: Iterable[Pair], beside: Iterable[Pair]) -> Mapping[str, int]:
    """Return for each name the set of those that it can hold with, as the bits of a number."""
    bit = {name: 1 << place for place, name in enumerate(names)}
    above = _closed(bit, up)
    below = _closed(bit, ((b, a) for a, b in up))
    found = {name: bit[name] | above[name] | below[name] for name in names}
    for a, b in beside:
        found[a] |= bit[b]
        found[b] |= bit[a]
    return found


def _closed(bit: Mapping[str, int], pairs: Iterable[Pair]) -> dict[str, int]:
    """Return all that is reached from each name, what implies one another included."""
    direct: dict[str, list[str]] = {name: [] for name in bit}
    for a, b in pairs:
        direct[a].append(b)
    found: dict[str, int] = {}
    for start in direct:
        # Depth first, a name being done after all it leads to; what leads back adds what is known.
        todo, open_ = [(start, False)], set()
        while todo:
            name, done = todo.pop()
            if done:
                reached = 0
                for other in direct[name]:
                    reached |= bit[other] | found.get(other, 0)
                found[name] = reached
            elif name not in found and name not in open_:
                open_.add(name)
                todo.append((name, True))
                todo += ((other, False) for other in direct[name])
    return found


def _within(side: Sequence[str], related: Mapping[str, int]) -> Iterator[tuple[Sides, bool]]:
    """Yield the conflicts within a side, those that have no rival in common apart."""
    places = {name: place for place, name in enumerate(related)}
    bits = {name: 1 << places[name] for name in side}
    whole = sum(bits.values())
    apart = {name: whole & ~related[name] for name in side}
    left = [name for name in side if apart[name]]
    while left:
        done, fresh = 0, bits[left[0]]
        while fresh:
            done |= fresh
            reached = 0
            for name in left:
                if bits[name] & fresh:
                    reached |= apart[name]
            fresh = reached & ~done
        knot = [name for name in left if bits[name] & done]
        every = all(apart[name] & done == done & ~bits[name] for name in knot)
        yield tuple((name,) for name in knot), every
        left = [name for name in left if not bits[name] & done]
