"""How a score comes about: each step of the explanation with its arithmetic and a bar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from markupsafe import Markup

from verifykit.model.assessment import ScoredClaim, Step
from verifykit.parts import frozen
from verifykit.reporting.html.bars import LEAST_SCALE, step_bar
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.html.sections.evidence import role_text
from verifykit.reporting.numbers import log_odds_text, score_text
from verifykit.scoring import NAMED
from verifykit.scoring.balance import sigmoid

_SIDES = {"supports": "for", "refutes": "against", "open": "leaves it open"}
_NOTHING = 5e-7
"""A step that moves the log-odds by less is rounding."""


@frozen(kw_only=True)
class Row:
    """One step: what it is, why, how its number comes about, and the score after it."""

    label: str
    side: str
    why: str
    known: bool = False
    """Whether another part of the claim says why, too."""
    sum: str = ""
    log_odds: str = ""
    after: str = ""
    bar: Markup | None = None
    idle: bool = False


def scale_of(claims: Iterable[ScoredClaim]) -> float:
    """Return the log-odds at either end of all waterfalls of a case, which so can be compared."""
    totals = (
        total
        for claim in claims
        for total in accumulate(step.log_odds for step in claim.explanation)
    )
    return max(map(abs, totals), default=LEAST_SCALE)


def waterfall(
    dossier: Dossier, claim: ScoredClaim, scale: float, *, terse: bool = False
) -> tuple[Row, ...]:
    """Return the rows of a claim's waterfall; without a score they carry no numbers.

    Terse leaves out evidence that adds nothing: its own table says why.
    """
    rows = _rows(dossier, claim, max(scale, LEAST_SCALE))
    return tuple(row for row in rows if not (terse and row.idle))


def _rows(dossier: Dossier, claim: ScoredClaim, scale: float) -> Iterator[Row]:
    total = 0.0
    for step in claim.explanation:
        before, total = total, total + step.log_odds
        label = _label(dossier, step)
        side = "" if step.side is None else _SIDES[step.side]
        why = _why(dossier, claim, step, label)
        still = step.side == "open" and step.step == "line"
        if claim.score is None or step.step in ("none", "proposal") or still:
            yield Row(label=label, side=side, why=why, idle=step.step in ("none", "proposal"))
            continue
        yield Row(
            label=label,
            side=side,
            why=why,
            known=step.step == "rivals",
            sum=_sum(step),
            log_odds=log_odds_text(step.log_odds).replace("-", "−"),
            after=score_text(sigmoid(total)),
            bar=_bar(step, before, total, scale),
        )


def _bar(step: Step, before: float, after: float, scale: float) -> Markup | None:
    if abs(step.log_odds) < _NOTHING:
        return None
    return step_bar(before, after, scale, neutral=step.step == "prior")


def _label(dossier: Dossier, step: Step) -> str:
    match step.step:
        case "prior":
            return "Starting point"
        case "line" | "none" if step.claims:
            said = map(dossier.case.claims_by_id.get, step.claims)
            who = [one.says.source for one in said if one is not None and one.says is not None]
            return "An argument" if step.origin is None else dossier.names(who or (step.origin,))
        case "line" if step.origin is None:
            return "A reporting circle"
        case "line":
            return dossier.spoken(step.evidence) or dossier.names((step.origin or "").split(" + "))
        case "none":
            return dossier.names(step.evidence)
        case "undercut":
            return "What may not stand"
        case "record":
            return f"Record of {dossier.names((step.origin or '',))}"
        case "follows":
            return "Parts and wholes"
        case "rivals":
            return "Rival claims"
        case "members":
            return "Held to the members"
        case "cap":
            return "No certainty"
        case "proposal":
            return "Accepted proposal of a plug-in"


def _why(dossier: Dossier, claim: ScoredClaim, step: Step, label: str) -> str:
    if step.step == "prior":
        return ""
    if step.step == "none":
        items = dossier.scoring.trace(claim.id).items
        parts = (role_text(dossier, item) for item in items if item.evidence.id in step.evidence)
        return next(parts, step.why or "")
    if step.step == "rivals":
        return f"cannot hold together with {_quoted(dossier, step.claims)}"
    if step.step in ("members", "follows", "undercut"):
        told = (step.why or "").partition(": ")[0]
        return f"{told}: {_quoted(dossier, step.claims)}" if step.claims else told
    # The label already names who speaks.
    return (step.why or "").removeprefix(f"{label}, ").replace(f"{label} is graded", "graded")


def _quoted(dossier: Dossier, claims: Sequence[str]) -> str:
    more = len(claims) - NAMED
    shown = "”, “".join(map(dossier.text, claims[:NAMED]))
    return f"“{shown}”" + (f" and {more} more" if more > 0 else "")


def _sum(step: Step) -> str:
    if step.step != "line" or step.strength is None:
        return ""
    if not step.strength or not step.factor:
        return ""
    weight = step.log_odds / step.strength / step.factor
    factor = "" if step.factor == 1.0 else f" × {step.factor:.3g}"
    return f"{step.strength:.2f}{factor} × {weight:.2f}".replace("-", "−")
