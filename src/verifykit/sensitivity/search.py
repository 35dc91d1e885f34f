"""Which single changes would give a claim another verdict, found by trying each."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from verifykit.model.case import Case
from verifykit.model.evidence import Stance
from verifykit.scoring import Line, Scoring
from verifykit.sensitivity.change import Change, ChangeKind
from verifykit.sensitivity.worlds import established, with_originals, without

FURTHER_AT_MOST = 3
"""So many further originals are tried on each side."""


def what_would_change(scoring: Scoring, claim_id: str) -> tuple[Change, ...]:
    """Return the single changes after which the claim would get another verdict.

    Tried are the claim's own evidence without each origin, without each document, with each
    line's independence established, and up to three further originals on either side (the
    fewest that do it). What another claim's evidence could change is not tried. Raises KeyError
    for an unknown claim.
    """
    verdict = scoring.verdict(claim_id)
    return tuple(change for change in _tried(scoring, claim_id) if change.verdict != verdict)


def _tried(scoring: Scoring, claim_id: str) -> Iterator[Change]:
    removed: set[frozenset[str]] = set()
    for line in scoring.lines(claim_id):
        gone = frozenset(_with_relays(scoring, claim_id, line))
        if line.origins and gone not in removed:
            removed.add(gone)
            case = without(scoring.case, gone)
            yield _change(scoring, case, claim_id, "without-origin", _name(line), gone)
    for document, gone in _by_document(scoring, claim_id).items():
        if gone not in removed:
            removed.add(gone)
            case = without(scoring.case, gone)
            yield _change(scoring, case, claim_id, "without-document", document, gone)
    for line in scoring.lines(claim_id):
        if line.origins and not line.established and line.side != "open":
            yield from _established(scoring, claim_id, line)
    yield from _further(scoring, claim_id, "support", "supports")
    yield from _further(scoring, claim_id, "refutation", "refutes")


def _established(scoring: Scoring, claim_id: str, line: Line) -> Iterator[Change]:
    """The world where a line is established as the word of whom it is from, if there is one.

    Who passes on what nobody holds would be somebody else's line as an original, so there it
    takes independence alone. What neither way establishes is no change.
    """
    changed = frozenset(line.evidence)
    for original in (True, False):
        case = established(scoring.case, changed, original=original)
        lines = evolve(scoring, case=case).lines(claim_id)
        if any(
            one.established
            and (one.side, one.origins) == (line.side, line.origins)
            and changed <= frozenset(one.evidence)
            for one in lines
        ):
            yield _change(scoring, case, claim_id, "established", _name(line), changed)
            return


def _further(scoring: Scoring, claim_id: str, kind: ChangeKind, stance: Stance) -> Iterator[Change]:
    verdict = scoring.verdict(claim_id)
    for count in range(1, FURTHER_AT_MOST + 1):
        case = with_originals(scoring.case, claim_id, stance, count)
        change = evolve(_change(scoring, case, claim_id, kind, None, frozenset()), count=count)
        if change.verdict != verdict:
            yield change
            return


def _change(
    scoring: Scoring,
    case: Case,
    claim_id: str,
    kind: ChangeKind,
    what: str | None,
    evidence: frozenset[str],
) -> Change:
    there = evolve(scoring, case=case)
    return Change(
        kind=kind,
        verdict=there.verdict(claim_id),
        score=there.judged(claim_id).score,
        what=what,
        evidence=tuple(sorted(evidence)),
    )


def _name(line: Line) -> str:
    return " + ".join(line.origins)


def _with_relays(scoring: Scoring, claim_id: str, line: Line) -> Iterator[str]:
    """The items of a line, and those that have all they say from them."""
    trace = scoring.trace(claim_id)
    gone = trace.without(line.evidence)
    for item in trace.items:
        if item.evidence.id in gone:
            yield item.evidence.id


def _by_document(scoring: Scoring, claim_id: str) -> dict[str, frozenset[str]]:
    """For each document the items that go without it: in it, known only through it, relays."""
    found: dict[str, set[str]] = {}
    trace = scoring.trace(claim_id)
    for item in trace.items:
        evidence = item.evidence
        documents = {evidence.document} if evidence.document else set()
        windows = scoring.graph.windows(evidence)
        if len(windows) == 1:
            documents |= windows
        for document in documents:
            found.setdefault(document, set()).add(evidence.id)
    hand = {item.evidence.id for item in trace.items}
    return {document: trace.without(found[document]) & hand for document in sorted(found)}
