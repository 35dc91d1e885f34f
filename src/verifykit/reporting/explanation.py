"""Why a claim scores as it does, for people: waterfall, provenance, what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from textwrap import wrap

from verifykit.model.assessment import Interval, ScoredClaim, Step
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.proposal import Proposal
from verifykit.parts import part
from verifykit.provenance import Trace
from verifykit.reporting.numbers import interval_text, log_odds_text, range_text, score_text
from verifykit.reporting.provenance_tree import tree_lines
from verifykit.reporting.style import Style
from verifykit.reporting.verdicts import verdict_text
from verifykit.reporting.visible import crop, visible, width
from verifykit.scoring import NAMED
from verifykit.scoring.balance import sigmoid
from verifykit.sensitivity import Change
from verifykit.wording import count_text

_LABEL = 34
_BAR = 36


@part(kw_only=True)
class Explanation:
    """All that explains the verdict of one claim."""

    case: Case
    claim: ScoredClaim
    trace: Trace
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]
    because: str = ""
    """The verdict and its reasons in one sentence."""

    def __str__(self) -> str:
        return "\n".join(explanation_lines(self, Style(), 100))

    def _repr_html_(self) -> str:
        from html import escape

        return f"<pre>{escape(str(self))}</pre>"

    accepted: tuple[Proposal, ...] = ()
    """The accepted proposals that are about this claim, or about all of the case."""


def explanation_lines(explanation: Explanation, style: Style, columns: int) -> Iterator[str]:
    """Yield the explanation as lines of text."""
    claim, case = explanation.claim, explanation.case
    yield style.strong(visible(claim.id))
    yield from _wrapped(case.claims_by_id[claim.id].text, columns)
    yield ""
    if explanation.because:
        yield from _wrapped(explanation.because, columns)
        yield ""
    yield from _verdict(claim, style)
    yield ""
    yield style.strong("How the score comes about (log-odds of true against false)")
    yield from waterfall_lines(claim.explanation, style, columns)
    if claim.score is None:
        nothing = "nothing of it counts" if explanation.trace.items else "there is no evidence"
        yield f"  no score: {nothing} for or against it, and that is not one half"
    for proposal in explanation.accepted:
        yield f"  {visible(proposal.done)}"
    yield ""
    yield style.strong("Who got it from whom")
    idle = {name for step in claim.explanation if step.step == "none" for name in step.evidence}
    tree = list(tree_lines(case, explanation.trace, idle))
    others = claim.bounds is not None or claim.counterexamples or claim.rivals
    yield from tree or ["no evidence of its own" if others else "no evidence"]
    if explanation.findings:
        yield ""
        yield style.strong("Findings")
        for finding in explanation.findings:
            severity = style.severity(finding.severity, finding.severity)
            yield f"{severity}: {finding.rule} {visible(finding.message)}"
    yield ""
    yield style.strong("What would change the verdict")
    yield from _changes(explanation, style)


def change_text(change: Change) -> str:
    """Return what somebody would have to do, as a sentence without its full stop."""
    return change.words


def _verdict(claim: ScoredClaim, style: Style) -> Iterator[str]:
    likelihood = f", {claim.likelihood}" if claim.likelihood else ""
    rows = [
        ("verdict", style.verdict(verdict_text(claim), claim.verdict)),
        ("score", f"{score_text(claim.score)}{likelihood}; range {range_text(claim.range)}"),
        ("confidence", f"{claim.confidence}; credibility {claim.credibility} (1 to 6)"),
    ]
    for label, standing in (("for", claim.support), ("against", claim.opposition)):
        origins = "origin" if standing.origins == Interval(1, 1) else "origins"
        documents = count_text(standing.documents, "document")
        count = interval_text(standing.origins)
        rows.append((label, f"{count} independent {origins} in {documents}"))
    for check in claim.checks:
        note = f"  {visible(check.explanation)}" if check.explanation else ""
        rows.append((check.checker, f"{score_text(check.score):<4}{note}"))
    widest = max(len(label) for label, _ in rows)
    for label, text in rows:
        yield f"{label:<{widest}}  {text}"


def _changes(explanation: Explanation, style: Style) -> Iterator[str]:
    claim = explanation.claim
    for change in explanation.changes:
        verdict = style.verdict(change.verdict, change.verdict)
        score = f" ({score_text(change.score)})" if change.score is not None else ""
        # Support that gives a claim its first score can only have it lose to what stands already.
        lost = change.kind == "support" and claim.score is None and claim.rivals
        why = f", since {_listed(claim.rivals)} would count against it" if lost else ""
        yield f"{verdict}{score}: {visible(change_text(change) + why)}"
    if not explanation.changes:
        yield "nothing that was tried: no edit of its own evidence, and no three further originals"


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:NAMED])
    if len(names) > NAMED:
        shown.append(f"{len(names) - NAMED} more")
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def _wrapped(text: str, columns: int) -> Iterator[str]:
    yield from ("  " + line for line in wrap(visible(text), max(columns - 2, 40)))


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
