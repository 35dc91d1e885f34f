"""One claim with all that bears on it: its own lines, rivals, counterexamples and members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import field

from verifykit.comparison import Comparison, Members, quantifier_of
from verifykit.model.claim import Claim, Quantifier
from verifykit.model.evidence import Evidence, Stance
from verifykit.model.parameters import Parameters
from verifykit.parts import part
from verifykit.scoring.balance import cap, cap_log_odds, log_odds, sigmoid
from verifykit.scoring.groups import Member, bounds, members_needed
from verifykit.scoring.rivals import Rivalry, Rivals, share
from verifykit.scoring.strength import logit
from verifykit.scoring.tally import Tally
from verifykit.scoring.weighing import Scales, Weighed


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


@part(kw_only=True)
class Said:
    """A claim about a member that has a score: what its group's claim says of it, or a denial.

    `exact`: neither more nor less narrow than the group's claim.
    """

    judged: Judged
    denied: bool
    exact: bool

    @property
    def score(self) -> float:
        """The probability that the claim is true."""
        return self.judged.score or 0.0


@part(kw_only=True)
class Known:
    """What is known of a group's members: bounds, whose support counts, and from which claims."""

    basis: Weighed
    bounds: tuple[float, float] | None = None
    claims: tuple[str, ...] = ()


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
        known = [by_member.get(name, []) for name in listed]
        if not any(known):
            return Known(basis=own)
        complete = self.members.complete(claim.subject)
        low, high = bounds(quantifier, [_member(said) for said in known], complete=complete)
        limits = (cap(low, self.parameters), cap(high, self.parameters))
        return Known(
            basis=_basis(quantifier, own, known, complete=complete),
            bounds=limits,
            claims=tuple(sorted(one.judged.claim.id for said in known for one in said)),
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


def _member(said: Sequence[Said]) -> Member:
    """What is said of one member, and what is denied, as bounds on the probability that it holds.

    Where the two disagree, both stay possible.
    """
    low, high = _limits([one for one in said if not one.denied])
    denied_low, denied_high = _limits([one for one in said if one.denied])
    low, high = max(low, 1 - denied_high), min(high, 1 - denied_low)
    return Member(low=min(low, high), high=max(low, high))


def _limits(said: Sequence[Said]) -> tuple[float, float]:
    """Bounds from claims of one direction.

    Only what speaks for one raises the lower bound, and only what speaks against one lowers the
    upper. What is said more narrowly than of the group can be wrong, and the group's claim still
    right.
    """
    low = max((one.score for one in said if one.judged.support > 0), default=0.0)
    highs = [one.score if one.judged.refutation > 0 else 1.0 for one in said if one.exact]
    return low, max(low, max(highs, default=1.0))


def _basis(
    quantifier: Quantifier, own: Weighed, known: Sequence[Sequence[Said]], *, complete: bool
) -> Weighed:
    """Return whose support counts: that of the n-th strongest member where that is more.

    All of n members are at least n, and none of them is all of the denials; both only where every
    member is listed.
    """
    needed = members_needed(quantifier, len(known), complete=complete)
    if needed is None:
        return own
    denied = quantifier.kind == "none"
    strongest = [
        max((one.judged.own for one in said), key=_support)
        for said in ([one for one in said if one.denied == denied] for said in known)
        if said
    ]
    strongest.sort(key=_support, reverse=True)
    if len(strongest) < needed:
        return own
    return max(own, strongest[needed - 1], key=_support)


def _support(weighed: Weighed) -> float:
    return weighed.supports.total
