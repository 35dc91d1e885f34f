"""What a corpus taught about its sources: reliability and dependence."""

from __future__ import annotations

from verifykit.model.assessment import Side
from verifykit.parts import frozen


@frozen(kw_only=True)
class SourceRecord:
    """How a source fared: `right` (k, may be fractional) of `judged` (n) statements.

    `reliability`, `low` and `high` are probabilities in [0, 1]: the estimate and its 95% interval.
    """

    source: str
    right: float
    judged: float
    reliability: float
    low: float
    high: float
    predicate: str | None = None
    """The predicate the record is about; None: all of them together."""
    recall: float | None = None
    """Where several values can be true: how much of what is true the source lists, in [0, 1]."""
    specificity: float | None = None
    """The same: how much of what is false it leaves out, in [0, 1]."""
    bias: float | None = None
    """Of a measure: how much too high the source reads, in the unit of the values, or as a share
    of them where that is how they are compared."""
    spread: float | None = None
    """The same: how far its readings scatter around that."""


@frozen(kw_only=True)
class StanceRecord:
    """What became of the claims on which a source took a side on its own account.

    Of `judged` settled claims that it supported, refuted, or left open, `true` turned out true.
    """

    source: str
    side: Side
    true: float
    judged: float


@frozen(kw_only=True)
class StanceRecords:
    """The records of sources by the side they took, and what such a record is worth.

    `rates` has for each side how often a claim is true on which somebody took it. A record weighs
    `weight` for each unit of log-odds above that rate; 0: it says nothing.
    """

    records: tuple[StanceRecord, ...]
    rates: tuple[tuple[Side, float], ...]
    weight: float


@frozen(kw_only=True)
class Dependence:
    """How likely it is, in [0, 1], that two sources are not independent of each other."""

    sources: tuple[str, str]
    probability: float


@frozen(kw_only=True)
class ScoreCalibration:
    """How sure the scores of a corpus are, as its labels showed.

    The posterior is raised to 1 / (`temperature` · heat), the heat of an object being the greater
    the more independent voices state its likeliest value, if errors go together, and the less is
    known of them; and the share `floor` is spread evenly.
    """

    temperature: float
    floor: float
    labels: int
    """How many conflict sets with a label it was fitted to."""


@frozen(kw_only=True)
class Profile:
    """A learned profile: records of the sources, their dependences, and a base rate."""

    base_rate: float
    """How often a statement of the corpus is right."""
    records: tuple[SourceRecord, ...]
    dependences: tuple[Dependence, ...] = ()
    unknown_dependence: float = 0.0
    """The dependence, in [0, 1], of two sources that are not listed in `dependences`."""
    calibration: ScoreCalibration | None = None
    """How sure scores are; None: as sure as without labels."""
    error_correlation: float | None = None
    """How far errors about one object go together, as the correlation of two sources' being right,
    in (0, 1); None where it is not known."""
    origin: str | None = None
    """What it was learned from: a digest or description of the corpus."""
    stances: StanceRecords | None = None
    """The track record of the sources on labelled claims, where it is one: then this goes into
    scores, as a step of its own, and `records` are for people."""
    gold: tuple[str, ...] = ()
    """The marks of the claims and objects whose labels went in (`verifykit.model.gold`)."""

    def record(self, source: str, predicate: str | None = None) -> SourceRecord | None:
        """Return the record of a source about a predicate, else about all predicates, else None."""
        overall = None
        for record in self.records:
            if record.source == source:
                if predicate is not None and record.predicate == predicate:
                    return record
                if record.predicate is None:
                    overall = record
        return overall
