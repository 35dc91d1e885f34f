"""Incoherences: what cannot be right together, whatever the scores come to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from verifykit.model.assessment import Side
from verifykit.parts import frozen
from verifykit.provenance.circles import components
from verifykit.provenance.undercutting import Undercutting
from verifykit.scoring.joint import Joint
from verifykit.scoring.judgements import Judgements

IncoherenceKind = Literal["consequence-denied", "impossible", "circle"]


@frozen(kw_only=True)
class Incoherence:
    """Claims that cannot be right together with one another, or with the evidence.

    `consequence-denied`: evidence speaks for the first claim and against each of the others,
    which follow from it; `sides` has for each of the claims the side of the lines that do so,
    since what speaks for a claim speaks against its negation. `impossible`: the others follow from
    the first claim and exclude each other, or the one other follows from it and is excluded by it.
    `circle`: the claims undercut or carry each other's evidence in turn; `evidence` are the items
    in it that undercut without a claim of the case.
    """

    kind: IncoherenceKind
    claims: tuple[str, ...]
    sides: tuple[Side, ...] = ()
    evidence: tuple[str, ...] = ()


def find_incoherences(
    undercutting: Undercutting, judgements: Judgements
) -> tuple[Incoherence, ...]:
    """Return what is incoherent in a case, by kind."""
    return (
        *_denied(judgements),
        *_impossible(judgements),
        *_circles(undercutting, judgements),
    )


def _denied(judgements: Judgements) -> Iterator[Incoherence]:
    """Yield what is spoken for while something that follows from it is spoken against."""
    joint = judgements.joint
    refuted = frozenset(name for name in joint.lines if _is_told(joint, name, supports=False))
    for name in sorted(joint.logic.implied) if refuted else ():
        denied = refuted & joint.logic.above(name)
        if denied and _is_told(joint, name, supports=True):
            told = [_told(judgements, name, supports=True)]
            told += [_told(judgements, other, supports=False) for other in sorted(denied)]
            claims, sides = zip(*told, strict=True)
            yield Incoherence(kind="consequence-denied", claims=claims, sides=sides)


def _is_told(joint: Joint, name: str, *, supports: bool) -> bool:
    return joint.testimony.count(name, supports=supports).total > 0


def _told(judgements: Judgements, name: str, *, supports: bool) -> tuple[str, Side]:
    """Return a claim with lines that speak for, or against, a proposition, and their side."""
    joint = judgements.joint
    line = joint.testimony.count(name, supports=supports).terms[0].voice.line
    return line.claim, line.side


def _impossible(judgements: Judgements) -> Iterator[Incoherence]:
    """Yield what implies things that exclude each other, where that begins."""
    logic = judgements.joint.logic
    for name, others in sorted(logic.contradictory.items()):
        further = logic.above(name) - logic.below(name)
        if further.isdisjoint(logic.contradictory):
            yield Incoherence(kind="impossible", claims=judgements.named((name, *others)))


def _circles(undercutting: Undercutting, judgements: Judgements) -> Iterator[Incoherence]:
    """Yield what undercuts or carries one another in turn."""
    joint, implied = judgements.joint, undercutting.implied
    edges = {name: _asked(joint, name) for name in joint.lines}
    edges = {near: [] for found in edges.values() for near in found} | edges
    for names in components(edges, sorted(edges)):
        if len(names) > 1 or names[0] in edges[names[0]]:
            items = [item.id for name in sorted(names) for item in implied.get(name, ())]
            claims = judgements.named(name for name in sorted(names) if name not in implied)
            yield Incoherence(kind="circle", claims=claims, evidence=tuple(items))


def _asked(joint: Joint, name: str) -> list[str]:
    """Return the propositions that undercut the lines of one, or carry them."""
    claims = {
        claim
        for side in joint.lines[name]
        for line in side
        for claim in (*line.undercut_by, *line.rests_on)
    }
    return sorted({joint.relations.proposition(claim) for claim in claims})
