"""Records of sources: trust in their word, or a step of the score, by what they were right on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from verifykit.model.assessment import Side
from verifykit.model.case import Case
from verifykit.model.parameters import Parameters
from verifykit.parts import part
from verifykit.scoring.balance import logit
from verifykit.scoring.structure import Structure

if TYPE_CHECKING:
    from verifykit.model.profile import Profile, SourceRecord, StanceRecord, StanceRecords

Stand = tuple[str, Side]
"""A source and the side it took on a claim, on its own account."""
OPPOSITE: Mapping[Side, Side] = {"supports": "refutes", "refutes": "supports", "open": "open"}
"""The side of a claim that is taken by taking one of its negation."""


@part
class RecordTerm:
    """What the record of a source on a side adds to the log-odds of a claim."""

    record: StanceRecord
    amount: float


def trust_by_record(
    case: Case, profile: Profile | None, parameters: Parameters, *, prefer_profile: bool
) -> Mapping[str, float]:
    """Return the trust that records give to sources, by id, in units of strength.

    A human grade goes before the record of a source, unless `prefer_profile`. A track record on
    labelled claims is a step of the score instead, and gives no trust.
    """
    if profile is None or profile.stances is not None:
        return {}
    found = {}
    for record in profile.records:
        source = case.sources_by_id.get(record.source)
        graded = source is not None and source.grade != "F"
        if record.predicate is None and (prefer_profile or not graded):
            found[record.source] = track_record(record, profile.base_rate, parameters)
    return found


def track_record(record: SourceRecord, base_rate: float, parameters: Parameters) -> float:
    """Return the trust that a record of k right of n earns; no history earns exactly 0.

    A Beta-shrunken log-odds against the base rate, plus a little for being known at all.
    """
    mass = parameters.track_mass
    known = parameters.track_known * record.judged / (record.judged + mass)
    shrunken = (record.right + mass * base_rate) / (record.judged + mass)
    lean = parameters.track_slope * (logit(shrunken) - logit(base_rate))
    return min(parameters.track_high, max(parameters.track_low, known + lean))


def stands(structure: Structure, claim: str) -> frozenset[Stand]:
    """Return who took which side of a claim on their own account; relays only pass things on.

    Who spoke on both sides did say so, though neither may count for the claim. Who is only cited
    need not have: nobody is held to what others have from them, nor to words that may be forged.
    """
    trace = structure.trace(claim)
    both = (trace.item(name) for found in trace.both_sides for name in found.own_items())
    own = (item for item in trace.items if item.role == "origin")
    return frozenset(
        (who, item.side)
        for item in (*both, *own)
        if not structure.graph.is_doubted(item.evidence)
        for who in item.speakers
    )


def records_on(
    structure: Structure, profile: Profile | None, parameters: Parameters
) -> Mapping[str, tuple[RecordTerm, ...]]:
    """Return what the records of those who took a side add to each proposition of a case.

    Nothing where the label of the claim went into the records itself.
    """
    records = None if profile is None else profile.stances
    if profile is None or records is None:
        return {}
    # Few have records, and the others need not wait for what makes marks of claims.
    from verifykit.model.gold import known_again

    known = known_again(structure.case, profile.gold)
    taken: dict[str, set[Stand]] = {}
    for claim in structure.case.claims:
        if claim.id not in known:
            name, sign = structure.relations.sign(claim.id)
            taken.setdefault(name, set()).update(
                (source, side if sign > 0 else OPPOSITE[side])
                for source, side in stands(structure, claim.id)
            )
    found = {name: record_terms(stood, records, parameters) for name, stood in taken.items()}
    return {name: terms for name, terms in found.items() if terms}


def record_terms(
    taken: Iterable[Stand], records: StanceRecords, parameters: Parameters
) -> tuple[RecordTerm, ...]:
    """Return what the records of those who took a side add to the log-odds of a claim.

    For each the log-odds of the truth on that side above the side's base rate, drawn towards it
    as if `track_mass` more claims had been judged; the k-th strongest counts `discount` ** (k - 1)
    of it, since the same people are often right and wrong together.
    """
    rates = dict(records.rates)
    known = {(record.source, record.side): record for record in records.records}
    leans = []
    for stand in taken:
        record = known.get(stand)
        if record is not None:
            leans.append((_lean(record, rates[record.side], parameters), record))
    leans.sort(key=lambda found: (-abs(found[0]), found[1].source, found[1].side))
    return tuple(
        RecordTerm(record, records.weight * parameters.discount**rank * lean)
        for rank, (lean, record) in enumerate(leans)
    )


def _lean(record: StanceRecord, rate: float, parameters: Parameters) -> float:
    mass = parameters.track_mass
    shrunken = (record.true + mass * rate) / (record.judged + mass)
    return logit(shrunken) - logit(rate)


def record_text(term: RecordTerm, name: str, side: Side) -> str:
    """Return what a record says, in words: of whom, and what became of the claims.

    `side` is the one taken on the claim as it is worded.
    """
    record = term.record
    if record.side == "open":
        fared = f"{record.true:g} of {record.judged:g} claims left open were true"
    else:
        right = record.true if record.side == "supports" else record.judged - record.true
        doing = "supporting" if record.side == "supports" else "refuting"
        fared = f"right in {doing} {right:g} of {record.judged:g} claims"
    if record.side == side:
        return f"record of {name}: {fared}"
    return f"record of {name}: {fared}; here of what this claim denies"
