"""Scoring a case: every claim with its score, verdict, confidence and explanation."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from verifykit.comparison import CaseComparison, Comparison, Relations
from verifykit.model.assessment import SIDES, ScoredClaim, Shares, Verdict, Weights
from verifykit.model.case import Case
from verifykit.model.gold import known_again
from verifykit.model.parameters import Parameters
from verifykit.parts import frozen
from verifykit.provenance import Graph, Line, Trace
from verifykit.scoring.balance import shares
from verifykit.scoring.explanation import Explainer
from verifykit.scoring.incoherence import Incoherence, find_incoherences
from verifykit.scoring.joint import Joint, Signed, joint
from verifykit.scoring.judgements import Judgements
from verifykit.scoring.linchpin import Linchpin, find_linchpins
from verifykit.scoring.lines import NO_LOSS, Lines
from verifykit.scoring.logic import Logic, close
from verifykit.scoring.losses import Losses
from verifykit.scoring.propositions import sides_of
from verifykit.scoring.records import (
    OPPOSITE,
    RecordTerm,
    Stand,
    record_terms,
    stands,
    trust_by_record,
)
from verifykit.scoring.reports import Reports, find_reports, reported
from verifykit.scoring.standing import Standings
from verifykit.scoring.verdict import confidence, credibility, decide, likelihood
from verifykit.scoring.worth import strength

if TYPE_CHECKING:
    from verifykit.model.profile import Profile

RIVALS = 20
"""How many rivals of a claim are named, the best supported first."""


def score_case(
    case: Case,
    parameters: Parameters | None = None,
    *,
    profile: Profile | None = None,
    prefer_profile: bool = False,
) -> Scoring:
    """Score every claim of a case.

    `profile` stands in where a source has no grade, and goes before grades if `prefer_profile`.
    The order of the case's lists and the names of its ids change no number.
    """
    return Scoring(
        case=case,
        parameters=parameters or Parameters(),
        profile=profile,
        prefer_profile=prefer_profile,
    )


@frozen(kw_only=True)
class Scoring:
    """The scores of a case and what they rest on, worked out when asked for."""

    case: Case
    parameters: Parameters
    profile: Profile | None = None
    prefer_profile: bool = False

    # What others ask for.

    @cached_property
    def claims(self) -> tuple[ScoredClaim, ...]:
        """The scored claims in the order of the case, without checks."""
        return tuple(self._scored(claim.id) for claim in self.case.claims)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """How claims of the case stand to each other."""
        found = self._compared.comparisons
        if any(entity.memberships for entity in self.case.entities):
            return tuple(self.judgements.comparisons(found))
        return found

    @cached_property
    def linchpins(self) -> tuple[Linchpin, ...]:
        """The documents on which verdicts hang."""
        return find_linchpins(self.case, self.all_lines, self.judgements, self.judged_with)

    @cached_property
    def incoherences(self) -> tuple[Incoherence, ...]:
        """What cannot be right together, whatever the scores come to."""
        return find_incoherences(self.all_lines, self.judgements)

    def claim(self, claim_id: str) -> ScoredClaim:
        """Return one scored claim; raises KeyError for an id that the case does not have."""
        return self._claims_by_id[claim_id]

    def verdict(self, claim_id: str, thresholds: Parameters | None = None) -> Verdict:
        """Return the verdict of a claim, or the one that other thresholds would give its score."""
        if thresholds is None:
            return self.judgements.verdict(claim_id)
        if self.relations.sign(claim_id)[0] not in self.joint.groups:
            # Only a claim about a group is judged by the verdicts on others.
            return decide(self.judgements.of(claim_id), thresholds)
        return Judgements(case=self.case, joint=self.joint, thresholds=thresholds).verdict(claim_id)

    def shares(self, claim_id: str) -> Shares | None:
        """Return the shares of true, false and open of a claim; None where nothing tells of it."""
        judgement = self.judgements.of(claim_id)
        signed = self.relations.sign(claim_id)
        weights = self._weights(signed)
        if not judgement.own and weights.open <= 0:
            return None
        return shares(
            judgement.score,
            weights,
            self.parameters,
            negated=signed[1] < 0,
            reported=reported(self.reports, signed[0]),
        )

    def trace(self, claim_id: str) -> Trace:
        """Return the provenance of a claim's evidence; raises KeyError for an unknown claim."""
        return self.all_lines.trace(self.case.claims_by_id[claim_id].id)

    def lines(self, claim_id: str) -> tuple[Line, ...]:
        """Return the lines of a claim's evidence: supports, refutes, open.

        Those of established independence come first on each side, then the strongest. What has
        no strength, or is superseded by what its origin says, is left out. Raises KeyError for an
        unknown claim.
        """
        found = self._sorted_lines.get(claim_id)
        if found is None:
            lines = self.all_lines.standing(self.case.claims_by_id[claim_id].id)
            some = (line for line in lines if self.strength(line) > 0)
            found = self._sorted_lines[claim_id] = tuple(sorted(some, key=self._order))
        return found

    def strength(self, line: Line) -> float:
        """Return the strength of a line, in units of a named source that nobody graded."""
        return strength(line, self.parameters)

    @cached_property
    def reports(self) -> Reports:
        """What those who pass a proposition on without taking a side add to it."""
        return find_reports(self.relations, self.all_lines.all, self.parameters)

    def comparisons_of(self, claim_id: str) -> tuple[Comparison, ...]:
        """Return how a claim stands to others."""
        return self._comparisons_by_claim.get(claim_id, ())

    @cached_property
    def graph(self) -> Graph:
        """The provenance graph of the case."""
        records = trust_by_record(
            self.case, self.profile, self.parameters, prefer_profile=self.prefer_profile
        )
        return Graph(case=self.case, records=records)

    # From evidence to lines, from lines to probabilities, from these to verdicts.

    @cached_property
    def all_lines(self) -> Lines:
        """The lines of the case."""
        return Lines(graph=self.graph, parameters=self.parameters, relations=self.relations)

    @cached_property
    def relations(self) -> Relations:
        """How the claims bear on one another."""
        return self._compared.relations

    @cached_property
    def joint(self) -> Joint:
        """The joint distribution of the claims."""
        return self._joint_of(self.all_lines.all)

    @cached_property
    def judgements(self) -> Judgements:
        """The judgements on the claims."""
        return Judgements(case=self.case, joint=self.joint, thresholds=self.parameters)

    @cached_property
    def explainer(self) -> Explainer:
        """What explains the scores."""
        return Explainer(
            lines=self.all_lines,
            judgements=self.judgements,
            records=self._records,
            reports=self.reports,
        )

    @cached_property
    def _compared(self) -> CaseComparison:
        return CaseComparison(self.case)

    @cached_property
    def _logic(self) -> Logic:
        return close(self.relations)

    def _joint_of(self, lines: tuple[Line, ...]) -> Joint:
        priors = {claim.id: claim.prior.value for claim in self.case.claims if claim.prior}
        reports = find_reports(self.relations, lines, self.parameters)
        leans = self._leans(reports, {*reports, *self._records})
        return joint(self.relations, self._logic, lines, priors, self.parameters, leans)

    def _leans(self, reports: Reports, names: Collection[str]) -> dict[str, float]:
        """The log-odds that records and reports add to propositions, beside their lines."""
        return {
            name: sum(term.amount for term in self._records.get(name, ())) + reported(reports, name)
            for name in names
        }

    @cached_property
    def _records(self) -> Mapping[str, tuple[RecordTerm, ...]]:
        """What the records of those who took a side add to each proposition.

        Nothing where the label of the claim went into the records itself.
        """
        records = None if self.profile is None else self.profile.stances
        if self.profile is None or records is None:
            return {}
        own = known_again(self.case, self.profile.gold)
        taken: dict[str, set[Stand]] = {}
        for claim in self.case.claims:
            if claim.id not in own:
                name, sign = self.relations.sign(claim.id)
                turned = {
                    (source, side if sign > 0 else OPPOSITE[side])
                    for source, side in stands(self.trace(claim.id))
                }
                taken.setdefault(name, set()).update(turned)
        return {
            name: terms
            for name, stood in taken.items()
            if (terms := record_terms(stood, records, self.parameters))
        }

    def judged_with(self, losses: Losses) -> Judgements:
        """Return the judgements that the case comes to where claims have lost lines."""
        joint = self._joint_with(losses)
        return Judgements(case=self.case, joint=joint, thresholds=self.parameters)

    def _joint_with(self, losses: Losses) -> Joint:
        """The distribution where claims have lost lines."""
        names = {self.relations.sign(claim)[0] for claim in losses}
        signed = [(name, sign) for name in names for sign in (1, -1)]
        claims = [claim for one in signed for claim in self.judgements.claims_of(one)]
        if not self.all_lines.argued.isdisjoint(claims):
            return self._joint_of(self.all_lines.without(losses))
        lines = [
            line
            for claim in claims
            for line in self.all_lines.with_loss(claim, losses.get(claim, NO_LOSS))
        ]
        sides = sides_of(self.relations, lines)
        leans = self._leans(find_reports(self.relations, lines, self.parameters), names)
        return self.joint.with_lines({name: sides.get(name, ((), ())) for name in names}, leans)

    def _scored(self, claim_id: str) -> ScoredClaim:
        claim, judgement = self.case.claims_by_id[claim_id], self.judgements.of(claim_id)
        signed = self.relations.sign(claim_id)
        verdict = self.judgements.verdict(claim_id)
        weights = self._weights(signed)
        held = signed[0] in self.joint.groups or (not judgement.own and judgement.score is not None)
        return ScoredClaim(
            id=claim_id,
            verdict=verdict,
            score=judgement.score,
            confidence=confidence(
                judgement, self.parameters, linchpin=claim_id in self._resting_on_linchpins
            ),
            likelihood=likelihood(judgement.score),
            credibility=credibility(judgement, verdict),
            support=self._standings.of(signed, judgement.basis.supports, "supports"),
            opposition=self._standings.of(signed, judgement.basis.refutes, "refutes"),
            conflict=judgement.basis.conflict,
            range=judgement.range,
            bounds=judgement.limits if held else None,
            shares=self.shares(claim_id),
            weights=weights,
            rivals=self._rivals(signed),
            counterexamples=tuple(dict.fromkeys(self.judgements.counterexamples(claim_id))),
            prior=claim.prior,
            approximate=self.joint.marginals.is_approximate(signed[0]),
            explanation=self.explainer.steps(claim_id),
        )

    def _weights(self, signed: Signed) -> Weights:
        """The effective counts of the lines of a proposition, in lines of full weight."""
        found = self._weights_of.get(signed)
        if found is None:
            found = self._weights_of[signed] = self._weigh(signed)
        return found

    def _weigh(self, signed: Signed) -> Weights:
        name, sign = signed
        support = self.joint.testimony.count((name,), supports=True).total
        refute = self.joint.testimony.count((name,), supports=False).total
        support = _in_lines(support, self.parameters.support)
        refute = _in_lines(refute, self.parameters.refute)
        if sign < 0:
            support, refute = refute, support
        still_open = self.explainer.open_count(signed).total
        return Weights(support=support, refute=refute, open=still_open)

    def _rivals(self, signed: Signed) -> tuple[str, ...]:
        """The claims that cannot hold together with one, as far as something supports them."""
        found = self._rivals_of.get(signed)
        if found is None:
            found = self._rivals_of[signed] = self._find_rivals(signed)
        return found

    def _find_rivals(self, signed: Signed) -> tuple[str, ...]:
        name, sign = signed
        found = list(self.judgements.claims_of((name, -sign)))
        if sign > 0:
            rivals = self.joint.marginals.best_rivals(name, RIVALS)
            found += [claim for one in rivals for claim in self.judgements.claims_of((one, 1))]
        return tuple(sorted(self._standings.supported.intersection(found)))

    @cached_property
    def _sorted_lines(self) -> dict[str, tuple[Line, ...]]:
        return {}

    # What is the same for all claims that say the same, as far as it is known.

    @cached_property
    def _weights_of(self) -> dict[Signed, Weights]:
        return {}

    @cached_property
    def _rivals_of(self) -> dict[Signed, tuple[str, ...]]:
        return {}

    @cached_property
    def _standings(self) -> Standings:
        return Standings(
            case=self.case,
            lines=self.all_lines,
            judgements=self.judgements,
            parameters=self.parameters,
        )

    def _order(self, line: Line) -> tuple[int, bool, float, str]:
        return (SIDES.index(line.side), not line.established, -self.strength(line), line.origin)

    @cached_property
    def _comparisons_by_claim(self) -> dict[str, tuple[Comparison, ...]]:
        found: dict[str, list[Comparison]] = {}
        for comparison in self.comparisons:
            for claim in dict.fromkeys(comparison.claims):
                found.setdefault(claim, []).append(comparison)
        return {claim: tuple(comparisons) for claim, comparisons in found.items()}

    @cached_property
    def _claims_by_id(self) -> dict[str, ScoredClaim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def _resting_on_linchpins(self) -> frozenset[str]:
        return frozenset(name for linchpin in self.linchpins for name in linchpin.claims)


def _in_lines(total: float, weight: float) -> float:
    """Return log-odds in lines of a weight; where such lines weigh nothing, none count."""
    return total / weight if weight else 0.0
