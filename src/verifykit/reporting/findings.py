"""Findings for people: gravest first, together by rule, each with the lines it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from verifykit.model.finding import SEVERITIES, Finding, Related
from verifykit.model.rule import Rule
from verifykit.report import Report
from verifykit.reporting.cells import character_column, sheet_cell
from verifykit.reporting.excerpt import Lines, excerpt
from verifykit.reporting.style import Style
from verifykit.reporting.table import Column, render
from verifykit.reporting.visible import visible

_RELATED_AT_MOST = 8


def finding_lines(report: Report, style: Style, lines: Lines) -> Iterator[str]:
    """Yield the lines for all findings of a report, with a heading for each rule."""
    names = {rule.code: rule.name for rule in report.rules}
    ordered = sorted(report.findings, key=_grave_first)
    for code, group in groupby(ordered, key=lambda finding: finding.rule):
        name = f" {names[code]}" if code in names else ""
        yield f"{style.strong(code + name)}  {style.faint(f'(verifykit rule {code})')}"
        for finding in group:
            yield from _finding(finding, report, style, lines)
        yield ""


def statistics_lines(report: Report) -> list[str]:
    """Return a table of how many findings each rule has, most first."""
    rules = {rule.code: rule for rule in report.rules}
    counts = Counter((finding.rule, finding.severity) for finding in report.findings)
    rows = [
        [str(count), severity, code, _name(rules.get(code))]
        for (code, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    columns = (Column("findings", right=True), Column("severity"), Column("rule"), Column("name"))
    return render(columns, rows) if rows else []


def place_text(place: Finding | Related, default: str | None) -> str:
    """Return `path:line:column` as far as it is known, else the JSON pointer."""
    path = place.path or default or "-"
    if place.line is None:
        return f"{path}:{place.pointer}" if place.pointer else path
    return f"{path}:{place.line}" + (f":{place.column}" if place.column is not None else "")


def place_with_cell(place: Finding | Related, default: str | None) -> str:
    """Return the place as text; a place in a workbook names the sheet and the cell, too."""
    text = place_text(place, default)
    cell = sheet_cell(place, place.path or default or "")
    return text if cell is None else f"{text} ({cell})"


def _grave_first(finding: Finding) -> tuple[object, ...]:
    gravity = -SEVERITIES.index(finding.severity)
    place = (finding.path or "", finding.line or 0, finding.column or 0)
    return (gravity, finding.rule, *place, finding.claim or "", finding.message)


def _finding(finding: Finding, report: Report, style: Style, lines: Lines) -> Iterator[str]:
    place = visible(place_text(finding, report.path))
    severity = style.severity(finding.severity, finding.severity)
    claim = f"[{visible(finding.claim)}] " if finding.claim else ""
    yield f"{place}: {severity}: {finding.rule} {claim}{visible(finding.message)}"
    path = finding.path or report.path or ""
    source = _lines_of(finding, report, lines)
    column = finding.column
    if path.lower().endswith(".csv"):
        column = character_column(source, finding.line, column)
    yield from map(style.faint, excerpt(source, finding.line, column))
    if cell := sheet_cell(finding, path):
        yield style.faint(f"       = the cell {cell}")
    if finding.related:
        yield style.faint(f"       = see {visible(_related_text(finding))}")


def _related_text(finding: Finding) -> str:
    """The other places in one line; those in the same file by their line alone."""
    parts = []
    for related in finding.related[:_RELATED_AT_MOST]:
        place = place_text(related, finding.path)
        if related.line is not None and related.path in (None, finding.path):
            # On the same line, as in JSON without line breaks, only the column tells them apart.
            column = f":{related.column}" if related.line == finding.line else ""
            place = f"line {related.line}{column}"
            place = sheet_cell(related, finding.path or "") or place
        parts.append(f"{place} ({related.message})" if related.message else place)
    if (more := len(finding.related) - _RELATED_AT_MOST) > 0:
        parts.append(f"{more} more places")
    return ", ".join(parts)


def _lines_of(finding: Finding, report: Report, lines: Lines) -> Sequence[str]:
    path = finding.path or report.path
    return lines(path) if path and finding.line is not None else ()


def _name(rule: Rule | None) -> str:
    return rule.name if rule else ""
