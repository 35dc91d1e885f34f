"""What came of assessing one case: every claim's score, the findings, the failures of the tool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field

from verifykit.model.assessment import ScoredClaim
from verifykit.model.case import Case
from verifykit.model.evidence import Evidence
from verifykit.model.finding import Finding
from verifykit.model.parameters import Parameters
from verifykit.model.rule import Rule
from verifykit.parts import frozen
from verifykit.scoring import Scoring

if TYPE_CHECKING:
    from verifykit.model.fit import Promise
    from verifykit.model.proposal import Proposal
    from verifykit.model.section import Section
    from verifykit.model.waiver import Waiver


@frozen(kw_only=True)
class Failure:
    """A failure of a plug-in or of the tool, never a finding about the case.

    `code` is one of VK900-VK999, `plugin` and `checker` say whose it is, `count` for how
    many failures of the same kind it stands: the first few are listed one by one.
    """

    code: str
    message: str
    plugin: str | None = None
    checker: str | None = None
    claim: str | None = None
    count: int = 1
    traceback: str | None = field(default=None, eq=False, repr=False)
    """How the plug-in's code came to it, from its first line on; for those who mend it."""


@frozen(kw_only=True)
class Tool:
    """What produced a report: versions, and the constants of scoring, None if nothing is scored."""

    version: str
    checkers: tuple[tuple[str, str], ...] = ()
    constants: Parameters | None = None
    profile: str | None = None

    @property
    def parameters(self) -> str:
        """The digest of the constants; empty where nothing was scored."""
        return "" if self.constants is None else self.constants.digest()

    @property
    def promise(self) -> Promise | None:
        """What the constants promise of verdicts."""
        fit = None if self.constants is None else self.constants.fit
        return None if fit is None else fit.promise


@frozen(kw_only=True)
class ReportedProposal:
    """A proposal about a case, and the ids of the claims that it is about; none for all.

    `item` is the item that it leaves out, which the case as it was assessed does not have.
    """

    proposal: Proposal
    claims: tuple[str, ...] = ()
    item: Evidence | None = None


@frozen
class WaivedFinding:
    """A finding that a waiver of the case accepts."""

    finding: Finding
    waiver: Waiver


@frozen(kw_only=True)
class LeftOut:
    """How many items a redacted report leaves out, and the ids that stand for them."""

    sources: int = 0
    documents: int = 0
    evidence: int = 0
    stand_ins: frozenset[str] = frozenset()


@frozen(kw_only=True)
class Result:
    """What came of assessing one case, and what every output is made from.

    `path` is what the user named. `case` is the case as it was assessed: with the `accepted`
    proposals applied. A case that is invalid has findings and no claims, and `case` is then None
    if it could not even be built. `scoring` is what the claims' scores come from: traces, lines,
    comparisons. It is None where nothing was scored, takes no part in comparisons of reports, and
    is in no output.
    """

    tool: Tool
    case: Case | None = None
    path: str | None = None
    claims: tuple[ScoredClaim, ...] = ()
    findings: tuple[Finding, ...] = ()
    waived: tuple[WaivedFinding, ...] = ()
    accepted: tuple[ReportedProposal, ...] = ()
    sections: tuple[Section, ...] = ()
    errors: tuple[Failure, ...] = ()
    rules: tuple[Rule, ...] = ()
    """The rules of every checker that ran, sorted by code, for writers that describe them."""
    own_rules: frozenset[str] = frozenset()
    """The codes of verifykit's own rules, whose findings say nothing but what the case says; those
    of any other rule may quote captures, and are withheld where a private item is redacted."""
    left_out: LeftOut | None = None
    """What is left out because the case marks it as private; None for a report that is complete."""
    scoring: Scoring | None = field(default=None, eq=False, repr=False)

    @cached_property
    def claims_by_id(self) -> Mapping[str, ScoredClaim]:
        """The scored claims by their ids."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def findings_by_claim(self) -> Mapping[str, Sequence[Finding]]:
        """The findings about each claim that has any."""
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            if finding.claim is not None:
                found.setdefault(finding.claim, []).append(finding)
        return found

    @cached_property
    def needing(self) -> frozenset[str]:
        """The claims that need somebody: an error is about them, or they are contested."""
        wrong = {finding.claim for finding in self.findings if finding.severity == "error"}
        return frozenset(
            claim.id for claim in self.claims if claim.id in wrong or claim.verdict == "contested"
        )

    @cached_property
    def in_order_of_need(self) -> Sequence[ScoredClaim]:
        """The claims, those that need somebody first, else as the case has them."""
        return sorted(self.claims, key=lambda claim: claim.id not in self.needing)

    def explained_before(self, most: int) -> Mapping[str, str]:
        """Return for each claim that says the same as one before it, and so has its explanation,
        that claim, where the explanation has more than `most` steps."""
        # By identity: to compare lists of steps would take as long as to tell them.
        first: dict[int, str] = {}
        return {
            claim.id: known
            for claim in self.claims
            if (known := first.setdefault(id(claim.explanation), claim.id)) != claim.id
            and len(claim.explanation) > most
        }
