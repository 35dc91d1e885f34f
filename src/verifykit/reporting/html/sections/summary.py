"""The story in short: how many claims have which verdict, what holds, and what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice

from verifykit.model.assessment import VERDICTS, ScoredClaim, Standing, Verdict
from verifykit.model.finding import SEVERITIES
from verifykit.parts import frozen
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.numbers import interval_text
from verifykit.reporting.verdicts import against_text
from verifykit.scoring import Linchpin
from verifykit.wording import count_text

_MOST = 6
"""Claims that a list of the summary shows; the table has the rest."""


@frozen(kw_only=True)
class Entry:
    """A claim in a list of the summary, with the reason why it is there."""

    claim: str
    reason: str


@frozen(kw_only=True)
class Listing:
    """A list of the summary: its entries, and how many more there are."""

    title: str
    lead: str
    entries: tuple[Entry, ...]
    more: int


@frozen(kw_only=True)
class Summary:
    """What the page begins with."""

    lead: tuple[str, ...]
    counts: tuple[tuple[Verdict, int], ...]
    findings: str
    holds: Listing
    open: Listing

    @property
    def most(self) -> int:
        """How many claims the commonest verdict has."""
        return max(count for _, count in self.counts)


def summarise(dossier: Dossier) -> Summary:
    """Return the summary of a case."""
    claims = dossier.report.claims
    counts = Counter(claim.verdict for claim in claims)
    return Summary(
        lead=tuple(_lead(dossier, counts)),
        counts=tuple((verdict, counts[verdict]) for verdict in VERDICTS),
        findings=_findings(dossier),
        holds=_holds(dossier),
        open=_open(dossier),
    )


def _lead(dossier: Dossier, counts: Counter[Verdict]) -> Iterator[str]:
    case = dossier.case
    read = sum(document.consulted for document in case.documents)
    documents = count_text(len(case.documents), "document")
    publishers = count_text(len({one.source for one in case.documents}), "publisher")
    opening = count_text(len(case.claims), "claim")
    if case.documents:
        opening += f", checked against {documents} from {publishers}"
    if unread := len(case.documents) - read:
        known = "it is known because others cite it"
        if unread > 1:
            known = "they are known because others cite them"
        opening += f"; {unread} of them nobody here has read, {known}"
    yield f"{opening}."
    if case.evidence and not counts["corroborated"]:
        yield _nothing_corroborated(dossier)
    supported = sum(claim.support.origins.max > 0 for claim in dossier.report.claims)
    if alone := len(dossier.carried_by_one):
        rest = "rests" if alone == 1 else "rest"
        support = count_text(supported, "claim")
        yield f"Of {support} with support, {alone} {rest} on a single origin."
    linchpins = sorted(_of_support(dossier), key=lambda found: -len(found.claims))
    if linchpins:
        first = linchpins[0]
        what = case.document_name(case.documents_by_id[first.document])
        falls = count_text(len(first.claims), "verdict falls", "verdicts fall")
        yield f"The most hangs on {what}: without it, {falls}."


def _nothing_corroborated(dossier: Dossier) -> str:
    """No claim as it is worded; but one that is denied may well be known to be wrong."""
    sentence = "Nothing is corroborated: no claim is carried by two origins whose independence "
    denied = sum(_is_denied(dossier, claim) for claim in dossier.report.claims)
    if denied:
        of = "the denial of one is" if denied == 1 else f"the denials of {denied} are"
        return f"{sentence}is established, while {of}."
    return f"{sentence}is established."


def _is_denied(dossier: Dossier, claim: ScoredClaim) -> bool:
    """Whether two origins of established independence say that a claim is wrong."""
    lines = dossier.scoring.lines(claim.id)
    return sum(line.side == "refutes" and line.established for line in lines) > 1


def _of_support(dossier: Dossier) -> Iterator[Linchpin]:
    """The linchpins through which something is supported, not those that only deny."""
    supporting = {
        item.document
        for item in dossier.case.evidence
        if item.stance == "supports" and item.stake != "for"
    }
    return (found for found in dossier.scoring.linchpins if found.document in supporting)


def _findings(dossier: Dossier) -> str:
    counts = Counter(finding.severity for finding in dossier.report.findings)
    parts = [count_text(counts[one], one) for one in reversed(SEVERITIES) if counts[one]]
    return ", ".join(parts) or "No findings"


def _holds(dossier: Dossier) -> Listing:
    best = [claim for claim in dossier.report.claims if claim.verdict in VERDICTS[:2]]
    best.sort(key=lambda claim: (VERDICTS.index(claim.verdict), -(claim.score or 0)))
    lead = "Supported by what counts here, and nothing speaks against it."
    if any(against_text(claim) or claim.conflict for claim in best):
        lead = "Supported by what counts here; if anything speaks against it, that is said."
    if not best:
        lead = "No claim reaches the verdict “supported”."
    reasons = {claim.id: partial(_carried_by, dossier, claim) for claim in best}
    return listing("What holds up best", lead, reasons)


def _carried_by(dossier: Dossier, claim: ScoredClaim) -> str:
    lines = [line for line in dossier.scoring.lines(claim.id) if line.side == "supports"]
    parts = []
    for line in lines[:3]:
        name = dossier.spoken(line.items) if line.origins else "a reporting circle"
        parts.append(name if line.established else f"{name} (independence unknown)")
    if len(lines) > 3:
        parts.append(f"{len(lines) - 3} more")
    reason = f"rests on {', '.join(parts)}"
    if not parts:
        of_members = any(step.step == "members" for step in claim.explanation)
        reason = f"follows from {'its members' if of_members else 'other claims'}"
    against = against_text(claim)
    return f"{reason}; {against}" if against else reason


def _open(dossier: Dossier) -> Listing:
    reasons = {
        claim.id: partial(_why_open, dossier, claim)
        for claim in dossier.report.claims
        if claim.score is None
    }
    lead = "Nothing that counts here says or denies these; that is not 50:50, it is no answer."
    return listing(
        "What nobody has shown",
        lead if reasons else "Every claim has evidence for or against it.",
        reasons,
    )


def _why_open(dossier: Dossier, claim: ScoredClaim) -> str:
    counted = {name for line in dossier.scoring.lines(claim.id) for name in line.items}
    items = [i for i in dossier.scoring.trace(claim.id).items if i.evidence.id in counted]
    if not items:
        return "no evidence that counts"
    by_stance: dict[str, list[str]] = {}
    for item in items:
        speakers = map(dossier.case.source, item.speakers)
        unnamed = any(one is not None and one.anonymous for one in speakers)
        name = dossier.spoken([item.evidence.id])
        named = not unnamed or "unnamed" in name.lower() or "anonymous" in name.lower()
        by_stance.setdefault(str(item.stance), []).append(name if named else f"{name}, unnamed")
    words = {"reports": "suggested by", "questions": "questioned by"}
    return "; ".join(
        f"{words.get(stance, stance)} {' and '.join(dict.fromkeys(names))}"
        for stance, names in by_stance.items()
    )


def listing(title: str, lead: str, reasons: Mapping[str, Callable[[], str]]) -> Listing:
    """Return a list of the claims that there are reasons for; only what is shown is worded."""
    entries = tuple(
        Entry(claim=claim, reason=reason()) for claim, reason in islice(reasons.items(), _MOST)
    )
    return Listing(title=title, lead=lead, entries=entries, more=len(reasons) - len(entries))


def origins_text(side: Standing) -> str | None:
    """Return how many origins a side of a claim has, in how many documents; None without any."""
    if not side.documents and not side.origins.max:
        return None
    noun = "origin" if side.origins.max == 1 else "origins"
    count = interval_text(side.origins).replace("-", "–")
    return f"{count} {noun} in {count_text(side.documents, 'document')}"
