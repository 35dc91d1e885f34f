"""One claim with all that bears on it: its own lines, rivals, counterexamples and members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field

from verifykit.comparison import Comparison, Members, quantifier_of
from verifykit.model.claim import Claim, Quantifier
from verifykit.model.evidence import Evidence, Stance
from verifykit.model.parameters import Parameters
from verifykit.parts import part
from verifykit.scoring.balance import cap, cap_log_odds, log_odds, sigmoid
from verifykit.scoring.groups import Member, bounds
from verifykit.scoring.rivals import Rivalry, find_rivalry, share
from verifykit.scoring.strength import logit
from verifykit.scoring.tally import Tally
from verifykit.scoring.weighing import Scales, Weighed


@part(kw_only=True)
class Judged:
    """A claim, judged.

    `own` is the claim's own evidence, weighed; `against` is what refutes it, counterexamples
    counted in. `basis` is the weighed evidence whose support speaks for the claim: its own, or
    that of the member that decides. `stages` are the log-odds after the own lines, the rivals, the
    counterexamples, the bounds and the cap; empty without a score. `bounds` and `range` are
    probabilities in [0, 1].
    """

    claim: Claim
    own: Weighed
    basis: Weighed
    against: Weighed
    counterexamples: tuple[str, ...]
    rivalry: Rivalry
    bounds: tuple[float, float] | None
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


@part(kw_only=True)
class Judge:
    """Judges the claims of a case, each once."""

    scales: Scales
    comparisons: Mapping[str, Sequence[Comparison]]
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
        rivalry = find_rivalry(claim.id, self.comparisons, self.scales)
        limits, basis = self._group(claim, own)
        stages = self._stages(own, refutes, rivalry, limits)
        return Judged(
            claim=claim,
            own=own,
            basis=basis,
            against=against,
            counterexamples=counterexamples,
            rivalry=rivalry,
            bounds=limits,
            stages=stages,
            range=self._range(own, refutes, rivalry, limits) if stages else None,
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

    def _group(self, claim: Claim, own: Weighed) -> tuple[tuple[float, float] | None, Weighed]:
        quantifier = quantifier_of(self.members, claim)
        if quantifier is None or claim.subject is None:
            return None, own
        listed = self.members.of(claim.subject)
        by_member: dict[str, list[Judged]] = {}
        for found in self._found(claim, "member", "counterexample"):
            member = self.judged(found.first)
            if found.kind == "member" or quantifier.kind == "none":
                by_member.setdefault(member.claim.subject or "", []).append(member)
        known = {
            name: [one for one in judged if one.score is not None]
            for name, judged in by_member.items()
            if name in listed
        }
        if not any(known.values()):
            return None, own
        complete = self.members.complete(claim.subject)
        held = [_member(known.get(name, ())) for name in listed]
        low, high = bounds(quantifier, held, complete=complete)
        limits = (cap(low, self.parameters), cap(high, self.parameters))
        return limits, self._basis(quantifier, own, list(known.values()))

    def _basis(
        self, quantifier: Quantifier, own: Weighed, known: Sequence[Sequence[Judged]]
    ) -> Weighed:
        """Return whose support counts: that of the n-th strongest member where that is more."""
        if quantifier.kind not in ("some", "at_least"):
            return own
        strongest = [
            max((one.own for one in judged), key=lambda weighed: weighed.supports.total)
            for judged in known
            if judged
        ]
        strongest.sort(key=lambda weighed: -weighed.supports.total)
        needed = quantifier.count or 1
        if len(strongest) < needed:
            return own
        return max(own, strongest[needed - 1], key=lambda weighed: weighed.supports.total)

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
            for found in self.comparisons.get(claim.id, ())
            if found.kind in kinds and found.second == claim.id
        ]


def _member(judged: Sequence[Judged]) -> Member:
    """What one member's claims say: only what speaks against them lowers the upper bound."""
    if not judged:
        return Member()
    scores = [one.score or 0.0 for one in judged]
    highs = [
        score if one.refutation > 0 else 1.0 for one, score in zip(judged, scores, strict=True)
    ]
    return Member(low=max(scores), high=max(highs))
