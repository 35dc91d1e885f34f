"""Why a line counts as much as it does, and why another counts for nothing, in words.

A sentence names nobody but those whom the case attaches to the statement.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from verifykit.model.source import Grade
from verifykit.provenance import Line
from verifykit.provenance.reasons import name_of
from verifykit.scoring.counting import Term
from verifykit.scoring.lines import Lines
from verifykit.scoring.worth import attribution, is_check, is_vetted, offset, strength, trust


def line_text(lines: Lines, term: Term) -> str:
    """Return what a line is worth and why."""
    line = term.voice.line
    reasons = [_attributed(lines, line), *_trusted(lines, line), *_lowered(lines, line)]
    if line.side == "refutes" and line.lineage != "circle":
        reasons.append("a check" if is_check(line) else "a denial, not a check")
    reasons.append(_independence(term))
    return "; ".join(reason for reason in reasons if reason)


def silence_text(lines: Lines, line: Line) -> str:
    """Return why a line that was made of evidence is not counted."""
    if strength(line, lines.parameters) <= 0:
        return _weightless(lines, line)
    if line.claim in lines.replaced.get(line.origin, {}) and line.side == "supports":
        return f"the same origin says {lines.replaced[line.origin][line.claim]} instead"
    if line.window is not None:
        return f"is known through {line.window}, which counts once, as its strongest line"
    return "the same origin is counted already, or says both"


def _attributed(lines: Lines, line: Line) -> str:
    if line.lineage == "circle":
        left = f"{lines.parameters.circle:.3g} of its strength"
        return f"a reporting circle that nothing outside feeds: {left}, no origin"
    if line.rests_on:
        return f"follows from {', '.join(line.rests_on)}, as far as that is true"
    names = " or ".join(_speakers(lines, line)) or "nobody named"
    if line.lineage == "relayed":
        return f"{_outlets(lines, line)} stands in for {names}, whom nobody here holds"
    match line.attribution:
        case "interested":
            return f"{names}, an interested party"
        case "admission":
            return f"{names}, against their own interest"
        case "anonymous":
            people = f", {line.people} people" if line.people > 1 else ""
            return f"{names}, anonymous{people}"
        case "first-hand":
            return f"{names}, first-hand and on record"
        case "named":
            return f"{names}, named"


def _outlets(lines: Lines, line: Line) -> str:
    """The names of those who print the items of a line."""
    found = (lines.graph.outlet(lines.graph.case.evidence_by_id[item]) for item in line.items)
    return ", ".join(sorted({name_of(lines.graph, one) for one in found if one is not None}))


def _speakers(lines: Lines, line: Line) -> list[str]:
    """The names of those whose word the items of a line are."""
    found: dict[str, None] = {}
    for item in line.items:
        found.update(dict.fromkeys(lines.trace(line.claim).item(item).speakers))
    return [name_of(lines.graph, name) for name in found]


def _trusted(lines: Lines, line: Line) -> Iterator[str]:
    added = trust(line, lines.parameters)
    if not added or line.lineage == "circle":
        return
    worth = f"{added:+.1f}" if math.isfinite(added) else "which leaves nothing"
    if line.trust is not None:
        yield f"a track record, {added:+.2f}"
    elif line.outlet in ("D", "E") and added < offset(line.grade, lines.parameters):
        yield f"printed by somebody graded {line.outlet}: the lower grade counts, {worth}"
    elif line.attribution == "anonymous" and line.outlet in ("A", "B"):
        yield f"whoever prints it is graded {line.outlet} and vouches for it, {worth}"
    else:
        yield f"graded {line.grade}, {worth}"


def _lowered(lines: Lines, line: Line) -> Iterator[str]:
    parameters = lines.parameters
    if line.window is not None:
        most = attribution(line, parameters) + offset(line.window_grade, parameters)
        if most < attribution(line, parameters) + trust(line, parameters):
            yield f"known only through {line.window}: no better than its word"
    if line.attribution != "interested" and not is_vetted(line):
        yield f"unvetted, × {parameters.unvetted:.3g}"
    if line.factor != 1:
        yield f"× {line.factor:.3g} by judgement"


def _independence(term: Term) -> str:
    if term.voice.line.lineage == "circle":
        return ""
    if term.voice.line.established:
        return "independence established"
    factor = term.amount / term.voice.worth
    counts = f": counts {factor:.2g} of it" if factor < 1 else ""
    return f"independence not established{counts}"


def _weightless(lines: Lines, line: Line) -> str:
    speakers = " or ".join(_speakers(lines, line)) or "somebody"
    graded: tuple[tuple[Grade | None, str], ...] = (
        (line.outlet, f"is printed by {_outlets(lines, line)}, graded E, which leaves nothing"),
        (line.grade, f"comes from {speakers}, graded E, which leaves nothing"),
        (
            line.window_grade if line.window else None,
            f"is known only through {line.window}, whose source is graded E, which leaves nothing",
        ),
    )
    return next((why for grade, why in graded if grade == "E"), "has no strength left")
