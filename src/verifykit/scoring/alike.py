"""Which losses come to the same: those of lines that differ only in whose they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property
from operator import attrgetter

from attrs import fields

from verifykit.parts import part
from verifykit.provenance import Line
from verifykit.scoring.judgements import Judgements
from verifykit.scoring.lines import Loss, Losses
from verifykit.scoring.testimony import Sides

_NAMES = ("claim", "items", "origin", "origins", "speakers", "printers", "window")
"""What of a line is a name: nothing is counted by it but what two lines share."""
_worth = attrgetter(*(one.name for one in fields(Line) if one.name not in _NAMES))


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


def multiset(found: Iterable[Hashable]) -> Hashable:
    """Return the same for what holds the same as often, in whatever order."""
    often: dict[Hashable, int] = {}
    for one in found:
        often[one] = often.get(one, 0) + 1
    return frozenset(often.items())


def _unnamed(lines: Sequence[Line]) -> Hashable:
    """One side of a proposition without names, unless two of its lines share one."""
    origins = {line.origin for line in lines}
    windows = [line.window for line in lines if line.window is not None]
    if len(origins) < len(lines) or len(set(windows)) < len(windows):
        return lines
    return multiset((line.window is None, _worth(line)) for line in lines)
