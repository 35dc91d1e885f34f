"""Propositions: what claims say or deny, with the lines of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verifykit.comparison import Relations
from verifykit.model.assessment import Side
from verifykit.provenance import Line
from verifykit.scoring.testimony import Sides


def way(relations: Relations, claim: str, side: Side) -> int:
    """Return 1 for the side of a claim that affirms its proposition, -1 for the one that denies it.

    0 for the side that leaves it open. What is said for a claim is said against its negation.
    """
    _, sign = relations.sign(claim)
    return {"supports": sign, "refutes": -sign}.get(side, 0)


def sides_of(relations: Relations, lines: Iterable[Line]) -> dict[str, Sides]:
    """Return the lines of each proposition in its affirmative form: for it, and against it.

    Whoever speaks on both sides of a proposition cancels their own word.
    """
    sides: dict[str, tuple[list[Line], list[Line]]] = {}
    for line in lines:
        if line.side != "open":
            denied = way(relations, line.claim, line.side) < 0
            sides.setdefault(relations.proposition(line.claim), ([], []))[denied].append(line)
    return {name: _without_both(*both) for name, both in sides.items()}


def _without_both(supporting: Sequence[Line], refuting: Sequence[Line]) -> Sides:
    both = {line.origin for line in supporting} & {line.origin for line in refuting}
    return (
        tuple(line for line in supporting if line.origin not in both),
        tuple(line for line in refuting if line.origin not in both),
    )
