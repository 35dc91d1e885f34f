"""Scoring a case: every claim with its score, verdict, confidence and explanation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from verifykit.comparison import CaseComparison, Comparison, Members
from verifykit.comparison.claims import Comparison as Pair
from verifykit.comparison.pairs import compare_all
from verifykit.model.assessment import ScoredClaim, Standing, Verdict
from verifykit.model.case import Case
from verifykit.model.parameters import Parameters
from verifykit.model.proposal import Proposal
from verifykit.provenance import Graph, Trace
from verifykit.scoring.balance import shares
from verifykit.scoring.explanation import explain
from verifykit.scoring.judged import Judged
from verifykit.scoring.judging import Judge
from verifykit.scoring.linchpin import Linchpin, find_linchpins
from verifykit.scoring.line import Line
from verifykit.scoring.rivals import Rivals
from verifykit.scoring.strength import Strength
from verifykit.scoring.verdict import confidence, credibility, decide, likelihood, origins
from verifykit.scoring.weighing import Scales, documents_on

if TYPE_CHECKING:
    from verifykit.model.profile import Profile


def score_case(
    case: Case,
    parameters: Parameters | None = None,
    *,
    profile: Profile | None = None,
    prefer_profile: bool = False,
    proposals: Sequence[Proposal] = (),
) -> Scoring:
    """Score every claim of a case.

    `profile` stands in where a source has no grade, and goes before grades if `prefer_profile`.
    `proposals` are those that were accepted. The order of the case's lists and the names of its
    ids change no number.
    """
    return Scoring(
        case=case,
        parameters=parameters or Parameters(),
        profile=profile,
        prefer_profile=prefer_profile,
        proposals=tuple(proposals),
    )


@frozen(kw_only=True)
class Scoring:
    """The scores of a case and what they rest on, worked out when asked for."""

    case: Case
    parameters: Parameters
    profile: Profile | None = None
    prefer_profile: bool = False
    proposals: tuple[Proposal, ...] = ()

    @cached_property
    def claims(self) -> tuple[ScoredClaim, ...]:
        """The scored claims in the order of the case, without checks."""
        return tuple(self._score(claim.id) for claim in self.case.claims)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """How claims of the case stand to each other."""
        return CaseComparison(self.case).comparisons

    @cached_property
    def linchpins(self) -> tuple[Linchpin, ...]:
        """The documents on which verdicts hang."""
        return find_linchpins(self._judge, self._verdicts)

    def claim(self, claim_id: str) -> ScoredClaim:
        """Return one scored claim; raises KeyError for an id that the case does not have."""
        return self._claims_by_id[claim_id]

    def verdict(self, claim_id: str, thresholds: Parameters | None = None) -> Verdict:
        """Return the verdict of a claim, or the one that other thresholds would give its score."""
        return decide(self._judge, claim_id, thresholds)

    def trace(self, claim_id: str) -> Trace:
        """Return the provenance of a claim's evidence."""
        return self.judged(claim_id).own.trace

    def lines(self, claim_id: str) -> tuple[Line, ...]:
        """Return the lines of a claim: supports, refutes, open; the established first."""
        return self.judged(claim_id).own.lines

    def comparisons_of(self, claim_id: str) -> tuple[Comparison, ...]:
        """Return how a claim stands to others."""
        return self._comparisons_by_claim.get(claim_id, ())

    def judged(self, claim_id: str) -> Judged:
        """Return the intermediate values behind a claim's score."""
        return self._judge.judged(claim_id)

    @property
    def graph(self) -> Graph:
        """The provenance graph of the case."""
        return self._judge.scales.graph

    @property
    def strength(self) -> Strength:
        """What the items of the case count."""
        return self._judge.scales.strength

    @cached_property
    def _judge(self) -> Judge:
        graph = Graph(case=self.case, proposals=self.proposals)
        strength = Strength(
            graph=graph,
            parameters=self.parameters,
            profile=self.profile,
            prefer_profile=self.prefer_profile,
            weakened=_weakened(self.proposals),
        )
        return Judge(
            scales=Scales(graph=graph, strength=strength, parameters=self.parameters),
            rivals=Rivals(comparisons=self._pairs_by_claim),
            members=Members(self.case),
            parameters=self.parameters,
        )

    @cached_property
    def _comparisons_by_claim(self) -> dict[str, tuple[Comparison, ...]]:
        found: dict[str, list[Comparison]] = {}
        for comparison in self.comparisons:
            for claim in dict.fromkeys(comparison.claims):
                found.setdefault(claim, []).append(comparison)
        return {claim: tuple(comparisons) for claim, comparisons in found.items()}

    @cached_property
    def _pairs_by_claim(self) -> dict[str, tuple[Pair, ...]]:
        found: dict[str, list[Pair]] = {}
        for pair in compare_all(self.case):
            found.setdefault(pair.first, []).append(pair)
            found.setdefault(pair.second, []).append(pair)
        return {claim: tuple(pairs) for claim, pairs in found.items()}

    @cached_property
    def _claims_by_id(self) -> dict[str, ScoredClaim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def _verdicts(self) -> dict[str, Verdict]:
        return {claim.id: decide(self._judge, claim.id) for claim in self.case.claims}

    @cached_property
    def _resting_on_linchpins(self) -> frozenset[str]:
        return frozenset(name for linchpin in self.linchpins for name in linchpin.claims)

    def _score(self, claim_id: str) -> ScoredClaim:
        judged = self.judged(claim_id)
        verdict = self._verdicts[claim_id]
        linchpin = claim_id in self._resting_on_linchpins
        basis, own = judged.basis, judged.own
        weights = own.weights
        return ScoredClaim(
            id=claim_id,
            verdict=verdict,
            score=judged.score,
            confidence=confidence(judged, self.parameters, linchpin=linchpin),
            likelihood=likelihood(judged.score),
            credibility=credibility(judged, verdict),
            support=Standing(documents_on(basis, "supports"), origins(basis.supports)),
            opposition=Standing(documents_on(judged.against, "refutes"), origins(judged.refutes)),
            conflict=judged.conflict,
            range=judged.range,
            bounds=judged.bounds,
            shares=shares(weights, self.parameters) if own.lines else None,
            weights=weights,
            rivals=judged.rivalry.claims,
            counterexamples=judged.counterexamples,
            explanation=explain(judged, self._judge.scales.strength, self.parameters),
        )


def _weakened(proposals: Sequence[Proposal]) -> dict[str, float]:
    found: dict[str, float] = {}
    for proposal in proposals:
        if proposal.kind == "weaken" and proposal.factor is not None:
            found[proposal.evidence] = found.get(proposal.evidence, 1.0) * proposal.factor
    return found
