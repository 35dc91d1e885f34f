"""Small random worlds of claims: lines, relations, priors and groups, from nothing but a seed."""

import random
from collections.abc import Sequence
from itertools import combinations
from typing import Any, TypeVar

from attrs import frozen

from verifykit.comparison import Group, Member, Relations
from verifykit.model.claim import Quantifier, Quantity
from verifykit.model.parameters import Parameters
from verifykit.provenance import Line
from verifykit.scoring.joint import Joint, joint
from verifykit.scoring.logic import close

T = TypeVar("T")
Pairs = tuple[tuple[str, str], ...]


@frozen(kw_only=True)
class World:
    """Claims and all that the joint distribution takes."""

    claims: tuple[str, ...]
    relations: Relations
    lines: tuple[Line, ...]
    priors: dict[str, float]

    def joint(self, lines: Sequence[Line] | None = None) -> Joint:
        told = self.lines if lines is None else lines
        return joint(self.relations, close(self.relations), told, self.priors, Parameters())


class Dice:
    """Draws that are the same on every version of Python: only `random()` is promised to be."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def chance(self, probability: float) -> bool:
        return self._random.random() < probability

    def pick(self, options: Sequence[T]) -> T:
        return options[int(self._random.random() * len(options))]

    def number(self, low: int, high: int) -> int:
        return self.pick(range(low, high + 1))


def world(seed: int) -> World:
    """Return a world of at most seven claims: a value, a tangle, places, ranges, or a group."""
    dice = Dice(seed)
    claims = tuple(f"c{number}" for number in range(dice.number(1, 7)))
    kind = dice.pick(["tangle", "rivals", "places", "ranges", "group"])
    signs: dict[str, tuple[str, int]] = {}
    if kind in ("tangle", "group"):
        for claim in claims[1:]:
            if dice.chance(0.25):
                signs[claim] = (dice.pick(claims[: claims.index(claim)]), dice.pick([1, -1]))
    signs = {claim: found for claim, found in signs.items() if found[0] not in signs}
    families = {"places": _places, "ranges": _ranges, "rivals": _rivals}
    relations = families[kind](dice, claims) if kind in families else _tangle(dice, claims, signs)
    lines = _lines(dice, claims)
    priors = {claim: dice.pick([0.02, 0.3, 0.9]) for claim in claims if dice.chance(0.12)}
    if kind == "group" and len(claims) > 2:
        groups = (_group(dice, claims, signs),)
        relations = Relations(**{**vars(relations), "groups": groups})
    return World(
        claims=claims,
        relations=relations,
        lines=lines,
        priors=priors,
    )


def _tangle(dice: Dice, claims: Sequence[str], signs: dict[str, tuple[str, int]]) -> Relations:
    excludes, implies, overlaps = [], [], []
    dense = dice.pick([0.1, 0.3, 0.5])
    for pair in combinations([claim for claim in claims if claim not in signs], 2):
        if dice.chance(dense):
            dice.pick([excludes, excludes, implies, overlaps]).append(pair)
    return Relations(
        propositions=signs,
        excludes=tuple(excludes),
        implies=tuple((narrow, wide) for wide, narrow in implies),
        overlaps=tuple(overlaps),
    )


def _rivals(dice: Dice, claims: tuple[str, ...]) -> Relations:
    few = claims[: dice.number(1, len(claims))]
    outside = claims[len(few) :]
    excludes = ((outside[0], few[0]),) if outside and dice.chance(0.5) else ()
    return Relations(rivals=(few,), excludes=excludes)


def _places(dice: Dice, claims: tuple[str, ...]) -> Relations:
    whole: dict[str, str] = {}
    for number, claim in enumerate(claims):
        if number and dice.chance(0.7):
            whole[claim] = dice.pick(claims[:number])
    return Relations(rivals=(claims,), implies=tuple(whole.items()))


def _ranges(dice: Dice, claims: tuple[str, ...]) -> Relations:
    ranges = {}
    for claim in claims:
        low = dice.number(0, 9)
        ranges[claim] = low, low + dice.pick([0, 0, 1, 3, 6])
    implies, overlaps = [], []
    for a, b in combinations(claims, 2):
        (low, high), (least, most) = ranges[a], ranges[b]
        if ranges[a] == ranges[b] or low < least <= high < most or least < low <= most < high:
            overlaps.append((a, b))
        elif least <= low <= high <= most:
            implies.append((a, b))
        elif low <= least <= most <= high:
            implies.append((b, a))
    return Relations(rivals=(claims,), implies=tuple(implies), overlaps=tuple(overlaps))


def _lines(dice: Dice, claims: Sequence[str]) -> tuple[Line, ...]:
    found: dict[tuple[str, str, str], Line] = {}
    for claim in claims:
        for _ in range(dice.pick([0, 0, 1, 1, 1, 2, 3, 4])):
            line = _line(dice, claim, claims, f"e{len(found)}")
            found.setdefault((line.claim, line.side, line.origin), line)
    return tuple(found.values())


def _line(dice: Dice, claim: str, claims: Sequence[str], item: str) -> Line:
    settings: dict[str, Any] = {
        "side": dice.pick(["supports", "supports", "supports", "refutes", "refutes", "open"]),
        "origin": f"o{dice.number(0, 8)}",
        "attribution": dice.pick(["named"] * 3 + ["anonymous", "first-hand", "admission"]),
        "grade": dice.pick("ABCDEFFFF"),
        "kind": dice.pick([None, "outlet", "person", "official", "agency"]),
        "lineage": dice.pick(["original", "unknown", "unknown", "relayed", "circle"]),
        "established": dice.chance(0.3),
        "outlet": dice.pick([None] * 5 + ["A", "B", "D", "E"]),
        "window": dice.pick([None, None, "w1", "w2"]),
        "window_grade": dice.pick("ABCDEF"),
        "people": dice.pick([1, 1, 1, 5]),
        "trust": dice.pick([None] * 8 + [0.4, -0.5]),
        "factor": dice.pick([1.0, 1.0, 1.0, 1.5, 0.5, 3.0]),
        "undercut_by": (dice.pick(claims),) if dice.chance(0.1) else (),
        "rests_on": (dice.pick(claims),) if dice.chance(0.07) else (),
    }
    if dice.chance(0.1):
        settings["attribution"] = "interested"
    return Line(claim=claim, items=(item,), **settings)


def _group(dice: Dice, claims: Sequence[str], signs: dict[str, tuple[str, int]]) -> Group:
    about = [signs.get(claim, (claim, 1)) for claim in claims[1:]]
    others = [signed for signed in about if signed[0] != claims[0]]
    members = []
    for name, sign in others:
        what = dice.pick(["says", "says", "excludes", "nothing"])
        given, exact = dice.pick(others)[0], dice.chance(0.5)
        members.append(
            Member(
                entity=f"member {len(members)}",
                says=(name,) if what == "says" else (),
                exact=frozenset((name,)) if what == "says" and exact else frozenset(),
                excludes=((name, sign),) if what == "excludes" else (),
                given=((given, 1),) if dice.chance(0.2) else (),
            )
        )
    kind: Quantity = dice.pick(["all", "some", "most", "at_least", "exactly"])
    return Group(
        proposition=claims[0],
        quantifier=Quantifier(kind, dice.number(1, 3)),
        members=tuple(members),
        complete=dice.chance(0.5),
    )
