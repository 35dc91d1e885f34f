"""All that is told of each claim beside its verdict: counts, shares, rivals, confidence."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from verifykit.comparison import Signed
from verifykit.model.assessment import ScoredClaim, Shares, Weights
from verifykit.parts import field, part
from verifykit.scoring.balance import shares
from verifykit.scoring.explanation import Explainer
from verifykit.scoring.judgements import Judgements
from verifykit.scoring.lines import Lines
from verifykit.scoring.reports import reported
from verifykit.scoring.standing import Standings
from verifykit.scoring.verdict import confidence, credibility, likelihood

Names = tuple[str, ...]
RIVALS = 20
"""How many rivals of a claim are named, the best supported first."""


@part(kw_only=True)
class ScoredClaims:
    """Puts together what is told of claims, once for all that say the same."""

    lines: Lines
    judgements: Judgements
    explainer: Explainer
    _weights: dict[Signed, Weights] = field(factory=dict, init=False)
    _rivals: dict[tuple[Names, Names], Names] = field(factory=dict, init=False)

    def of(self, claim_id: str, linchpins: Collection[str]) -> ScoredClaim:
        """Return a scored claim without checks; `linchpins` are all claims that rest on one."""
        judgement, verdict = self.judgements.of(claim_id), self.judgements.verdict(claim_id)
        signed = name, _ = self.judgements.joint.relations.sign(claim_id)
        parameters, joint = self.lines.parameters, self.judgements.joint
        held = name in joint.groups or (not judgement.own and judgement.score is not None)
        return ScoredClaim(
            id=claim_id,
            verdict=verdict,
            score=judgement.score,
            confidence=confidence(judgement, parameters, linchpin=claim_id in linchpins),
            likelihood=likelihood(judgement.score),
            credibility=credibility(judgement, verdict),
            support=self._standings.of(signed, judgement.basis.supports, "supports"),
            opposition=self._standings.of(signed, judgement.basis.refutes, "refutes"),
            conflict=judgement.basis.conflict,
            range=judgement.range,
            bounds=judgement.limits if held else None,
            shares=self.shares(claim_id),
            weights=self.weights(signed),
            rivals=self.rivals(signed),
            counterexamples=tuple(dict.fromkeys(self.judgements.counterexamples(claim_id))),
            prior=self.lines.case.claims_by_id[claim_id].prior,
            approximate=joint.marginals.is_approximate(name),
            explanation=self.explainer.steps(claim_id),
        )

    def shares(self, claim_id: str) -> Shares | None:
        """Return the shares of true, false and open of a claim; None where nothing tells of it."""
        judgement = self.judgements.of(claim_id)
        signed = name, sign = self.judgements.joint.relations.sign(claim_id)
        weights = self.weights(signed)
        if not judgement.own and weights.open <= 0:
            return None
        return shares(
            judgement.score,
            weights,
            self.lines.parameters,
            negated=sign < 0,
            reported=reported(self.explainer.reports, name),
        )

    def weights(self, signed: Signed) -> Weights:
        """Return the effective counts of the lines of a proposition, in lines of full weight."""
        found = self._weights.get(signed)
        if found is None:
            found = self._weights[signed] = self._weigh(signed)
        return found

    def rivals(self, signed: Signed) -> tuple[str, ...]:
        """Return the claims that one cannot hold together with, as far as they have support."""
        name, sign = signed
        contrary = self.judgements.claims_of((name, -sign))
        best = self.judgements.joint.marginals.best_rivals(name, RIVALS) if sign > 0 else ()
        # Most values of one thing have the same best rivals.
        found = self._rivals.get((contrary, best))
        if found is None:
            affirming = [claim for one in best for claim in self.judgements.claims_of((one, 1))]
            named = self._standings.supported.intersection((*contrary, *affirming))
            found = self._rivals[contrary, best] = tuple(sorted(named))
        return found

    def _weigh(self, signed: Signed) -> Weights:
        name, sign = signed
        testimony, parameters = self.judgements.joint.testimony, self.lines.parameters
        affirmed = _in_lines(testimony.count(name, supports=True).total, parameters.support)
        denied = _in_lines(testimony.count(name, supports=False).total, parameters.refute)
        return Weights(
            support=affirmed if sign > 0 else denied,
            refute=denied if sign > 0 else affirmed,
            open=self.explainer.open_count(signed).total,
        )

    @cached_property
    def _standings(self) -> Standings:
        return Standings(lines=self.lines, judgements=self.judgements)


def _in_lines(total: float, weight: float) -> float:
    """Return log-odds in lines of a weight; where such lines weigh nothing, none count."""
    return total / weight if weight else 0.0
