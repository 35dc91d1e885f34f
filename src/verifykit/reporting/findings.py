"""Findings for people: gravest first, together by rule, each with the lines it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from verifykit.model.finding import SEVERITIES, Finding, Related, Severity
from verifykit.model.place import from_pointer
from verifykit.reporting.places import Lines, character_column, excerpt, sheet_cell
from verifykit.reporting.presentation import Group, Listing
from verifykit.reporting.report import Report
from verifykit.reporting.style import Style
from verifykit.reporting.table import Column, render
from verifykit.reporting.visible import crop, visible
from verifykit.wording import count_text

_RELATED_AT_MOST = 8
_AT_MOST: Mapping[Severity, int] = {"error": 50, "warning": 3, "note": 0}
"""How many findings of a rule are told before the others are only named."""
_FOLDED = 160
"""Characters of the line that names them."""
_ITEM = 2
"""Keys in the pointer of an item of a list."""


def finding_lines(
    report: Report, style: Style, lines: Lines, listing: Listing | None = None
) -> Iterator[str]:
    """Yield the lines for all findings of a report, gravest first, in groups with a heading."""
    listing = listing or Listing()
    if listing.concise:
        yield from (_concise(one, report) for one in sorted(report.findings, key=_by_place))
        return
    names = {rule.code: rule.name for rule in report.rules}
    ordered = sorted(report.findings, key=_ORDERS[listing.group_by])
    before: Finding | None = None
    for _, found in groupby(ordered, key=_KEYS[listing.group_by]):
        group = list(found)
        # Notes are a line or two, and a heading for each rule would be as long as they are.
        plain = listing.group_by == "rule" and group[0].severity == "note"
        if before is not None and not (plain and before.severity == "note"):
            yield ""
        if not plain:
            yield _heading(group[0], names, style, listing.group_by)
        for _, alike in groupby(group, key=lambda finding: finding.rule):
            yield from _alike(list(alike), report, style, lines, verbose=listing.verbose)
        before = group[-1]


def _heading(finding: Finding, names: Mapping[str, str], style: Style, group_by: Group) -> str:
    if group_by != "rule":
        return style.strong(visible(_KEYS[group_by](finding)))
    name = f"{finding.rule} {names.get(finding.rule, '')}".rstrip()
    return style.strong(name) + style.faint(f"  (verifykit rule {finding.rule})")


def _alike(
    findings: list[Finding], report: Report, style: Style, lines: Lines, *, verbose: bool
) -> Iterator[str]:
    """The findings of one rule; of many that say the same some are told, and the others named."""
    most = len(findings) if verbose else _AT_MOST[findings[0].severity]
    told = findings if len(findings) <= most + 1 else findings[:most]
    for finding in told:
        yield from _finding(finding, report, style, lines, verbose=verbose)
    if rest := findings[len(told) :]:
        yield _folded(rest, style, more=bool(told))


def _folded(findings: list[Finding], style: Style, *, more: bool) -> str:
    """Findings of one rule in one line: how many, and on what."""
    first = findings[0]
    named = list(dict.fromkeys(finding.claim for finding in findings if finding.claim))
    about = f": {', '.join(map(visible, named))}" if named else ""
    severity = style.severity(first.severity, first.severity)
    what = count_text(len(named), "claim") if named else count_text(len(findings), "finding")
    number = f"{len(findings)} more" if more else what
    return crop(f"{severity}: {first.rule} {number}{about}", _FOLDED) + style.faint("  (-v: all)")


def _concise(finding: Finding, report: Report) -> str:
    place = visible(place_text(finding, report.path))
    claim = f"[{visible(finding.claim)}] " if finding.claim else ""
    return f"{place}: {finding.rule} {claim}{visible(finding.message)}"


def statistics_lines(report: Report) -> list[str]:
    """Return a table of how many findings each rule has, most first."""
    rules = {rule.code: rule for rule in report.rules}
    counts = Counter((finding.rule, finding.severity) for finding in report.findings)
    rows = [
        [str(count), severity, code, rules[code].name if code in rules else ""]
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


def _by_place(finding: Finding) -> tuple[object, ...]:
    return (finding.path or "", finding.line or 0, finding.column or 0, *_grave_first(finding))


_KEYS: Mapping[Group, Callable[[Finding], str]] = {
    "rule": lambda finding: finding.rule,
    "claim": lambda finding: finding.claim or "the case as a whole",
    "file": lambda finding: finding.path or "-",
}
_ORDERS: Mapping[Group, Callable[[Finding], tuple[object, ...]]] = {
    "rule": _grave_first,
    "claim": lambda finding: (finding.claim or "", *_grave_first(finding)),
    "file": lambda finding: (finding.path or "", *_grave_first(finding)),
}


def _finding(
    finding: Finding, report: Report, style: Style, lines: Lines, *, verbose: bool
) -> Iterator[str]:
    place = visible(place_text(finding, report.path))
    severity = style.severity(finding.severity, finding.severity)
    claim = f"[{visible(finding.claim)}] " if finding.claim else ""
    yield f"{place}: {severity}: {finding.rule} {claim}{visible(finding.message)}"
    path = finding.path or report.path or ""
    if verbose or _says_more(finding, report):
        source = _lines_of(finding, report, lines)
        column = finding.column
        if path.lower().endswith(".csv"):
            column = character_column(source, finding.line, column)
        yield from map(style.faint, excerpt(source, finding.line, column))
    if cell := sheet_cell(finding, path):
        yield style.faint(f"       = the cell {cell}")
    if finding.related and (verbose or finding.severity == "error"):
        yield style.faint(f"       = see {visible(_related_text(finding))}")


def _says_more(finding: Finding, report: Report) -> bool:
    """Whether the line says more than the finding: not where it is but the id of an item."""
    return report.case is None or len(from_pointer(finding.pointer)) > _ITEM


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
