"""Every constant of the formula, with its provenance, in one frozen value."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from attrs import asdict, evolve

from verifykit.parts import frozen

if TYPE_CHECKING:
    from verifykit.model.fit import Fit

ORIGIN = ("provenance", "fit")
"""The attributes of parameters that are no number: they say where the numbers come from."""


@frozen(kw_only=True)
class Parameters:
    """The parameters of scoring.

    Weights and prior were fitted on the body stances of Emergent (Ferreira and Vlachos 2016;
    212 claims, near-copies collapsed), then the weights were shrunk by a quarter and the prior
    halved, because a prior belongs to the data it came from. The pair of each weight says how
    much goes onto one pan and how much comes off the other. Grade offsets, attribution factors
    and thresholds are conventions.
    """

    # What loads the three pans, in natural log-odds.
    prior_true: float = -0.05
    """What lies on the pan “true” before any evidence."""
    prior_false: float = 0.50
    """What lies on the pan “false” before any evidence."""
    support_true: float = 0.40
    """What one effective supporting line adds to “true”."""
    support_false: float = 0.55
    """What one effective supporting line takes from “false”."""
    refute_false: float = 1.00
    """What one effective refuting line adds to “false”."""
    refute_true: float = 0.45
    """What one effective refuting line takes from “true”."""
    open_open: float = 0.40
    """What one effective line that leaves the claim open adds to “open”."""
    report: float = 0.0
    """What such a line adds to the log-odds of the claim. It takes no side, so nothing, unless
    `calibrate --reports` finds that what is passed on is oftener true."""

    deny: float = 0.75
    """What a refutation by somebody who is neither graded A, B or C nor an outlet, agency,
    institution or dataset takes from the log-odds: a denial, where those check (RumourEval 2017,
    219 settled threads; Derczynski et al. 2017)."""

    discount: float = 0.7
    """What the next line of unknown independence counts, relative to the one before it."""
    crowd: float = 0.2
    """The same of lines that nobody vetted: .8 / (1 - .2), so that all of them are worth one."""
    prior_least: float = 0.01
    """The least probability that a case may state for a claim before any evidence."""
    prior_most: float = 0.99
    """The greatest of these."""
    cap: float = 0.97
    """No score is above this or below one minus this."""

    # The strength of an item, in lines of a named source that nobody graded.
    attribution_named: float = 1.0
    """For a speaker who is named, or where nobody is."""
    attribution_anonymous: float = 0.5
    """For a speaker who is not named."""
    attribution_interested: float = 0.25
    """For those who gain by what they say; their grade adds nothing."""
    attribution_admission: float = 2.0
    """For those who say it against their own interest."""
    unvetted: float = 0.8
    """What is left of a line where nobody graded the speaker, nor looked where it has it from."""
    trust_unknown: float = 0.5
    """What is left of what grade A or B adds where the lineage is unknown, and where an outlet so
    graded prints somebody whom it does not name."""
    factor_most: float = 2.0
    """The most that an analyst may multiply the strength of an item by."""
    attribution_primary: float = 1.5
    """For a named speaker with first-hand knowledge, where the item is an origin."""
    grade_a: float = 0.6
    """What grade A adds; to a line with an original item only, as B and C."""
    grade_b: float = 0.4
    """What grade B adds."""
    grade_c: float = 0.2
    """What grade C adds."""
    grade_d: float = -0.4
    """What grade D adds, on every line. Grade E leaves nothing, F adds nothing."""
    circle: float = 0.5
    """What is left of the strength of a reporting circle that nothing outside feeds."""

    # The strength that a record of right and wrong statements adds.
    track_known: float = 0.2
    """What a long record adds, whatever it says: the source is known."""
    track_mass: float = 10.0
    """Weight of the base rate, in judged statements, against those of the record."""
    track_slope: float = 0.5
    """Strength for one unit of log-odds above the base rate."""
    track_low: float = -1.0
    """The least that a record adds."""
    track_high: float = 0.6
    """The most that a record adds."""

    # From where on a claim has which verdict; supports and refutations count effective lines.
    contested_conflict: float = 0.4
    """Contested: conflict, in [0, 1], from here on; a step less confidence as well."""
    contested_margin: float = 0.15
    """Contested by conflict: a score further than this from 0 and from 1."""
    corroborated_score: float = 0.75
    """Corroborated: a score from here on."""
    corroborated_lines: int = 2
    """Corroborated: at least so many lines of established independence."""
    corroborated_strength: float = 1.0
    """Corroborated: each of these lines at least this strong."""
    supported_score: float = 0.6
    """Supported: a score from here on."""
    refuted_score: float = 0.25
    """Refuted: a score up to here."""
    contested_sides: float = 0.7
    """Contested as well: so much log-odds for and against, with a range around one half."""
    supported_lines: int = 2
    """Supported: at least so many vetted lines."""
    supported_strength: float = 1.3
    """Supported: one line of this strength, by or in a source graded A or B, is enough."""
    refuted_vetted: float = 1.5
    """Refuted: log-odds from here on against it, by vetted and disinterested lines."""
    confidence_half: float = 2.0
    """Support and refutation of a claim that has half of the greatest confidence."""
    confidence_moderate: float = 0.45
    """Moderate confidence: from this share of the greatest on."""
    confidence_high: float = 0.65
    """High confidence: from this share of the greatest on."""

    # How far the joint distribution of claims is worked out exactly.
    most_cases: int = 4000
    """Cases to go through for claims that exclude each other every which way."""
    most_regions: int = 40
    """Regions, the strongest first, that are left of such a tangle beyond that."""

    provenance: str = (
        "fitted on Emergent body stance (212 claims), weights times .75, prior halved; "
        "offsets and thresholds are conventions"
    )
    fit: Fit | None = None
    """What they were fitted to; None: nothing of the user's."""

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

    def with_prior(self, probability: float) -> Parameters:
        """Return parameters with another probability before any evidence, in (0, 1).

        What lies on “true” and “false” together, against “open”, stays.
        """
        both = math.exp(self.prior_true) + math.exp(self.prior_false)
        return evolve(
            self,
            prior_true=math.log(both * probability),
            prior_false=math.log(both * (1 - probability)),
        )

    def values(self) -> dict[str, float]:
        """Return the numbers by name, without where they come from."""
        return asdict(self, filter=lambda attribute, _: attribute.name not in ORIGIN)

    def unfitted(self) -> Parameters:
        """Return the parameters as they were before anything was fitted."""
        if self.fit is None:
            return self
        before: dict[str, Any] = dict(self.fit.before)
        return evolve(self, fit=None, **before)

    def digest(self) -> str:
        """Return `sha256:` and the hex digest of the values, without where they come from."""
        # Whoever only reads a report does not ask, and what makes digests is slow to import.
        import hashlib

        text = json.dumps(self.values(), sort_keys=True)
        return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
