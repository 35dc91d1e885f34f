"""How a score comes about: each step of the explanation with its arithmetic and a bar."""

from __future__ import annotations

import math
from collections.abc import Iterator

from attrs import frozen
from markupsafe import Markup

from verifykit.model.assessment import ScoredClaim, Step
from verifykit.model.parameters import Parameters
from verifykit.reporting.html.bars import SCALE, step_bar
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.numbers import log_odds_text, score_text

_SIDES = {"supports": "for", "refutes": "against", "open": "leaves it open"}


@frozen(kw_only=True)
class Row:
    """One step: what it is, why, how its number comes about, and the score after it."""

    label: str
    side: str
    why: str
    sum: str
    log_odds: str
    after: str
    bar: Markup | None
    idle: bool


def waterfall(dossier: Dossier, claim: ScoredClaim) -> tuple[Row, ...]:
    """Return the rows of a claim's waterfall; without a score they carry no numbers."""
    return tuple(_rows(dossier, claim))


def _rows(dossier: Dossier, claim: ScoredClaim) -> Iterator[Row]:
    scored = claim.score is not None
    scale = max(SCALE, *map(abs, _totals(claim)), 0.0)
    total = 0.0
    for step in claim.explanation:
        before, total = total, total + step.log_odds
        idle = step.step in ("none", "proposal")
        yield Row(
            label=_label(dossier, step),
            side="" if step.side is None else _SIDES[step.side],
            why=step.why or "",
            sum=_sum(step, dossier.scoring.parameters) if scored else "",
            log_odds=log_odds_text(step.log_odds) if scored and not idle else "",
            after=score_text(_sigmoid(total)) if scored and not idle else "",
            bar=step_bar(before, total, scale=scale) if scored and not idle else None,
            idle=idle,
        )


def _totals(claim: ScoredClaim) -> list[float]:
    total, totals = 0.0, [0.0]
    for step in claim.explanation:
        total += step.log_odds
        totals.append(total)
    return totals


def _label(dossier: Dossier, step: Step) -> str:
    match step.step:
        case "prior":
            return "Starting point"
        case "line" if step.origin is None:
            return "A reporting circle"
        case "line":
            return dossier.names((step.origin or "").split(" + "))
        case "none":
            return f"{dossier.names(step.evidence)} adds nothing"
        case "overlap":
            return "Possible repetition"
        case "rivals":
            return "Rival claims"
        case "counterexamples":
            return "Counterexample"
        case "bound":
            return "Bound by the members"
        case "cap":
            return "No certainty"
        case "proposal":
            return "Accepted proposal of a plug-in"


def _sum(step: Step, parameters: Parameters) -> str:
    if step.step != "line" or step.strength is None or step.side == "open":
        return ""
    weight = parameters.support if step.side == "supports" else -parameters.refute
    factor = "" if step.factor in (None, 1.0) else f" × {step.factor:.3g}"
    return f"{step.strength:.2f}{factor} × {weight:.2f}".replace("-", "−")


def _sigmoid(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))
