"""What is told of propositions: their lines on both sides, what those are worth and count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from verifykit.comparison import Relations
from verifykit.model.parameters import Parameters
from verifykit.parts import field, part
from verifykit.provenance import Line
from verifykit.scoring.counting import NOTHING, Count, Reading, count, heard
from verifykit.scoring.worlds import Readings
from verifykit.scoring.worth import Voice, voice

Sides = tuple[tuple[Line, ...], tuple[Line, ...]]
"""The lines that support a proposition, and those that refute it."""

Mouth = tuple[str, str]
"""An origin, or a window: whichever of the two, and its id. It speaks once."""


@part(kw_only=True)
class Testimony:
    """The lines of each proposition in its affirmative form, counted when asked for.

    `standing` gives the probability that nothing takes a line away. `leans` are the log-odds that
    the records of those who took a side add to a proposition. What has been counted in `earlier`,
    where all lines were the same but for those of the `changed` propositions, is not counted anew.
    """

    relations: Relations
    lines: Mapping[str, Sides]
    standing: Callable[[Line], float]
    parameters: Parameters
    leans: Mapping[str, float] = field(factory=dict)
    earlier: Testimony | None = None
    changed: frozenset[str] = frozenset()
    _voices: dict[tuple[str, bool], tuple[Voice, ...]] = field(factory=dict, init=False)
    _counts: dict[tuple[str, bool, Reading], Count] = field(factory=dict, init=False)
    _together: dict[tuple[frozenset[str], bool], Count] = field(factory=dict, init=False)
    _evidence: dict[tuple[frozenset[str], Readings], float] = field(factory=dict, init=False)
    _are_told: dict[str, bool] = field(factory=dict, init=False)

    def voices(self, name: str, *, supports: bool) -> tuple[Voice, ...]:
        """Return the lines on one side of a proposition with what they are worth."""
        if self.earlier is not None and name not in self.changed:
            return self.earlier.voices(name, supports=supports)
        found = self._voices.get((name, supports))
        if found is None:
            found = self._voices[name, supports] = tuple(
                voice(
                    line,
                    supports=supports,
                    standing=self.standing(line),
                    parameters=self.parameters,
                )
                for line in self.side(name, supports=supports)
            )
        return found

    def side(self, name: str, *, supports: bool) -> tuple[Line, ...]:
        """Return the lines on one side of a proposition."""
        sides = self.lines.get(name)
        if sides is None:
            return ()
        return sides[0] if supports else sides[1]

    def count(self, name: str, *, supports: bool, reading: Reading = "counted") -> Count:
        """Count what speaks on one side of a proposition."""
        if self.earlier is not None and name not in self.changed:
            return self.earlier.count(name, supports=supports, reading=reading)
        found = self._counts.get((name, supports, reading))
        if found is None:
            found = count(self.voices(name, supports=supports), self.parameters, reading)
            self._counts[name, supports, reading] = found
        return found

    def together(self, names: Iterable[str], *, supports: bool) -> Count:
        """Count what speaks on one side of propositions, taken together."""
        told = self._told(names, supports=supports)
        if len(told) < 2:
            return self.count(told[0], supports=supports) if told else NOTHING
        key = frozenset(told), supports
        if self.earlier is not None and self.changed.isdisjoint(told):
            return self.earlier.together(told, supports=supports)
        found = self._together.get(key)
        if found is None:
            voices = [one for name in sorted(told) for one in self.voices(name, supports=supports)]
            found = self._together[key] = count(voices, self.parameters)
        return found

    def _told(self, names: Iterable[str], *, supports: bool) -> list[str]:
        """Return those of some propositions that have lines on a side."""
        lines, side = self.lines, 0 if supports else 1
        return [name for name in names if name in lines and lines[name][side]]

    def is_told(self, name: str) -> bool:
        """Return whether a proposition has lines of its own that count."""
        found = self._are_told.get(name)
        if found is None:
            sides = (self.count(name, supports=supports) for supports in (True, False))
            found = self._are_told[name] = any(side.total for side in sides)
        return found

    def evidence(self, true: frozenset[str], readings: Readings) -> float:
        """Return what supports, less what refutes what is true together, in log-odds.

        An origin, and a window, speaks once in all of it.
        """
        if self.earlier is not None and self.changed.isdisjoint(true):
            return self.earlier.evidence(true, readings)
        found = self._evidence.get((true, readings))
        if found is None:
            supporting, refuting = readings
            found = self._heard(true, supporting, supports=True)
            found -= self._heard(true, refuting, supports=False)
            found += sum(self.leans.get(name, 0.0) for name in sorted(true)) if self.leans else 0.0
            self._evidence[true, readings] = found
        return found

    def _heard(self, true: frozenset[str], reading: Reading, *, supports: bool) -> float:
        """Return what one side of all that is true comes to.

        Only where somebody speaks twice in it does it matter who is heard.
        """
        told = sorted(self._told(true, supports=supports))
        if len(told) < 2:
            return self.count(told[0], supports=supports, reading=reading).total if told else 0.0
        shared = self._shared[supports].intersection(told)
        heard_of: dict[str, list[Voice]] = {name: [] for name in shared}
        for one in heard(
            one for name in sorted(shared) for one in self.voices(name, supports=supports)
        ):
            heard_of[self.relations.proposition(one.line.claim)].append(one)
        return sum(
            count(heard_of[name], self.parameters, reading).total
            if name in shared
            else self.count(name, supports=supports, reading=reading).total
            for name in told
        )

    @cached_property
    def in_chorus(self) -> frozenset[str]:
        """The propositions with several lines on one side: how many those are may be disputed."""
        return frozenset(name for name, sides in self.lines.items() if max(map(len, sides)) > 1)

    @cached_property
    def _shared(self) -> Mapping[bool, frozenset[str]]:
        """For each side the propositions on which somebody speaks who does so twice on that side;
        those with other lines than before, always."""
        return {supports: self._shared_on(supports=supports) for supports in (True, False)}

    def _shared_on(self, *, supports: bool) -> frozenset[str]:
        if self.earlier is None:
            each = self._spoken[supports].values()
            return frozenset(name for names in each if len(names) > 1 for name in names)
        spoken = self.earlier._spoken[supports]
        mouths = (one for name in self.changed for one in self._mouths(name, supports=supports))
        beside = (spoken.get(one, ()) for one in mouths)
        return self.earlier._shared[supports].union(self.changed, *beside)

    @cached_property
    def _spoken(self) -> Mapping[bool, Mapping[Mouth, Sequence[str]]]:
        """For each side the propositions on which each mouth speaks, once for each of its lines."""
        found: dict[bool, dict[Mouth, list[str]]] = {True: {}, False: {}}
        for supports, spoken in found.items():
            for name in self.lines:
                for mouth in self._mouths(name, supports=supports):
                    spoken.setdefault(mouth, []).append(name)
        return found

    def _mouths(self, name: str, *, supports: bool) -> Iterator[Mouth]:
        for line in self.side(name, supports=supports):
            yield "origin", line.origin
            if line.window is not None:
                yield "window", line.window
