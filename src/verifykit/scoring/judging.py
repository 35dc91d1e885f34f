"""Judges a claim with all that bears on it: its own lines, rivals, counterexamples, members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import field

from verifykit.comparison import Members, quantifier_of
from verifykit.comparison.claims import Comparison
from verifykit.model.claim import Claim, Quantifier
from verifykit.model.evidence import Evidence, Stance
from verifykit.model.parameters import Parameters
from verifykit.parts import part
from verifykit.scoring.balance import cap, cap_log_odds, log_odds, logit, sigmoid
from verifykit.scoring.judged import Judged
from verifykit.scoring.known import Known, Said, known_from
from verifykit.scoring.rivals import Rivalry, Rivals, share
from verifykit.scoring.tally import Tally
from verifykit.scoring.weighing import Scales, Weighed


@part(kw_only=True)
class Judge:
    """Judges the claims of a case, each once."""

    scales: Scales
    rivals: Rivals
    members: Members
    parameters: Parameters
    _known: dict[str, Judged] = field(factory=dict, init=False)

    def judged(self, claim_id: str) -> Judged:
        """Return one claim, judged."""
        if claim_id not in self._known:
            self._known[claim_id] = self._judge(self.members.case.claims_by_id[claim_id])
        return self._known[claim_id]

    def _judge(self, claim: Claim) -> Judged:
        own = self.scales.weigh_claims(claim.id)
        against, counterexamples = self._against(claim, own)
        refutes = against.refutes
        rivalry = self.rivals.of(claim.id, self.scales)
        group = self._group(claim, own)
        stages = self._stages(own, refutes, rivalry, group.bounds)
        return Judged(
            claim=claim,
            own=own,
            basis=group.basis,
            against=against,
            counterexamples=counterexamples,
            rivalry=rivalry,
            bounds=group.bounds,
            members=group.claims,
            stages=stages,
            range=self._range(own, refutes, rivalry, group.bounds) if stages else None,
        )

    def _against(self, claim: Claim, own: Weighed) -> tuple[Weighed, tuple[str, ...]]:
        """Return what refutes a claim, traced together with what its counterexamples rest on."""
        examples = [
            found.first
            for found in self._found(claim, "counterexample")
            if self.scales.weigh_claims(found.first).supports.total > 0
        ]
        if not examples:
            return own, ()
        hand: list[tuple[Evidence, Stance]] = [
            (item, item.stance) for item in self.scales.hand(claim.id)
        ]
        for example in sorted(examples):
            items = self.scales.hand(example)
            hand.extend((item, "refutes") for item in items if item.stance == "supports")
        together = self.scales.weigh(hand)
        # What is known of a member never takes anything away from what refutes the group's claim.
        against = max(own, together, key=lambda weighed: weighed.refutes.total)
        return against, tuple(sorted(examples))

    def _group(self, claim: Claim, own: Weighed) -> Known:
        quantifier = quantifier_of(self.members, claim)
        if quantifier is None or claim.subject is None:
            return Known(basis=own)
        listed = self.members.of(claim.subject)
        by_member: dict[str, list[Said]] = {}
        for said in self._said_of_members(claim, quantifier):
            by_member.setdefault(said.judged.claim.subject or "", []).append(said)
        said_of_each = [by_member.get(name, []) for name in listed]
        if not any(said_of_each):
            return Known(basis=own)
        return known_from(
            said_of_each,
            own,
            quantifier,
            self.parameters,
            complete=self.members.complete(claim.subject),
        )

    def _said_of_members(self, claim: Claim, quantifier: Quantifier) -> Iterator[Said]:
        """Yield what has a score and speaks of one member's having the value, or denies it."""
        for found in self._found(claim, "member", "member-denial", "counterexample"):
            judged = self.judged(found.first)
            denied = judged.claim.negated
            # Another value is a counterexample, but says nothing else of the value in question.
            direct = found.kind != "counterexample" or denied or quantifier.kind == "none"
            if direct and judged.score is not None:
                yield Said(judged=judged, denied=denied, exact=found.exact)

    def _stages(
        self,
        own: Weighed,
        refutes: Tally,
        rivalry: Rivalry,
        limits: tuple[float, float] | None,
    ) -> tuple[float, ...]:
        parameters = self.parameters
        support = own.supports.total
        if support + refutes.total <= 0:
            return self._from_members(limits)
        alone = log_odds(support, own.refutes.total, parameters)
        among_rivals = rivalry.share(alone, parameters)
        countered = rivalry.share(log_odds(support, refutes.total, parameters), parameters)
        bounded = countered
        if limits is not None:
            low, high = (logit(limit) for limit in limits)
            bounded = min(max(countered, low), high)
        return alone, among_rivals, countered, bounded, cap_log_odds(bounded, parameters)

    def _from_members(self, limits: tuple[float, float] | None) -> tuple[float, ...]:
        """Return the stages of a claim of which only its members tell something."""
        if limits is None or limits[0] < 0.5 < limits[1]:
            return ()
        prior = self.parameters.prior
        decided = logit(limits[0] if limits[0] >= 0.5 else limits[1])
        return prior, prior, prior, decided, decided

    def _range(
        self,
        own: Weighed,
        refutes: Tally,
        rivalry: Rivalry,
        limits: tuple[float, float] | None,
    ) -> tuple[float, float] | None:
        if own.supports.total + refutes.total <= 0:
            return limits
        weighed = [option.weighed for option in rivalry.options]
        low = self._among(
            (own.supports.if_copies, refutes.if_independent),
            [(one.supports.if_independent, one.refutes.if_copies) for one in weighed],
            closed=rivalry.closed,
        )
        high = self._among(
            (own.supports.if_independent, refutes.if_copies),
            [(one.supports.if_copies, one.refutes.if_independent) for one in weighed],
            closed=rivalry.closed,
        )
        if limits is not None:
            low, high = (min(max(value, limits[0]), limits[1]) for value in (low, high))
        return low, high

    def _among(
        self, own: tuple[float, float], rivals: Sequence[tuple[float, float]], *, closed: bool
    ) -> float:
        """Return the score for what supports and refutes the claim, and each of its rivals."""
        others = [log_odds(*counts, self.parameters) for counts in rivals]
        alone = log_odds(*own, self.parameters)
        return cap(sigmoid(share(alone, others, closed=closed)), self.parameters)

    def _found(self, claim: Claim, *kinds: str) -> list[Comparison]:
        return [
            found
            for found in self.rivals.comparisons.get(claim.id, ())
            if found.kind in kinds and found.second == claim.id
        ]
