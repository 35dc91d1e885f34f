"""Why a line counts as much as it does, and why another counts for nothing, in words.

A sentence names nobody but those whom the case attaches to the statement.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from verifykit.model.evidence import Evidence
from verifykit.model.source import Grade
from verifykit.provenance import Line
from verifykit.provenance.hand import side_of
from verifykit.provenance.lines import CHANGED
from verifykit.provenance.reasons import name_of
from verifykit.scoring.counting import Term
from verifykit.scoring.lines import Lines
from verifykit.scoring.propositions import way
from verifykit.scoring.worth import attribution, is_check, is_vetted, offset, trust
from verifykit.wording import list_text

UNHELD = "whose words on this the case does not hold"
"""Of an origin that others cite: its document may have been read, and say nothing of it."""


def line_text(lines: Lines, term: Term) -> str:
    """Return what a line is worth and why."""
    line = term.voice.line
    reasons = [_attributed(lines, line), *_trusted(lines, line), *_lowered(lines, line)]
    if line.side == "refutes" and line.lineage != "circle":
        reasons.append("a check" if is_check(line) else "a denial, not a check")
    reasons.append(_independence(term))
    return "; ".join(reason for reason in reasons if reason)


def silence_text(
    lines: Lines, line: Line, counted: Collection[Line], doubled: Mapping[str, Sequence[str]]
) -> str:
    """Return why a line that was made of evidence is not counted.

    `counted` are the lines of the same proposition that are, `doubled` the origins that stand on
    both sides of it, with the claims that only say so of them on one.
    """
    if lines.strength(line) <= 0:
        return _weightless(lines, line)
    if lines.is_replaced(line):
        new = lines.replaced[line.origin][line.claim]
        again = [one for one in lines.of_evidence(new) if one.origin == line.origin]
        # Who is only quoted elsewhere is not told to say so.
        cited = all(one.lineage == "relayed" for one in again)
        how = "which others have from the same origin" if cited else "of the same origin"
        return f"is superseded by {new}, {how}"
    if line.side != "open" and line.origin in doubled:
        told = "".join(f", as {one} has it," for one in doubled[line.origin])
        return f"is of an origin that{told} says the opposite as well: neither counts"
    if line.window is not None and all(line.origin != other.origin for other in counted):
        return f"is known through {line.window}, which counts once, as its strongest line"
    return "is of an origin that is counted already"


def lent_text(lines: Lines, line: Line, own: Evidence) -> str:
    """Return why what a claim says to have been said counts for nothing beside an own word."""
    speaker = lines.case.speaker(own) or ""
    [saying] = line.rests_on
    said = lines.case.claims_by_id[saying].says
    whose = name_of(lines.graph, speaker)
    if said is not None and said.source != speaker:
        whose += ", of the same house"
    relations, side = lines.structure.relations, side_of(own.stance)
    against = way(relations, own.claim, side) != way(relations, line.claim, line.side)
    held = any(own.id in one.items for one in lines.of_evidence(own.claim))
    if against:
        how = "whose own word is against it"
    else:
        how = "whose own word this is" if held else "whose own word was taken back"
    return f"what {saying} lends counts for nothing beside {own.id} ({whose}), {how}"


def _attributed(lines: Lines, line: Line) -> str:
    if line.lineage == "circle":
        left = f"{lines.parameters.circle:.3g} of its strength"
        return f"a reporting circle that nothing outside feeds: {left}, no origin"
    if line.rests_on:
        return f"follows from {', '.join(line.rests_on)}, as far as that is true"
    names = " or ".join(_names(lines, line.speakers)) or "nobody named"
    if line.lineage == "relayed":
        return f"{_holders(lines, line)} for {names}, {UNHELD}"
    match line.attribution:
        case "interested":
            return f"{names}, an interested party"
        case "admission":
            return f"{names}, against their own interest"
        case "anonymous":
            people = f", {line.people} people" if line.people > 1 else ""
            return f"{names}, anonymous{people}"
        case "first-hand":
            return f"{names}, first-hand and {_on_record(lines, line, 'on record')}"
        case "named":
            return f"{names}, {_on_record(lines, line, 'named')}"


def _on_record(lines: Lines, line: Line, how: str) -> str:
    """How somebody is on record; who has a grade counts so without a name."""
    return f"counted as {how}, since graded" if _has_unnamed(lines, line.speakers) else how


def _has_unnamed(lines: Lines, names: Iterable[str]) -> bool:
    """Whether the case says of one of some sources that it is unnamed, graded or not."""
    sources = map(lines.case.source, names)
    return any(source is not None and source.anonymous for source in sources)


def _names(lines: Lines, names: Iterable[str]) -> list[str]:
    """The names of sources, in an order that no id decides."""
    return sorted({name_of(lines.graph, name) for name in names})


def _holders(lines: Lines, line: Line) -> str:
    """Whoever prints an item of a line, and that they stand in for its origin."""
    found = (lines.case.outlet(lines.case.evidence_by_id[item]) for item in line.items)
    names = _names(lines, (outlet for outlet in found if outlet is not None))
    return f"{list_text(names)} {'stands' if len(names) == 1 else 'stand'} in"


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
        yield from _multiplied(lines, line)


def _multiplied(lines: Lines, line: Line) -> Iterator[str]:
    """What an analyst multiplied a line with, and what it lost since the opposite was said."""
    stated = [lines.case.evidence_by_id[item].strength for item in line.items]
    judged = {1.0 if one is None else one.factor for one in stated}
    changed = line.factor not in judged
    factor = line.factor / CHANGED if changed else line.factor
    if factor != 1:
        yield f"× {factor:.3g} by judgement"
    if changed:
        yield f"× {CHANGED:.3g}, since the same voice, or its house, said the opposite before"


def _independence(term: Term) -> str:
    if term.voice.line.lineage == "circle":
        return ""
    if term.voice.line.established:
        return "independence established"
    factor = term.amount / term.voice.worth
    counts = f": counts {factor:.2g} of it" if factor < 1 else ""
    return f"independence not established{counts}"


def _weightless(lines: Lines, line: Line) -> str:
    if len(line.items) > 1 and (worthless := _graded_nothing(lines, line)):
        # A reason that is true of one item may be none of the next: only names and grades are.
        are = "is" if len(worthless) == 1 else "are"
        return f"has no strength left: {list_text(worthless)} {are} graded E"
    speakers = " or ".join(_names(lines, line.speakers)) or "somebody"
    printers = list_text(_names(lines, line.printers))
    graded: tuple[tuple[Grade | None, str], ...] = (
        (line.outlet, f"is printed by {printers}, graded E, which leaves nothing"),
        (line.grade, f"comes from {speakers}, graded E, which leaves nothing"),
        (
            line.window_grade if line.window else None,
            f"is known only through {line.window}, whose source is graded E, which leaves nothing",
        ),
    )
    return next((why for grade, why in graded if grade == "E"), "has no strength left")


def _graded_nothing(lines: Lines, line: Line) -> list[str]:
    """The names of those graded E who speak in the items of a line, or print or hold them."""
    graph = lines.graph
    items = [graph.case.evidence_by_id[item] for item in line.items]
    names = {*line.speakers, *map(graph.case.speaker, items), *map(graph.case.outlet, items)}
    if line.window is not None:
        names.add(graph.origin_of(line.window))
    found = (graph.case.source(name) for name in names)
    return _names(lines, (one.id for one in found if one is not None and one.grade == "E"))
