"""All that is told of each claim beside its verdict: counts, shares, rivals, confidence."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

from verifykit.comparison import Signed
from verifykit.model.assessment import ScoredClaim, Shares, Side, Standing, Weights
from verifykit.model.evidence import Evidence
from verifykit.parts import field, part
from verifykit.provenance import ADDS, Line
from verifykit.scoring.balance import shares
from verifykit.scoring.counting import Count
from verifykit.scoring.explanation import Explainer
from verifykit.scoring.judgements import Judgements
from verifykit.scoring.lines import Lines
from verifykit.scoring.reports import reported
from verifykit.scoring.verdict import confidence, credibility, likelihood, origins

Names = tuple[str, ...]
RIVALS = 20
"""How many rivals of a claim are named, the best supported first."""
_SPEAKS = (*ADDS, "relay")
"""What items do that speak on a side."""


@part(kw_only=True)
class _Stand:
    """The lines on one side of a claim that are worth something, and the documents there."""

    lines: tuple[Line, ...] = ()
    documents: frozenset[str] = frozenset()


_NOTHING = _Stand()


@part(kw_only=True)
class Standings:
    """Counts what stands on the sides of propositions, once for all claims that say the same."""

    lines: Lines
    judgements: Judgements
    _known: dict[tuple[Signed, Side], Standing] = field(factory=dict, init=False)
    _stood: dict[str, Mapping[Side, _Stand]] = field(factory=dict, init=False)

    def of(self, signed: Signed, basis: Count, side: Side) -> Standing:
        """Return how many documents and origins stand on a side; `basis` is what counts there."""
        found = self._known.get((signed, side))
        if found is None:
            found = self._known[signed, side] = self._count(signed, basis, side)
        return found

    @cached_property
    def supported(self) -> frozenset[str]:
        """The claims that have evidence of their own for them."""
        claims = (claim.id for claim in self.lines.case.claims)
        return frozenset(one for one in claims if self._on(one, "supports").lines)

    def _count(self, signed: Signed, basis: Count, side: Side) -> Standing:
        name, sign = signed
        told = {(term.voice.line.claim, term.voice.line.side) for term in basis.terms}
        told.update((claim, side) for claim in self.judgements.claims_of((name, sign)))
        other: Side = "refutes" if side == "supports" else "supports"
        told.update((claim, other) for claim in self.judgements.claims_of((name, -sign)))
        stands = [self._on(*where) for where in sorted(told)]
        documents = frozenset[str]().union(*(one.documents for one in stands))
        return Standing(len(documents), origins([line for one in stands for line in one.lines]))

    def _on(self, claim: str, side: Side) -> _Stand:
        """Return what stands on a side of a claim; nothing on one that the case does not have."""
        found = self._stood.get(claim)
        if found is None:
            known = claim in self.lines.case.claims_by_id
            found = self._stood[claim] = self._sides(claim) if known else {}
        return found.get(side, _NOTHING)

    def _sides(self, claim: str) -> Mapping[Side, _Stand]:
        lines = self.lines.ranked(claim)
        items = self._items(claim)
        return {
            side: _Stand(
                lines=tuple(line for line in lines if line.side == side),
                documents=frozenset(
                    item.document or item.source or item.id for item in items.get(side, ())
                ),
            )
            for side in {*items, *(line.side for line in lines)}
        }

    def _items(self, claim: str) -> Mapping[Side, list[Evidence]]:
        """Return the items that speak on each side, relays included, dead and partial ones not.

        What its origin superseded, and whatever relays that, speaks no more.
        """
        replaced = {
            item
            for line in self.lines.of_evidence(claim)
            if self.lines.is_replaced(line)
            for item in line.items
        }
        found: dict[Side, list[Evidence]] = {}
        for item in self.lines.trace(claim).items:
            gone = replaced and not replaced.isdisjoint((item.evidence.id, item.path.last))
            if item.role in _SPEAKS and not gone:
                found.setdefault(item.side, []).append(item.evidence)
        return found


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
