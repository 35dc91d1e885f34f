"""Every constant of the formula, with its provenance, in one frozen value."""

from __future__ import annotations

import hashlib
import json

from attrs import asdict, frozen


@frozen(kw_only=True)
class Parameters:
    """The parameters of scoring.

    Weights and prior were fitted on the body stances of Emergent (Ferreira and Vlachos 2016;
    212 claims, near-copies collapsed), then the weights were shrunk by a quarter and the prior
    halved, because a prior belongs to the data it came from. The pair of each weight says how
    much goes onto one pan and how much comes off the other. Grade offsets, attribution factors
    and thresholds are conventions.
    """

    prior_true: float = -0.05
    prior_false: float = 0.50
    support_true: float = 0.40
    support_false: float = 0.55
    refute_false: float = 1.00
    refute_true: float = 0.45
    open_open: float = 0.40

    discount: float = 0.7
    """What the next line of unknown independence counts, relative to the one before it."""
    cap: float = 0.97
    """No score is above this or below one minus this."""

    attribution_named: float = 1.0
    attribution_anonymous: float = 0.5
    attribution_interested: float = 0.5
    attribution_primary: float = 1.5
    grade_a: float = 0.6
    grade_b: float = 0.4
    grade_c: float = 0.2
    grade_d: float = -0.4
    circle: float = 0.5
    """What is left of the strength of a reporting circle that nothing outside feeds."""

    track_known: float = 0.2
    track_mass: float = 10.0
    track_slope: float = 0.5
    track_low: float = -1.0
    track_high: float = 0.6

    contested_conflict: float = 0.4
    contested_margin: float = 0.15
    contested_refute: float = 0.75
    corroborated_score: float = 0.75
    corroborated_lines: int = 2
    corroborated_strength: float = 1.0
    supported_score: float = 0.6
    supported_support: float = 1.3
    refuted_score: float = 0.25
    refuted_refute: float = 1.3
    confidence_half: float = 2.0
    confidence_moderate: float = 0.45
    confidence_high: float = 0.65

    provenance: str = (
        "fitted on Emergent body stance (212 claims), weights times .75, prior halved; "
        "offsets and thresholds are conventions"
    )

    @property
    def prior(self) -> float:
        """Log-odds of true against false before any evidence."""
        return self.prior_true - self.prior_false

    @property
    def support(self) -> float:
        """Log-odds that one effective supporting line adds."""
        return self.support_true + self.support_false

    @property
    def refute(self) -> float:
        """Log-odds that one effective refuting line takes away."""
        return self.refute_true + self.refute_false

    def digest(self) -> str:
        """Return `sha256:` and the hex digest of the values, provenance left out."""
        values = asdict(self, filter=lambda attribute, _: attribute.name != "provenance")
        text = json.dumps(values, sort_keys=True)
        return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
