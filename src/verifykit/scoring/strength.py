"""How much one item counts: who is on record, and how far the origin can be trusted."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field

from verifykit.model.parameters import Parameters
from verifykit.model.source import Grade, Source
from verifykit.parts import part
from verifykit.provenance import Graph, Traced
from verifykit.scoring.balance import logit

if TYPE_CHECKING:
    from verifykit.model.profile import Profile, SourceRecord


@part(kw_only=True)
class Strength:
    """Strengths of items, in units of one line of a named source that nobody graded.

    A human grade goes before the profile's track record unless `prefer_profile`.
    """

    graph: Graph
    parameters: Parameters
    profile: Profile | None = None
    prefer_profile: bool = False
    weakened: Mapping[str, float] = field(factory=dict)
    """Evidence that accepted proposals weaken, and by which factor."""

    def of(self, item: Traced, *, original: bool) -> float:
        """Return the strength of an item on a line; `original`: a line with an original item."""
        speakers = item.speakers or ("",)
        best = max(self._of_speaker(item, speaker, original) for speaker in speakers)
        if item.role == "circle":
            best *= self.parameters.circle
        return best * self.weakened.get(item.evidence.id, 1.0)

    def attribution(self, item: Traced, speaker: str) -> float:
        """Return what the way counts in which somebody is on record."""
        parameters = self.parameters
        source = self.graph.source(speaker)
        anonymous = source is not None and source.anonymous
        found = parameters.attribution_named
        if item.evidence.first_hand and item.role == "origin" and not anonymous:
            found = parameters.attribution_primary
        if anonymous:
            found = parameters.attribution_anonymous
        if item.evidence.interested:
            found = min(found, parameters.attribution_interested)
        return found

    def trust(self, speaker: str, *, original: bool) -> float:
        """Return what the origin's own grade or track record adds; -inf leaves nothing.

        A good grade vouches for the source's own reporting alone, a bad one always counts.
        """
        source = self.graph.source(speaker)
        grade = "F" if source is None else source.grade
        record = self.record(speaker)
        if record is not None:
            return track_record(record, self._base_rate, self.parameters)
        offset = self._offset(grade)
        return offset if original else min(offset, 0.0)

    def record(self, speaker: str) -> SourceRecord | None:
        """Return the track record that stands for the speaker's grade; None if the grade counts."""
        source = self.graph.source(speaker)
        graded = source is not None and source.grade != "F"
        return None if graded and not self.prefer_profile else self._records.get(speaker)

    def lowering_outlet(self, item: Traced) -> Source | None:
        """Return who prints the word of somebody else and is graded so badly that it counts."""
        outlet = self.graph.source(self.graph.outlet(item.evidence))
        if outlet is None or outlet.grade not in ("D", "E") or outlet.id in item.speakers:
            return None
        return outlet

    def _of_speaker(self, item: Traced, speaker: str, original: bool) -> float:
        trust = self.trust(speaker, original=original)
        outlet = self.lowering_outlet(item)
        if outlet is not None:
            # Whoever prints it can only take trust away.
            trust = min(trust, self.trust(outlet.id, original=False))
        return max(0.0, self.attribution(item, speaker) + trust)

    def _offset(self, grade: Grade) -> float:
        parameters = self.parameters
        return {
            "A": parameters.grade_a,
            "B": parameters.grade_b,
            "C": parameters.grade_c,
            "D": parameters.grade_d,
            "E": -math.inf,
            "F": 0.0,
        }[grade]

    @cached_property
    def _records(self) -> dict[str, SourceRecord]:
        records = () if self.profile is None else self.profile.records
        return {record.source: record for record in records if record.predicate is None}

    @property
    def _base_rate(self) -> float:
        return 0.5 if self.profile is None else self.profile.base_rate


def track_record(record: SourceRecord, base_rate: float, parameters: Parameters) -> float:
    """Return the trust that a record of k right of n earns; no history earns exactly 0.

    A Beta-shrunken log-odds against the base rate, plus a little for being known at all.
    """
    mass = parameters.track_mass
    known = parameters.track_known * record.judged / (record.judged + mass)
    shrunken = (record.right + mass * base_rate) / (record.judged + mass)
    lean = parameters.track_slope * (logit(shrunken) - logit(base_rate))
    return min(parameters.track_high, max(parameters.track_low, known + lean))
