"""Why a claim scores as it does: all that explains it, as a value, as data and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

from verifykit.model.assessment import Interval, ScoredClaim
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.proposal import Proposal
from verifykit.parts import frozen
from verifykit.provenance import Trace, TraceItem
from verifykit.reporting.amendments import accepted_edits, amendment_data
from verifykit.reporting.assessment import claim_data, finding_data
from verifykit.reporting.because import because
from verifykit.reporting.explanation_drawings import tree_lines, waterfall_lines
from verifykit.reporting.numbers import interval_text, range_text, score_text
from verifykit.reporting.result import Result
from verifykit.reporting.style import Style
from verifykit.reporting.verdicts import verdict_text
from verifykit.reporting.visible import visible
from verifykit.scoring import NAMED
from verifykit.sensitivity import Change, what_would_change
from verifykit.wording import count_text, list_text


@frozen(kw_only=True, eq=False)
class Explanation:
    """All that explains the verdict of one claim."""

    case: Case
    claim: ScoredClaim
    trace: Trace
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]
    because: str = ""
    """The verdict and its reasons in one sentence."""
    accepted: tuple[Proposal, ...] = ()
    """The accepted proposals that are about this claim, or about all of the case."""
    edits: tuple[str, ...] = ()
    """What was done to the case because somebody accepted it, of old and now, in sentences."""

    def __str__(self) -> str:
        return "\n".join(explanation_lines(self, Style(), 100))

    def _repr_html_(self) -> str:
        from html import escape

        return f"<pre>{escape(str(self))}</pre>"


def explain(report: Result, claim_id: str) -> Explanation:
    """Return what explains the score of a claim, and what would change its verdict.

    Raise KeyError if the report says nothing of such a claim.
    """
    claim, scoring = report.claims_by_id[claim_id], report.scoring
    assert report.case is not None
    assert scoring is not None
    return Explanation(
        case=report.case,
        claim=claim,
        because=because(report, claim),
        trace=scoring.trace(claim_id),
        findings=tuple(report.findings_by_claim.get(claim_id, ())),
        changes=what_would_change(scoring, claim_id),
        accepted=tuple(
            one.proposal for one in report.accepted if not one.claims or claim_id in one.claims
        ),
        edits=tuple(one.words for one in accepted_edits(report) if one.is_about(claim_id)),
    )


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
    yield from waterfall_lines(claim.explanation, _speakers(explanation), style, columns)
    if claim.score is None:
        nothing = "nothing of it counts" if explanation.trace.items else "there is no evidence"
        yield f"  no score: {nothing} for or against it, and that is not one half"
    for edit in explanation.edits:
        yield from _wrapped(edit, columns)
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


def _speakers(explanation: Explanation) -> dict[str, Sequence[str]]:
    """Return the ids of those whose word each item, or each lending claim, of the steps is.

    Who only cites others stands before them, `paper <- witness`: their words nobody here holds.
    """
    found = {item.evidence.id: _spoken(explanation.case, item) for item in explanation.trace.items}
    names = {name for step in explanation.claim.explanation for name in step.evidence}
    for name in names - found.keys():
        # It is evidence for another claim, which says the same or the opposite.
        speaker = explanation.case.speaker(explanation.case.evidence_by_id[name])
        found[name] = () if speaker is None else (speaker,)
    # What a claim lends is the word of whom it says to have said it.
    said = {one.id: one.says.source for one in explanation.case.claims if one.says is not None}
    lent = {name for step in explanation.claim.explanation for name in step.claims} & said.keys()
    return {**found, **{name: (said[name],) for name in lent}}


def _spoken(case: Case, item: TraceItem) -> Sequence[str]:
    if item.role != "stand-in":
        return item.speakers
    # Of somebody who is quoted whoever prints it has it from others.
    teller = case.outlet(item.evidence) or case.speaker(item.evidence)
    return (f"{teller} <- {' or '.join(item.speakers)}",)


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
        why = f", since {list_text(claim.rivals, NAMED)} would count against it" if lost else ""
        yield f"{verdict}{score}: {visible(change.words + why)}"
    if not explanation.changes:
        yield "nothing that was tried: no edit of its own evidence, and no three further originals"


def _wrapped(text: str, columns: int) -> Iterator[str]:
    yield from ("  " + line for line in wrap(visible(text), max(columns - 2, 40)))


def explanation_data(explanation: Explanation) -> dict[str, Any]:
    """Return an explanation as plain data: the claim as in `check --format json`, and more."""
    positions: dict[object, int] = {}
    case, about = explanation.case, explanation.claim.id
    accepted = [proposal.facts() for proposal in explanation.accepted]
    amendments = [
        amendment_data(one, case)
        for one in case.amendments
        if not one.claims or about in one.claims
    ]
    return {
        **claim_data(explanation.claim, positions, explanation.because),
        "text": explanation.case.claims_by_id[explanation.claim.id].text,
        "provenance": [_item(item) for item in explanation.trace.items],
        "findings": [finding_data(finding) for finding in explanation.findings],
        "changes": [_change(change) for change in explanation.changes],
        **({"accepted": accepted} if accepted else {}),
        **({"amendments": amendments} if amendments else {}),
    }


def _item(item: TraceItem) -> dict[str, Any]:
    return {
        "evidence": item.evidence.id,
        "stance": item.stance,
        "document": item.evidence.document,
        "role": item.role,
        "speakers": list(item.speakers),
        "path": list(item.path),
    }


def _change(change: Change) -> dict[str, Any]:
    edits = [
        {"kind": edit.kind, "what": list(edit.what), "count": edit.count} for edit in change.edits
    ]
    return {
        "verdict": change.verdict,
        "score": change.score,
        "words": change.words,
        "edits": edits,
    }
