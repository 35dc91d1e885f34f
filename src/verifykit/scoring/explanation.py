"""The explanation: ordered steps whose log-odds add to the log-odds of the score."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from verifykit.model.assessment import Side, Step, StepKind
from verifykit.model.parameters import Parameters
from verifykit.model.proposal import Proposal
from verifykit.provenance import ADDS, Graph, Traced, nothing_text
from verifykit.scoring.judged import Judged
from verifykit.scoring.strength import Strength
from verifykit.scoring.tally import Counted, Tally
from verifykit.scoring.weighing import Weighed

NAMED = 5
"""How many other claims a step names; the rest is counted."""


def explain(judged: Judged, strength: Strength, parameters: Parameters) -> tuple[Step, ...]:
    """Return the steps from the prior to the score; without a score they add nothing."""
    steps: list[Step] = []
    scored = bool(judged.stages)
    if scored:
        steps.append(Step(step="prior", log_odds=parameters.prior, why="before any evidence"))
    weights: tuple[tuple[Side, float], ...] = (
        ("supports", parameters.support),
        ("refutes", -parameters.refute),
        ("open", 0.0),
    )
    for side, weight in weights:
        steps += _side(judged.own.tally(side), side, weight if scored else 0.0, strength)
    steps += _idle(judged.own, strength)
    steps += _proposals(judged, strength.graph.proposals)
    return (*steps, *_stages(judged))


def name_of(graph: Graph, name: str) -> str:
    """Return the name of a source, or its id where it is not listed."""
    source = graph.source(name)
    return name if source is None else source.name


def _side(side: Tally, name: Side, weight: float, strength: Strength) -> Iterator[Step]:
    for rank, counted in enumerate(side.counted):
        yield Step(
            step="line",
            log_odds=weight * counted.amount,
            why=_why(counted, rank, strength),
            side=name,
            origin=" + ".join(counted.line.origins) or None,
            evidence=counted.line.evidence,
            strength=counted.line.strength,
            factor=counted.factor,
            established=counted.line.established,
        )
    if side.overlap:
        yield Step(
            step="overlap",
            log_odds=-weight * side.overlap,
            why="lines of unknown independence may repeat established ones",
            side=name,
        )


def _why(counted: Counted, rank: int, strength: Strength) -> str:
    line = counted.line
    if line.circle:
        left = f"{strength.parameters.circle:.3g} of its strength"
        return f"a reporting circle that nothing outside feeds: {left}, no origin"
    strongest = max(line.items, key=lambda item: strength.of(item, original=True))
    reasons = [_attribution(strongest, strength), *_grade(line.items, strength)]
    outlet = strength.lowering_outlet(strongest)
    if outlet is not None:
        reasons.append(f"printed by {outlet.name}, graded {outlet.grade}: the lower grade counts")
    if line.established:
        reasons.append("independence established")
    elif counted.factor < 1:
        reasons.append(
            f"independence not established: number {rank + 1} counts {counted.factor:.3g}"
        )
    else:
        reasons.append("independence not established")
    return "; ".join(reason for reason in reasons if reason)


def _attribution(item: Traced, strength: Strength) -> str:
    names = " or ".join(name_of(strength.graph, name) for name in item.speakers) or "nobody named"
    anonymous = any(
        source.anonymous for source in map(strength.graph.source, item.speakers) if source
    )
    if item.role == "stand-in":
        outlet = name_of(strength.graph, strength.graph.outlet(item.evidence) or "")
        return f"{outlet} stands in for {names}, whom nobody here holds"
    if item.evidence.interested:
        return f"{names}, an interested party"
    if anonymous:
        return f"{names}, anonymous"
    return f"{names}, first-hand and on record" if item.evidence.first_hand else f"{names}, named"


def _grade(items: Sequence[Traced], strength: Strength) -> Iterator[str]:
    original = any(item.original for item in items)
    speakers = dict.fromkeys(name for item in items for name in item.speakers)
    for name in speakers:
        trust = strength.trust(name, original=original)
        source = strength.graph.source(name)
        if trust and strength.record(name) is not None:
            yield f"the track record of {name_of(strength.graph, name)} adds {trust:+.2f}"
        elif trust and source is not None:
            yield f"{source.name} is graded {source.grade}, {_worth(trust)}"


def _worth(trust: float) -> str:
    return f"{trust:+.1f}" if math.isfinite(trust) else "which leaves nothing"


def _idle(own: Weighed, strength: Strength) -> Iterator[Step]:
    weightless = own.weightless
    for item in own.trace.items:
        if item.role not in ADDS or item.evidence.id in weightless:
            yield Step(
                step="none",
                log_odds=0.0,
                why=_why_idle(item, strength),
                side=item.side,
                evidence=(item.evidence.id,),
            )


def _why_idle(item: Traced, strength: Strength) -> str:
    if item.role in ADDS:
        return why_weightless(item, strength)
    return nothing_text(strength.graph, item) or "adds nothing"


def why_weightless(item: Traced, strength: Strength) -> str:
    """Return why an item that speaks for itself counts for nothing."""
    outlet = strength.lowering_outlet(item)
    names = [*item.speakers, *([] if outlet is None else [outlet.id])]
    for name in names:
        source = strength.graph.source(name)
        if source is not None and source.grade == "E":
            says = "is printed by" if outlet is source else "comes from"
            return f"{says} {source.name}, graded E, which leaves nothing"
    return "has no strength left"


def _proposals(judged: Judged, proposals: Sequence[Proposal]) -> Iterator[Step]:
    hand = {item.evidence.id for item in judged.own.trace.items}
    for proposal in proposals:
        if proposal.evidence in hand:
            yield Step(
                step="proposal",
                log_odds=0.0,
                why=f"{proposal.plugin}: {proposal.kind}: {proposal.reason}",
                evidence=(proposal.evidence,),
            )


def _stages(judged: Judged) -> Iterator[Step]:
    if not judged.stages:
        return
    alone, among, countered, bounded, capped = judged.stages
    rivals = judged.rivalry.claims
    if rivals:
        why = f"cannot hold together with {_named(rivals)}"
        yield _stage("rivals", among - alone, why)
    if judged.counterexamples:
        evidence = tuple(
            name
            for line in judged.refutes.lines
            for name in line.evidence
            if name not in {item.evidence.id for item in judged.own.trace.items}
        )
        why = f"counterexample: {_named(judged.counterexamples)}"
        yield _stage("counterexamples", countered - among, why, evidence)
    if judged.bounds is not None:
        low, high = judged.bounds
        known = f"what is known of the members allows {low:.2f} to {high:.2f}"
        why = f"{known}: {_named(judged.members)}"
        yield _stage("bound", bounded - countered, why)
    if capped != bounded:
        yield _stage("cap", capped - bounded, "no evidence is certain")


def _named(claims: Sequence[str]) -> str:
    more = len(claims) - NAMED
    return ", ".join(claims[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _stage(step: StepKind, log_odds: float, why: str, evidence: tuple[str, ...] = ()) -> Step:
    return Step(step=step, log_odds=log_odds, why=why, evidence=evidence)
