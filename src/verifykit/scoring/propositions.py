"""Propositions: what claims say or deny, with the lines of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verifykit.comparison import Relations
from verifykit.provenance import Line
from verifykit.scoring.testimony import Sides


def sides_of(relations: Relations, lines: Iterable[Line]) -> dict[str, Sides]:
    """Return the lines of each proposition in its affirmative form: for it, and against it.

    A line for a claim is one against its negation. Whoever speaks on both sides of a proposition
    cancels their own word.
    """
    sides: dict[str, tuple[list[Line], list[Line]]] = {}
    for line in lines:
        name, sign = relations.sign(line.claim)
        if line.side != "open":
            refutes = (line.side == "refutes") == (sign > 0)
            sides.setdefault(name, ([], []))[refutes].append(line)
    return {name: _without_both(*both) for name, both in sides.items()}


def _without_both(supporting: Sequence[Line], refuting: Sequence[Line]) -> Sides:
    both = {line.origin for line in supporting} & {line.origin for line in refuting}
    return (
        tuple(line for line in supporting if line.origin not in both),
        tuple(line for line in refuting if line.origin not in both),
    )
