"""Scoring a case: every claim with its score, verdict, confidence and explanation."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve

from verifykit.comparison import Comparison, Relations
from verifykit.model.assessment import ScoredClaim, Shares, Verdict
from verifykit.model.case import Case
from verifykit.model.parameters import Parameters
from verifykit.parts import frozen
from verifykit.provenance import Graph, Line, Trace
from verifykit.scoring.explanation import Explainer
from verifykit.scoring.incoherence import Incoherence, find_incoherences
from verifykit.scoring.joint import Joint, joint
from verifykit.scoring.judgements import Judgements
from verifykit.scoring.linchpin import Linchpin, find_linchpins
from verifykit.scoring.lines import NO_LOSS, Lines, Losses
from verifykit.scoring.propositions import sides_of
from verifykit.scoring.records import RecordTerm, records_on, trust_by_record
from verifykit.scoring.reports import Reports, find_reports, reported
from verifykit.scoring.scored_claims import ScoredClaims
from verifykit.scoring.structure import Structure
from verifykit.scoring.verdict import decide

if TYPE_CHECKING:
    from verifykit.model.profile import Profile


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
        structure=Structure(case=case),
        parameters=parameters or Parameters(),
        profile=profile,
        prefer_profile=prefer_profile,
    )


@frozen(kw_only=True)
class Scoring:
    """The scores of a case and what they rest on, worked out when asked for."""

    structure: Structure
    parameters: Parameters
    profile: Profile | None = None
    prefer_profile: bool = False
    _lines: Lines | None = None
    """Lines that were made before, with other weights."""

    def of_case(self, case: Case) -> Scoring:
        """Return the scoring of another case, with the same parameters and profile."""
        return evolve(self, structure=Structure(case=case), lines=None)

    def with_weights(self, parameters: Parameters) -> Scoring:
        """Return the scoring with other weights of the sides, discount, prior and thresholds.

        What makes the strength of a line is to be as it was, so that the lines can stay.
        """
        return evolve(self, parameters=parameters, lines=self.all_lines.with_weights(parameters))

    # What is said of claims.

    @cached_property
    def claims(self) -> tuple[ScoredClaim, ...]:
        """The scored claims in the order of the case, without checks."""
        linchpins = frozenset(claim for one in self.linchpins for claim in one.claims)
        return tuple(self._scored.of(claim.id, linchpins) for claim in self.case.claims)

    def claim(self, claim_id: str) -> ScoredClaim:
        """Return one scored claim; raise KeyError for an id that the case does not have."""
        return self._claims_by_id[claim_id]

    def verdict(self, claim_id: str, thresholds: Parameters | None = None) -> Verdict:
        """Return the verdict of a claim, or the one that other thresholds would give its score."""
        if thresholds is None:
            return self.judgements.verdict(claim_id)
        if self.relations.proposition(claim_id) not in self.joint.groups:
            # Only a claim about a group is judged by the verdicts on others.
            return decide(self.judgements.of(claim_id), thresholds)
        return Judgements(case=self.case, joint=self.joint, thresholds=thresholds).verdict(claim_id)

    def shares(self, claim_id: str) -> Shares | None:
        """Return the shares of true, false and open of a claim; None where nothing tells of it."""
        return self._scored.shares(claim_id)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """How claims of the case stand to each other."""
        found = self.structure.comparison.comparisons
        if any(entity.memberships for entity in self.case.entities):
            return tuple(self.judgements.comparisons(found))
        return found

    def comparisons_of(self, claim_id: str) -> tuple[Comparison, ...]:
        """Return how a claim stands to others."""
        return self._comparisons_by_claim.get(claim_id, ())

    @cached_property
    def linchpins(self) -> tuple[Linchpin, ...]:
        """The documents on which verdicts hang."""
        return find_linchpins(self.all_lines, self.judgements, self.judged_with)

    @cached_property
    def incoherences(self) -> tuple[Incoherence, ...]:
        """What cannot be right together, whatever the scores come to."""
        return find_incoherences(self.structure.graph.undercutting, self.judgements)

    # What that rests on in the case.

    @property
    def case(self) -> Case:
        """The case that is scored."""
        return self.structure.case

    @property
    def graph(self) -> Graph:
        """The provenance graph of the case."""
        return self.structure.graph

    @property
    def relations(self) -> Relations:
        """How the claims bear on one another."""
        return self.structure.relations

    def trace(self, claim_id: str) -> Trace:
        """Return the provenance of a claim's evidence; raise KeyError for an unknown claim."""
        return self.structure.trace(self.case.claims_by_id[claim_id].id)

    def lines(self, claim_id: str) -> tuple[Line, ...]:
        """Return the lines of a claim's evidence: supports, refutes, open.

        Those of established independence come first on each side, then the strongest. What has
        no strength, or is superseded by what its origin says, is left out. Raise KeyError for an
        unknown claim.
        """
        return self.all_lines.ranked(self.case.claims_by_id[claim_id].id)

    def strength(self, line: Line) -> float:
        """Return the strength of a line, in units of a named source that nobody graded."""
        return self.all_lines.strength(line)

    # From evidence to lines, from lines to probabilities, from these to verdicts.

    @cached_property
    def all_lines(self) -> Lines:
        """The lines of the case."""
        return self._lines or Lines(
            structure=self.structure,
            parameters=self.parameters,
            records=trust_by_record(
                self.case, self.profile, self.parameters, prefer_profile=self.prefer_profile
            ),
        )

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
    def reports(self) -> Reports:
        """What those who pass a proposition on without taking a side add to it."""
        return find_reports(self.relations, self.all_lines.all, self.parameters)

    def judged_with(self, losses: Losses) -> Judgements:
        """Return the judgements that the case comes to where claims have lost lines."""
        joint = self._joint_with(losses)
        return Judgements(case=self.case, joint=joint, thresholds=self.parameters)

    def _joint_of(self, lines: tuple[Line, ...]) -> Joint:
        priors = {claim.id: claim.prior.value for claim in self.case.claims if claim.prior}
        leans = self._leans(lines)
        return joint(self.relations, self.structure.logic, lines, priors, self.parameters, leans)

    def _joint_with(self, losses: Losses) -> Joint:
        """The distribution where claims have lost lines."""
        names = {self.relations.proposition(claim) for claim in losses}
        claims = [claim for name in names for claim in self.judgements.claims_on(name)]
        if not self.all_lines.argued.isdisjoint(claims):
            return self._joint_of(self.all_lines.without(losses))
        lines = [
            line
            for claim in claims
            for line in self.all_lines.with_loss(claim, losses.get(claim, NO_LOSS))
        ]
        sides = sides_of(self.relations, lines)
        changed = {name: sides.get(name, ((), ())) for name in names}
        return self.joint.with_lines(changed, self._leans(lines, names))

    def _leans(
        self, lines: Iterable[Line], names: Collection[str] | None = None
    ) -> dict[str, float]:
        """The log-odds that records and reports add to propositions, to all if `names` is None."""
        reports = find_reports(self.relations, lines, self.parameters)
        return {
            name: sum(term.amount for term in self._records.get(name, ())) + reported(reports, name)
            for name in ({*reports, *self._records} if names is None else names)
        }

    @cached_property
    def _records(self) -> Mapping[str, tuple[RecordTerm, ...]]:
        return records_on(self.structure, self.profile, self.parameters)

    @cached_property
    def _scored(self) -> ScoredClaims:
        return ScoredClaims(
            lines=self.all_lines, judgements=self.judgements, explainer=self.explainer
        )

    @cached_property
    def _claims_by_id(self) -> Mapping[str, ScoredClaim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def _comparisons_by_claim(self) -> Mapping[str, tuple[Comparison, ...]]:
        found: dict[str, list[Comparison]] = {}
        for comparison in self.comparisons:
            for claim in dict.fromkeys(comparison.claims):
                found.setdefault(claim, []).append(comparison)
        return {claim: tuple(comparisons) for claim, comparisons in found.items()}
