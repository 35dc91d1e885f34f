"""A claim on the page: its row in the table, and everything that is behind its score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from verifykit.comparison import Comparison, Kind, unit_of
from verifykit.model.assessment import ScoredClaim
from verifykit.model.claim import Bounds, Claim, Value
from verifykit.model.finding import SEVERITIES, Finding
from verifykit.parts import frozen
from verifykit.reporting.because import because
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.html.graph.drawing import Drawing, draw
from verifykit.reporting.html.graph.of_claim import CLAIM, network_of_claim
from verifykit.reporting.html.sections.evidence import Item, evidence_of
from verifykit.reporting.html.sections.summary import origins_text
from verifykit.reporting.html.sections.waterfall import Row, waterfall

CREDIBILITY = {
    1: "confirmed by other origins",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
"""Admiralty credibility in words."""

RELATIONS: dict[Kind, str] = {
    "value-conflict": "gives another value for the same thing",
    "time-conflict": "gives another time for what happens once",
    "order-conflict": "what has to come first is dated after the other",
    "total-exceeded": "a share of one total that is exceeded",
    "denial": "one denies what the other says",
    "declared": "declared a contradiction by the authors of the case",
    "counterexample": "a general claim and an exception to it: both cannot hold",
    "misdirected": "declared in a direction that has no effect",
    "member": "a case of the general claim",
    "member-denial": "denies of one member what the other says of the group",
    "other-member-value": "another member has another value: worth a note",
    "rival-values": "rival values inside one group: no contradiction",
    "same": "says the same",
    "precision": "the same at another precision",
    "part-of": "one lies within the other",
    "compatible": "agrees, of another time or of more or less of the group",
    "succession": "another time: succession, no contradiction",
    "other-scope": "another scope: no contradiction",
    "undetermined-scope": "a scope is missing, so nothing can be said",
    "undetermined-time": "a date is missing or unknown, so nothing can be said",
    "other-unit": "in another unit, so nothing can be said",
}
"""How two claims stand to each other, for people."""

_SCOPES = 3
"""Values of a scope that are named where claims are of several."""
_MOST_COMPARED = 12
"""Other claims that the page of a claim compares it with; the rest is counted."""


@frozen(kw_only=True)
class ComparedClaim:
    """Another claim, and in words how the claim of the page stands to it."""

    other: str
    words: str
    exclusive: bool


@frozen(kw_only=True)
class ClaimPage:
    """Everything that the page shows of one claim."""

    claim: Claim
    scored: ScoredClaim
    because: str
    origins: str
    against: str | None
    credibility: str
    structure: tuple[tuple[str, str], ...]
    waterfall: tuple[Row, ...]
    explained_with: str | None
    """The claim whose waterfall is this one's, too, and long; it says the same."""
    evidence: tuple[Item, ...]
    drawing: Drawing | None
    compared: tuple[ComparedClaim, ...]
    more_compared: int
    edits: tuple[str, ...]
    """What was done to the case about this claim because somebody accepted it."""
    findings: tuple[Finding, ...]
    weight: int
    """Sorts claims by their findings: the gravest first, then how many there are."""
    rules: tuple[str, ...]
    sources: tuple[str, ...]


def claim_page(dossier: Dossier, claim: Claim, scale: float, *, terse: bool = False) -> ClaimPage:
    """Return what the page shows of a claim.

    `scale` is the log-odds at the ends of its waterfall. Terse leaves out the drawing where
    nothing is passed on, and so nothing is to be seen in it.
    """
    scored = dossier.scored(claim.id)
    evidence = evidence_of(dossier, claim.id)
    findings = dossier.findings(claim.id)
    comparisons = dossier.scoring.comparisons_of(claim.id)
    compared = tuple(islice(_compared(comparisons, claim.id), _MOST_COMPARED))
    explained = dossier.explained_with(claim.id)
    return ClaimPage(
        claim=claim,
        scored=scored,
        because=because(dossier.report, scored),
        origins=origins_text(scored.support) or "none",
        against=origins_text(scored.opposition),
        credibility=CREDIBILITY[scored.credibility],
        structure=tuple(_structure(dossier, claim)),
        waterfall=waterfall(dossier, scored, scale, terse=terse) if explained is None else (),
        explained_with=explained,
        evidence=evidence,
        drawing=_drawing(dossier, claim.id, terse=terse) if evidence else None,
        compared=compared,
        more_compared=sum(one.count_of(claim.id) for one in comparisons) - len(compared),
        edits=tuple(one.words for one in dossier.edits if claim.id in one.claims),
        findings=findings,
        weight=sum(1000 ** SEVERITIES.index(one.severity) for one in findings),
        rules=tuple(sorted({finding.rule for finding in findings})),
        sources=tuple(sorted(_sources(dossier, claim.id))),
    )


