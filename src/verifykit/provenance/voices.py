"""Voices on both sides of a claim: who said the opposite of what they said before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Literal

from verifykit.model.assessment import Side
from verifykit.model.time import Instant
from verifykit.parts import field, part
from verifykit.provenance.hand import Hand
from verifykit.provenance.reach import SideReach

Decided = Literal["supports", "refutes"]
OPPOSITE: dict[Side, Decided] = {"supports": "refutes", "refutes": "supports"}


@part(kw_only=True)
class Word:
    """What one origin said on one side: its own items, and those that stand in for its word.

    `speakers` are the ids of the sources whose word it is; several where they have one owner.
    `cited` are those of them whose word others stand in for.
    """

    items: list[str] = field(factory=list)
    stand_ins: list[str] = field(factory=list)
    speakers: set[str] = field(factory=set)
    cited: set[str] = field(factory=set)

    def last(self, hand: Hand) -> tuple[Instant, str] | None:
        """Return when it was last said, and the item that says so; None where nobody knows.

        What only stands in for a word tells no more than that it had been said by then.
        """
        dated = [(said.start, name) for name in self.items if (said := hand.graph.said(name))]
        return max(((start, name) for start, name in dated if start is not None), default=None)

    def known_by(self, hand: Hand, reach: SideReach) -> Instant | None:
        """Return the moment by which all of it had been said; None where nobody knows."""
        ends = [said.end for name in self.items if (said := hand.graph.said(name))]
        if self.items:
            return max((end for end in ends if end is not None), default=None)
        citing = (node for source in self.cited for node in reach.cited_in(source))
        return min((reach.latest[one] for one in citing if one in reach.latest), default=None)

    def misquoted(self, hand: Hand) -> Iterator[str]:
        """Yield the items in which they say the opposite, and which these quote."""
        for name in (*self.items, *self.stand_ins):
            yield from hand.graph.case.misquoted(hand.items[name])

    def doubts(self, hand: Hand, reach: SideReach) -> Iterator[frozenset[str]]:
        """Yield for each item the claims that undercut it, or what it has it from.

        Those that quote what says the opposite need no claim to be doubted, and are left out.
        """
        for name in (*self.items, *self.stand_ins):
            if hand.graph.case.misquoted(hand.items[name]):
                continue
            path = reach.path(name, reach.role(name))
            documents = (hand.items[one].document or "" for one in path if one in hand.items)
            yield hand.graph.doubts((*path, *documents))


@part(kw_only=True)
class BothSides:
    """One origin on both sides of a claim.

    `kept` is the side of what was said last, and then counts a quarter; None where it is not known
    which came last, and neither counts. `item` is the one that took the other side back. `doubted`
    is a side on which all that is held to be their word, a forged confession perhaps, is undercut
    by claims that nothing refutes: it counts for nothing, whichever came last, and the other one in
    full. `doubts` are the claims that undercut any of it, on either side, refuted or not.
    `misquoted` are the items of theirs that such words were made of, and that say the opposite.
    """

    owner: str
    words: dict[Decided, Word]
    kept: Decided | None = None
    item: str | None = None
    doubted: Decided | None = None
    doubts: tuple[str, ...] = ()
    misquoted: tuple[str, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """The ids of those who speak, on either side."""
        return tuple(sorted(set().union(*(word.speakers for word in self.words.values()))))

    def own_items(self) -> Iterator[str]:
        """Yield the ids of the items in which they speak themselves, on either side."""
        yield from (name for word in self.words.values() for name in word.items)

    def gone(self, side: Side) -> Iterator[str]:
        """Yield the nodes that this takes away on a side: its items, and its word elsewhere."""
        for own, word in self.words.items():
            if own == side and own != self.kept:
                yield from word.items
                yield from word.cited


def both_sides(
    hand: Hand, reach: Mapping[Side, SideReach], words: dict[str, dict[Decided, Word]]
) -> tuple[BothSides, ...]:
    """Return the origins that stand on both sides of a claim, from what each said on either."""
    return tuple(
        _decide(hand, reach, owner, said) for owner, said in sorted(words.items()) if len(said) == 2
    )


def _decide(
    hand: Hand, reach: Mapping[Side, SideReach], owner: str, words: dict[Decided, Word]
) -> BothSides:
    each = {side: tuple(word.doubts(hand, reach[side])) for side, word in words.items()}
    doubted = [side for side, doubts in each.items() if _is_doubted(hand, doubts)]
    if len(doubted) == 1:
        side = doubted[0]
        return BothSides(
            owner=owner,
            words=words,
            kept=OPPOSITE[side],
            doubted=side,
            doubts=_together(each[side]),
            misquoted=tuple(sorted(set(words[side].misquoted(hand)))),
        )
    by = _together(chain(*each.values()))
    for side, word in words.items():
        last, other = word.last(hand), OPPOSITE[side]
        earlier = words[other].known_by(hand, reach[other])
        if last is not None and earlier is not None and earlier < last[0]:
            return BothSides(owner=owner, words=words, kept=side, item=last[1], doubts=by)
    return BothSides(owner=owner, words=words, doubts=by)


def _together(each: Iterable[frozenset[str]]) -> tuple[str, ...]:
    return tuple(sorted(frozenset[str]().union(*each)))


def _is_doubted(hand: Hand, doubts: Iterable[frozenset[str]]) -> bool:
    """Whether of all that they are held to have said on a side something is undercut by a claim
    that nobody refutes: whoever cries forgery against good evidence does not silence anybody."""
    return all(not all(map(hand.graph.is_refuted, found)) for found in doubts)
