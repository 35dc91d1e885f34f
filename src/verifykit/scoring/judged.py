"""A claim with all that bears on it: its own lines, rivals, counterexamples and members."""

from __future__ import annotations

from verifykit.model.claim import Claim
from verifykit.parts import part
from verifykit.scoring.balance import sigmoid
from verifykit.scoring.rivals import Rivalry
from verifykit.scoring.tally import Tally
from verifykit.scoring.weighing import Weighed


@part(kw_only=True)
class Judged:
    """A claim, judged.

    `own` is the claim's own evidence, weighed; `against` is what refutes it, counterexamples
    counted in. `basis` is the weighed evidence whose support speaks for the claim: its own, or
    that of the member that decides. `members` are the claims that the `bounds` come from. `stages`
    are the log-odds after the own lines, the rivals, the counterexamples, the bounds and the cap;
    empty without a score. `bounds` and `range` are probabilities in [0, 1].
    """

    claim: Claim
    own: Weighed
    basis: Weighed
    against: Weighed
    counterexamples: tuple[str, ...]
    rivalry: Rivalry
    bounds: tuple[float, float] | None
    members: tuple[str, ...]
    stages: tuple[float, ...]
    range: tuple[float, float] | None

    @property
    def score(self) -> float | None:
        """The probability that the claim is true if it is ever settled; None without evidence."""
        return sigmoid(self.stages[-1]) if self.stages else None

    @property
    def refutes(self) -> Tally:
        """The refuting lines, counterexamples counted in."""
        return self.against.refutes

    @property
    def support(self) -> float:
        """S: the effective supporting lines."""
        return self.basis.supports.total

    @property
    def refutation(self) -> float:
        """R: the effective refuting lines, counterexamples and the support of rivals included."""
        return self.refutes.total + self.rivalry.support

    @property
    def conflict(self) -> float:
        """The smaller of S and R as a share of the larger."""
        larger = max(self.support, self.refutation)
        return min(self.support, self.refutation) / larger if larger > 0 else 0.0