def is_contradiction(comparison: Comparison) -> bool:
    """Return whether the two claims cannot hold together, of equal standing or not."""
    return comparison.exclusive or comparison.kind == "counterexample"


def relation_text(comparison: Comparison) -> str:
    """Return how two claims stand to each other, with the scope that keeps them apart."""
    scope = comparison.scope
    if scope is None:
        return RELATIONS[comparison.kind]
    values = ("none given" if value is None else str(value) for value in scope.values[:_SCOPES])
    more = ", …" if len(scope.values) > _SCOPES else ""
    return f"{RELATIONS[comparison.kind]} ({scope.qualifier}: {', '.join(values)}{more})"


def value_text(dossier: Dossier, value: Value | None) -> str:
    """Return the value of a claim as people write it."""
    if isinstance(value, tuple):
        return ", ".join(value_text(dossier, one) for one in value)
    if isinstance(value, Bounds):
        low = "" if value.min is None else f"at least {value.min:g}"
        high = "" if value.max is None else f"at most {value.max:g}"
        return " and ".join(part for part in (low, high) if part)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        # Four digits may be a year.
        return f"{value:,}".replace(",", " ") if abs(value) >= 10_000 else str(value)
    return entity_name(dossier, str(value)) if isinstance(value, str) else str(value)


def entity_name(dossier: Dossier, name: str) -> str:
    """Return the name of an entity; the text itself where it names none."""
    entity = dossier.case.entities_by_id.get(name)
    return name if entity is None else entity.name or name


def _structure(dossier: Dossier, claim: Claim) -> Iterator[tuple[str, str]]:
    if claim.subject is not None:
        yield "about", entity_name(dossier, claim.subject)
    predicate = dossier.case.predicates_by_id.get(claim.predicate or "")
    if claim.predicate is not None:
        yield "says", (predicate.label if predicate and predicate.label else claim.predicate)
    if claim.value is not None:
        about = "about " if claim.approximate else ""
        unit = "" if isinstance(claim.value, str | bool) else unit_of(claim, predicate) or ""
        yield "value", f"{about}{value_text(dossier, claim.value)} {unit}".strip()
    if claim.quantifier is not None:
        kind = claim.quantifier.kind
        count = claim.quantifier.count
        words = kind.replace("_", " ")
        yield "of the group", words if count is None else f"{words} {count}"
    if claim.when is not None:
        during = f" ({claim.during} of it)" if claim.during else ""
        yield "when", f"{claim.when}{during}"
    if claim.where is not None:
        yield "where", entity_name(dossier, claim.where)
    for name, value in claim.qualifiers:
        yield name, value_text(dossier, value)
    if claim.negated:
        yield "negated", "says that it is not so"
    if claim.gravity == "serious":
        yield "gravity", "a serious allegation: stricter rules"


def _drawing(dossier: Dossier, claim_id: str, *, terse: bool) -> Drawing | None:
    network = network_of_claim(dossier, claim_id)
    if terse and all(edge.end == CLAIM for edge in network.edges):
        return None
    return draw(network, "Provenance")


def _compared(comparisons: Iterable[Comparison], claim_id: str) -> Iterator[ComparedClaim]:
    found = sorted(comparisons, key=lambda one: not is_contradiction(one))
    for comparison in found:
        for other in comparison.others(claim_id):
            yield ComparedClaim(
                other=other,
                words=relation_text(comparison),
                exclusive=is_contradiction(comparison),
            )


def _sources(dossier: Dossier, claim_id: str) -> set[str]:
    """Everybody who speaks for or against a claim, prints it, or is stood in for."""
    case, names = dossier.case, set[str]()
    for item in dossier.scoring.trace(claim_id).items:
        voices = (case.speaker(item.evidence), case.outlet(item.evidence), *item.speakers)
        names.update(name for name in voices if name in case.sources_by_id)
    return names
