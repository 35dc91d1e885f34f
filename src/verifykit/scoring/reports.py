"""Reports: what it tells of a claim that sources pass it on without taking a side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from verifykit.comparison import Relations
from verifykit.model.parameters import Parameters
from verifykit.provenance import Line
from verifykit.scoring.counting import Count, count
from verifykit.scoring.propositions import way
from verifykit.scoring.worth import voice

LineKey = tuple[str, tuple[str, ...]]
"""What tells a line that leaves a claim open from others: the claim, and its evidence."""
Reports = Mapping[str, Mapping[LineKey, float]]
"""The log-odds that each report adds, by proposition in its affirmative form."""


def open_count(lines: Iterable[Line], parameters: Parameters) -> Count:
    """Count lines that leave a proposition open, in units of a named source's line."""
    voices = (
        voice(line, supports=None, standing=1.0, parameters=parameters)
        for line in lines
        if line.side == "open"
    )
    return count(voices, parameters)


def find_reports(relations: Relations, lines: Iterable[Line], parameters: Parameters) -> Reports:
    """Return what reports add to each proposition; nothing unless a weight was fitted.

    A report of a negation adds to the negation. Where nobody takes a side there is no score to
    add to. What is passed on by somebody who speaks against it, or is undercut by somebody, adds
    nothing.
    """
    if not parameters.report:
        return {}
    by_name: dict[str, list[Line]] = {}
    for line in lines:
        by_name.setdefault(relations.proposition(line.claim), []).append(line)
    return {name: _of(relations, told, parameters) for name, told in by_name.items()}


def _of(
    relations: Relations, lines: Sequence[Line], parameters: Parameters
) -> Mapping[LineKey, float]:
    taken = {(line.origin, _way(relations, line)) for line in lines if line.side != "open"}
    if not taken:
        return {}
    return {
        (line.claim, line.items): way * parameters.report * term.amount
        for term in open_count(lines, parameters).terms
        for line, way in [(term.voice.line, _way(relations, term.voice.line))]
        if (line.origin, -way) not in taken and not line.undercut_by
    }


def _way(relations: Relations, line: Line) -> int:
    """Return 1 if a line speaks for the affirmative form of its claim, or passes it on, else -1."""
    # What is passed on is what the claim says.
    return way(relations, line.claim, "supports" if line.side == "open" else line.side)


def reported(reports: Reports, name: str) -> float:
    """Return what reports add to the log-odds of a proposition in its affirmative form."""
    return sum(reports.get(name, {}).values())
