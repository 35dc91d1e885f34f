"""What plug-ins say of private items, in a redacted report.

A built-in rule tells what the case says, and that can be taken out of its words. A plug-in may
quote what nobody could look for: the text of a capture, a date, a passage that two texts share.
So of what it says about something private, only who noticed something is left.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import PurePosixPath, PureWindowsPath

from attrs import evolve

from verifykit.model.assessment import Assessment, ScoredClaim, Step
from verifykit.model.case import Case
from verifykit.model.document import Document
from verifykit.model.evidence import Evidence
from verifykit.model.finding import Finding
from verifykit.model.proposal import Proposal
from verifykit.model.source import Source
from verifykit.model.table import EMPTY
from verifykit.parts import part
from verifykit.privacy import Private
from verifykit.reporting.redaction.renaming import Renaming
from verifykit.reporting.report import Report
from verifykit.reporting.result import ReportedProposal, WaivedFinding

LEFT_OUT = "what it says of something private is left out"


@part(kw_only=True)
class PluginWords:
    """Withholds what plug-ins say of what is private in a case.

    `own` are the codes of verifykit's own rules.
    """

    case: Case
    private: Private
    renaming: Renaming
    own: frozenset[str]

    @cached_property
    def _pointers(self) -> frozenset[str]:
        """Where private items stand in the case."""
        case = self.case
        items: tuple[Source | Document | Evidence, ...] = (
            *case.sources,
            *case.documents,
            *case.evidence,
        )
        return frozenset(case.pointer(one) for one in items if one.id in self.private.ids)

    @cached_property
    def _claims(self) -> frozenset[str]:
        """What private evidence bears on."""
        return frozenset(one.claim for one in self.case.evidence if one.id in self.private.evidence)

    def of_report(self, report: Report) -> Report:
        """Return the report without what its plug-ins say of private items."""
        # Claims that say the same have one explanation, and keep one.
        explanations = {id(claim.explanation): claim.explanation for claim in report.claims}
        told = {name: tuple(map(self._step, steps)) for name, steps in explanations.items()}
        return evolve(
            report,
            path=_place(report.path),
            claims=tuple(
                self._claim(claim, told[id(claim.explanation)]) for claim in report.claims
            ),
            findings=tuple(self._finding(finding) for finding in report.findings),
            waived=tuple(
                WaivedFinding(self._finding(one.finding), one.waiver) for one in report.waived
            ),
            # They may quote anything, and there is nothing to tell what.
            sections=(),
            accepted=tuple(map(_withheld, report.accepted)),
            errors=tuple(
                evolve(one, message=LEFT_OUT, traceback=None) if self.private.ids else one
                for one in report.errors
            ),
        )

    def _claim(self, claim: ScoredClaim, explanation: tuple[Step, ...]) -> ScoredClaim:
        return evolve(
            claim,
            explanation=explanation,
            checks=tuple(self._check(check, claim.id) for check in claim.checks),
        )

    def _step(self, step: Step) -> Step:
        if step.step != "proposal" or step.why is None:
            about = step.why is not None and {*step.evidence, step.origin} & self.private.ids
            return evolve(step, why=self.renaming.dates.replace(step.why or "")) if about else step
        if not ({*step.evidence} & self.private.ids or self.renaming.finder.finds(step.why)):
            return step
        plugin, kind, _ = step.why.split(": ", 2)
        return evolve(step, why=f"{plugin}: {kind}: {LEFT_OUT}")

    def _check(self, check: Assessment, claim: str) -> Assessment:
        said = check.explanation
        private = said is not None and (claim in self._claims or self.renaming.finder.finds(said))
        return evolve(
            check,
            explanation=None if private else said,
            findings=tuple(map(self._finding, check.findings)),
            data=EMPTY,
        )

    def _finding(self, finding: Finding) -> Finding:
        """Its message only if nothing private is in it; its data, which may be anything, never."""
        finding = evolve(
            finding,
            data=EMPTY,
            fix=None,
            path=_place(finding.path),
            related=tuple(evolve(one, path=_place(one.path)) for one in finding.related),
        )
        if not self._about_private(finding):
            return finding
        if finding.rule in self.own:
            return evolve(finding, message=self.renaming.dates.replace(finding.message))
        related = tuple(evolve(one, message=None) for one in finding.related)
        return evolve(finding, message=LEFT_OUT, related=related)

    def _about_private(self, finding: Finding) -> bool:
        if finding.claim in self._claims or (self.private.ids and not finding.pointer):
            return True
        pointers = (finding.pointer, *(one.pointer for one in finding.related))
        inside = any("/".join(pointer.split("/")[:3]) in self._pointers for pointer in pointers)
        return inside or self.renaming.finder.finds(finding.message)


def _withheld(accepted: ReportedProposal) -> ReportedProposal:
    """That a proposal took effect, and whose: what it left out is not in the case any more."""
    plugin = accepted.proposal.plugin
    told = Proposal(kind="void", evidence="an item", reason=LEFT_OUT, plugin=plugin)
    return evolve(accepted, proposal=told, item=None)


def _place(path: str | None) -> str | None:
    """A path without the folders above the working directory, which tell of who has them."""
    if path is None:
        return None
    outside = PurePosixPath(path).is_absolute() or PureWindowsPath(path).anchor
    return PureWindowsPath(path).name if outside or path.startswith("..") else path
