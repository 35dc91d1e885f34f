"""CON002: someone says that it is so, someone that it is not."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Claim, Context, Finding, Line, Rule, TraceItem
from verifykit.checkers.contradiction.conflicts import claims_of, compared
from verifykit.checkers.wording import alphabetical, listing, path_text, related_to, spoken_text
from verifykit.provenance import Graph

RULE = Rule.from_page(__file__, code="CON002", name="explicit-denial", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding about denials in the evidence, and one about claims that deny this one."""
    for claim in case.claims:
        yield from _denied_by_evidence(claim, context)
    for denial in compared(context, "denial"):
        denying, said = (claims_of(case, side) for side in denial.sides)
        # All and none, at most one and exactly two exclude each other, and both may be wrong.
        of_groups = any(one.quantifier is not None for one in (*denying, *said))
        how = "cannot hold together with"
        if not of_groups:
            how = f"{'says' if len(denying) == 1 else 'say'} the opposite of"
        yield RULE.finding(
            f"{listing(f'{other.id} ({other.text})' for other in denying)} {how} "
            f"{listing(f'{one.id} ({one.text})' for one in said)}",
            claim=said[0].id,
            pointer=case.pointer(said[0]),
            related=related_to(case, [(one, one.text) for one in (*said[1:], *denying)]),
        )


def _denied_by_evidence(claim: Claim, context: Context) -> Iterator[Finding]:
    lines = context.lines(claim.id)
    supporting = [line for line in lines if line.side == "supports"]
    exampled = _rests_on_counterexamples(claim, context)
    refuting = [
        line
        for line in lines
        # What only repeats a counterexample is CON005's to tell.
        if line.side == "refutes" and not exampled.issuperset(line.items)
    ]
    if supporting and refuting:
        case = context.case
        yield RULE.finding(
            f"Contradicted by {_told(context, refuting)}; "
            f"supported by {_told(context, supporting)}",
            claim=claim.id,
            pointer=case.pointer(claim),
            related=related_to(
                case,
                [
                    (case.evidence_by_id[name], line.side)
                    for line in (*refuting, *supporting)
                    for name in line.items
                ],
            ),
        )


def _rests_on_counterexamples(claim: Claim, context: Context) -> frozenset[str]:
    """The ids that lead to the evidence of a counterexample."""
    by_claim = context.case.evidence_by_claim
    examples = [
        name
        for found in context.comparisons(claim.id)
        if found.kind == "counterexample" and claim.id in found.sides[1]
        for name in found.sides[0]
    ]
    targets = [item.id for name in examples for item in by_claim.get(name, ())]
    return frozenset(context.trace(claim.id).chains_to(targets)) if targets else frozenset()


def _told(context: Context, lines: list[Line]) -> str:
    told, graph = [], Graph(case=context.case)
    for line in lines:
        items = [context.trace(line.claim).item(name) for name in line.items]
        if line.lineage == "circle":
            voices = (context.case.speaker(item.evidence) or item.evidence.id for item in items)
            names = alphabetical(map(context.case.source_name, voices))
            told.append(f"{names} (a circle without an origin)")
        else:
            interested = line.attribution == "interested"
            told.append(min(_voice(graph, item, interested) for item in items))
    return alphabetical(told)


def _voice(graph: Graph, item: TraceItem, interested: bool) -> str:
    """Who takes the side, and behind them whom they have it from, and who only printed it."""
    case = graph.case
    speaker = case.speaker(item.evidence)
    if speaker is None:
        return path_text(case, item.path)
    traits = ["an interested party"] if interested else []
    outlet = case.outlet(item.evidence)
    if item.role == "stand-in":
        # Nobody holds their words: that they take this side is what others have from them.
        cited = alphabetical(map(case.source_name, item.speakers))
        if outlet not in (None, speaker):
            traits.append(f"as {case.source_name(outlet or '')} has it from {cited}")
            return spoken_text(case, speaker, None, traits)
        traits.append(f"citing {cited}")
    elif heard := graph.heard_from(item.evidence):
        has = "has" if len(heard) == 1 else "have"
        traits.append(f"as {alphabetical(map(case.source_name, heard))} {has} it")
    return spoken_text(case, speaker, outlet, traits)
