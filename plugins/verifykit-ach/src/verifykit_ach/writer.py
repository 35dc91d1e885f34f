"""The matrix as text: `--format ach`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, TextIO

from attrs import frozen

from verifykit import Report
from verifykit_ach.analysis import Analysis, analyse
from verifykit_ach.matrix import Row
from verifykit_ach.wording import listed

_NONE = "-"
_CELL = 5


@frozen
class MatrixWriter:
    """Writes the matrix of each case that has hypotheses; `equal` leaves scores out of it."""

    name: ClassVar[str] = "ach"
    suffixes: ClassVar[tuple[str, ...]] = (".ach.txt",)
    equal: bool = False

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write the matrices one below the other, the most diagnostic claims first."""
        blocks = [f"{_title(report)}\n\n{self._block(report)}" for report in reports]
        stream.write("\n\n".join(blocks) + "\n")

    def _block(self, report: Report) -> str:
        if report.case is None:
            return "The case is invalid: check it with --format text."
        scores = {claim.id: claim for claim in report.claims}
        analysis = analyse(report.case, scores.__getitem__, equal=self.equal)
        if analysis is None:
            return "The case has no hypotheses."
        return "\n".join(line.rstrip() for line in _lines(analysis))


def _title(report: Report) -> str:
    name = report.path or (report.case.id if report.case else None) or "case"
    return _visible(f"{name}: competing hypotheses")


def _lines(analysis: Analysis) -> Iterator[str]:
    matrix = analysis.matrix
    labels = [f"H{number}" for number in range(1, len(matrix.hypotheses) + 1)]
    for label, hypothesis in zip(labels, matrix.hypotheses, strict=True):
        aside = "" if hypothesis.id in analysis.best else " (set aside)"
        yield f"{label:<4}{_visible(f'{hypothesis.id}: {hypothesis.text}')}{aside}"
    yield ""
    wide = max([len("inconsistency"), *(len(row.claim) for row in matrix.rows)])
    yield _line(wide, "claim", "tells apart", "weight", labels)
    for row in sorted(matrix.rows, key=_telling):
        spread = _NONE if row.diagnosticity is None else f"{row.diagnosticity:.2f}"
        ratings = [rating or _NONE for rating in row.ratings]
        yield _line(wide, _visible(row.claim), spread, f"{row.weight.value:.2f}", ratings)
    yield _line(wide, "inconsistency", "", "", [f"{one:.2f}" for one in analysis.inconsistency])
    yield _line(wide, "coverage", "", "", [_percent(one) for one in analysis.coverage])
    yield ""
    yield f"Left standing: {_visible(listed(analysis.best))}. A low sum is no proof."
    if analysis.linchpins:
        yield f"That hangs on {_visible(listed(analysis.linchpins))}."
    if not matrix.weighted:
        yield "All claims count the same, without regard to scores."


def _telling(row: Row) -> tuple[float, str]:
    return (-(row.diagnosticity or 0.0), row.claim)


def _line(wide: int, name: str, spread: str, weight: str, cells: Sequence[str]) -> str:
    columns = "".join(f"{cell:>{_CELL + 1}}" for cell in cells)
    return f"{name:<{wide}}  {spread:>11}  {weight:>6}  {columns}"


def _percent(share: float | None) -> str:
    return _NONE if share is None else f"{share:.0%}"


def _visible(text: str) -> str:
    """Text in one line that cannot steer a terminal: control characters are shown as escapes."""
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in " ".join(text.split()))
