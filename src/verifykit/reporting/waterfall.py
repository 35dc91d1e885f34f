"""The explanation of a score as a waterfall of text: every step, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from textwrap import wrap

from verifykit.model.assessment import Step
from verifykit.parts import part
from verifykit.reporting.numbers import log_odds_text, score_text
from verifykit.reporting.style import Style
from verifykit.reporting.visible import crop, visible, width
from verifykit.scoring.balance import sigmoid

_LABEL = 34
_BAR = 36


@part
class _Scale:
    """Maps log-odds to columns of the drawing."""

    low: float
    high: float

    @classmethod
    def of(cls, totals: Sequence[float]) -> _Scale:
        # Zero, even odds, is always in the drawing, as the line that scores are read against.
        low, high = min(0.0, *totals), max(0.0, *totals)
        return cls(low, high if high > low else low + 1.0)

    def column(self, log_odds: float) -> int:
        return round((log_odds - self.low) / (self.high - self.low) * (_BAR - 1))


def waterfall_lines(steps: Sequence[Step], style: Style, columns: int) -> Iterator[str]:
    """Yield the drawing: a row for each step, then its reason.

    A step to the right speaks for the claim, one to the left against it; `|` is even odds. The
    last column is the score after the step.
    """
    moving = any(step.log_odds for step in steps)
    totals = list(accumulate(step.log_odds for step in steps))
    scale = _Scale.of(totals or [0.0])
    for step, before, after in zip(steps, [0.0, *totals], totals, strict=False):
        label = crop(visible(_label(step)), _LABEL)
        row = label + " " * (_LABEL - width(label))
        if moving:
            bar = _bar(scale, before, after)
            number = log_odds_text(step.log_odds) if step.log_odds else ""
            row += f" {number:>6}  {bar}  {score_text(sigmoid(after))}"
        yield row.rstrip()
        about = "; ".join(part for part in (", ".join(step.evidence), step.why) if part)
        for line in wrap(visible(about), max(columns - 4, 40)):
            yield style.faint("    " + line)


def _label(step: Step) -> str:
    match step.step:
        case "line" if step.origin is None and step.claims:
            return f"{step.side}: an argument"
        case "line":
            return f"{step.side}: {step.origin or 'a circle, no origin'}"
        case "none":
            return "adds nothing"
        case "proposal":
            return "accepted proposal"
        case kind:
            return kind


def _bar(scale: _Scale, before: float, after: float) -> str:
    start, end, even = scale.column(before), scale.column(after), scale.column(0.0)
    cells = [" "] * _BAR
    cells[even] = "|"
    if end > start:
        cells[start + 1 : end + 1] = "=" * (end - start)
        cells[end] = ">"
    elif end < start:
        cells[end:start] = "-" * (start - end)
        cells[end] = "<"
    elif end != even:
        cells[end] = "."
    return "".join(cells)
