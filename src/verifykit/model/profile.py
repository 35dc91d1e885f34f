"""What a corpus taught about its sources: reliability and dependence."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class SourceRecord:
    """How a source fared: `right` (k, may be fractional) of `judged` (n) statements.

    `reliability`, `low` and `high` are probabilities in [0, 1]: the estimate and its interval.
    """

    source: str
    right: float
    judged: float
    reliability: float
    low: float
    high: float


@frozen(kw_only=True)
class Dependence:
    """How likely it is, in [0, 1], that two sources are not independent of each other."""

    sources: tuple[str, str]
    probability: float


@frozen(kw_only=True)
class Profile:
    """A learned profile: one record per source, the dependences, and the base rate m in (0, 1)."""

    base_rate: float
    records: tuple[SourceRecord, ...]
    dependences: tuple[Dependence, ...] = ()
    origin: str | None = None
    """What it was learned from: a digest or description of the corpus."""
