"""Track records: what a source has got right and wrong before, as trust in its word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from verifykit.model.case import Case
from verifykit.model.parameters import Parameters
from verifykit.scoring.balance import logit

if TYPE_CHECKING:
    from verifykit.model.profile import Profile, SourceRecord


def trust_by_record(
    case: Case, profile: Profile | None, parameters: Parameters, *, prefer_profile: bool
) -> Mapping[str, float]:
    """Return the trust that records give to sources, by id, in units of strength.

    A human grade goes before the record of a source, unless `prefer_profile`.
    """
    if profile is None:
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
