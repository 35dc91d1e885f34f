"""Why a score moved: the steps of two explanations, item by item and line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from verifykit.diffing.values import Reason
from verifykit.model.assessment import ScoredClaim, Side, Step
from verifykit.parts import frozen
from verifykit.wording import list_text

_RELATED = ("undercut", "follows", "rivals", "members")
LEAST = 1e-9
"""Smaller differences are noise of arithmetic."""
_SIDES: Mapping[Side, str] = {"supports": "for it", "refutes": "against it", "open": "neither way"}


@frozen
class _Place:
    """Where an item of evidence stands in an explanation: its step, and which of the lines."""

    step: Step
    line: int | None


def reasons(old: ScoredClaim, new: ScoredClaim) -> Iterator[Reason]:
    """Yield the reasons for which the score of a claim moved, evidence first."""
    before, after = _places(old), _places(new)
    yield from _evidence(before, after)
    yield from _moved(before, after)
    yield from _merged(old, before, new, after)
    yield from _lines(old, after)
    yield from _lent(old, new)
    yield from _related(old, new)


def _places(claim: ScoredClaim) -> dict[str, _Place]:
    places = {}
    for number, step in enumerate(claim.explanation):
        if step.step in ("line", "none"):
            for name in step.evidence:
                places[name] = _Place(step, number if step.step == "line" else None)
    return places


def _evidence(before: Mapping[str, _Place], after: Mapping[str, _Place]) -> Iterator[Reason]:
    for name in sorted(after.keys() - before.keys()):
        yield Reason(
            kind="evidence-added",
            message=f"{name} was added{_standing(after[name].step, 'speaks')}",
            evidence=(name,),
            origins=_origins(after[name].step),
        )
    for name in sorted(before.keys() - after.keys()):
        yield Reason(
            kind="evidence-removed",
            message=f"{name} is gone{_standing(before[name].step, 'spoke')}",
            evidence=(name,),
            origins=_origins(before[name].step),
        )


def _moved(before: Mapping[str, _Place], after: Mapping[str, _Place]) -> Iterator[Reason]:
    for name in sorted(before.keys() & after.keys()):
        old, new = before[name], after[name]
        if old.step.side != new.step.side and old.step.side and new.step.side:
            yield Reason(
                kind="stance-changed",
                message=f"{name} spoke {_SIDES[old.step.side]}, now it speaks "
                f"{_SIDES[new.step.side]}",
                evidence=(name,),
            )
        if old.line is not None and new.line is None:
            yield Reason(
                kind="adds-nothing",
                message=f"{name} now adds nothing: it {new.step.why}",
                evidence=(name,),
                origins=_origins(old.step),
            )
        elif old.line is None and new.line is not None:
            counts = f"{name} now counts{_standing(new.step, 'speaks')}"
            yield Reason(
                kind="adds-something",
                message=f"{counts}; before, it {old.step.why}",
                evidence=(name,),
                origins=_origins(new.step),
            )


def _merged(
    old: ScoredClaim,
    before: Mapping[str, _Place],
    new: ScoredClaim,
    after: Mapping[str, _Place],
) -> Iterator[Reason]:
    """Lines that were several and are one, and lines that were one and are several."""
    for step in new.explanation:
        origins = _several(step, before)
        if origins:
            yield Reason(
                kind="origins-merged",
                message=f"{list_text(origins)} were separate origins and are one now: "
                f"{step.origin or 'a circle'}",
                evidence=step.evidence,
                origins=origins,
            )
    for step in old.explanation:
        origins = _several(step, after)
        if origins:
            yield Reason(
                kind="origins-split",
                message=f"{step.origin or 'a circle'} was one origin and is several now: "
                f"{list_text(origins)}",
                evidence=step.evidence,
                origins=origins,
            )


def _several(step: Step, elsewhere: Mapping[str, _Place]) -> tuple[str, ...]:
    """The origins of the lines of one side over which a line is spread in the other explanation."""
    if step.step != "line":
        return ()
    places = [elsewhere[name] for name in step.evidence if name in elsewhere]
    lines = {p.line: p.step.origin or "a circle" for p in places if p.line is not None}
    same_side = all(p.step.side == step.side for p in places)
    return tuple(sorted(lines.values())) if len(lines) > 1 and same_side else ()


def _lines(old: ScoredClaim, after: Mapping[str, _Place]) -> Iterator[Reason]:
    """Lines that are still there and count otherwise."""
    for step in old.explanation:
        if step.step != "line":
            continue
        places = [after[name] for name in step.evidence if name in after]
        lines = {place.line: place.step for place in places if place.line is not None}
        if len(lines) != 1:
            continue
        [now] = lines.values()
        # The origin may be an owner, or another one than before: the items are what counts.
        name = list_text(now.evidence)
        if bool(now.established) != bool(step.established):
            yield Reason(
                kind="established" if now.established else "not-established",
                message=f"the independence of {name} is {'now' if now.established else 'no longer'}"
                " established",
                evidence=now.evidence,
                origins=_origins(now),
            )
        difference = (now.strength or 0.0) - (step.strength or 0.0)
        count = "counts" if len(now.evidence) == 1 else "count"
        if abs(difference) > LEAST:
            yield Reason(
                kind="strength",
                message=f"{name} {count} {'more' if difference > 0 else 'less'}: {now.why}",
                evidence=now.evidence,
                origins=_origins(now),
            )


def _lent(old: ScoredClaim, new: ScoredClaim) -> Iterator[Reason]:
    """What a claim says that somebody said, and that counts for nothing now, or does again."""
    before, after = (
        {step.claims: step for step in one.explanation if step.step == "none" and step.claims}
        for one in (old, new)
    )
    for claims in after.keys() - before.keys():
        step = after[claims]
        yield Reason(kind="adds-nothing", message=step.why or "", origins=_origins(step))
    counting = {step.claims for step in new.explanation if step.step == "line"}
    for claims in (before.keys() - after.keys()) & counting:
        message = f"what {list_text(claims)} lends counts again"
        yield Reason(kind="adds-something", message=message, origins=_origins(before[claims]))


def _related(old: ScoredClaim, new: ScoredClaim) -> Iterator[Reason]:
    for kind in _RELATED:
        before = sum(step.log_odds for step in old.explanation if step.step == kind)
        after = [step for step in new.explanation if step.step == kind]
        moved = sum(step.log_odds for step in after) - before
        if abs(moved) > LEAST:
            why = "; ".join(step.why for step in after if step.why) or "none any more"
            yield Reason(kind="related-claims", message=f"{kind}, {moved:+.2f}: {why}")


def _standing(step: Step, speaks: str) -> str:
    if step.step == "none":
        return f" and adds nothing: it {step.why}" if speaks == "speaks" else "; it added nothing"
    side = f" {_SIDES[step.side]}" if step.side else ""
    # The origin may be an owner, who has not said a word: the item is what speaks.
    origin = f"origin {step.origin}" if step.origin else "a circle"
    return f": it {speaks}{side} ({origin})"


def _origins(step: Step) -> tuple[str, ...]:
    return tuple(step.origin.split(" + ")) if step.origin else ()
