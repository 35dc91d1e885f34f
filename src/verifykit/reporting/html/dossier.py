"""A case with all that its report tells of it: what the sections of the page are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup

from verifykit.model.assessment import ScoredClaim
from verifykit.model.case import Case
from verifykit.model.document import Document
from verifykit.model.evidence import Evidence
from verifykit.model.finding import SEVERITIES, Finding
from verifykit.parts import frozen
from verifykit.privacy import Private
from verifykit.provenance import Line, TraceItem
from verifykit.reporting.amendments import AcceptedEdit, accepted_edits
from verifykit.reporting.report import Report
from verifykit.scoring import Scoring

_MOST_STEPS = 24
"""Steps of an explanation up to which claims that say the same are each shown with it."""


@frozen(kw_only=True)
class Dossier:
    """The report on a case that was scored.

    `prefix` begins every anchor, so that several cases fit on one page.
    """

    report: Report
    prefix: str = ""
    alone: bool = False
    """Whether there is nothing on the page that a claim could be a link to."""

    @property
    def scoring(self) -> Scoring:
        """What the scores come from."""
        assert self.report.scoring is not None, "there is no page for what was not scored"
        return self.report.scoring

    @property
    def case(self) -> Case:
        """The case."""
        return self.scoring.case

    @cached_property
    def names_private(self) -> bool:
        """Whether what is told here is marked as private, since nobody asked to leave it out."""
        return self.report.left_out is None and bool(Private.of(self.case).ids)

    @cached_property
    def edits(self) -> tuple[AcceptedEdit, ...]:
        """What was done to the case because somebody accepted it."""
        return accepted_edits(self.report)

    @cached_property
    def carried_by_one(self) -> Mapping[str, Line]:
        """The claims that nothing but one origin supports, or the origins of one word; its line."""
        found: dict[str, Line] = {}
        for claim in self.report.claims:
            lines = [line for line in self.scoring.lines(claim.id) if line.side == "supports"]
            if len(lines) == 1 and lines[0].origins:
                found[claim.id] = lines[0]
        return found

    @property
    def title(self) -> str:
        """What the case is called."""
        return self.case.title or self.case.id or self.report.path or "Case"

    @property
    def lang(self) -> Markup:
        """The attribute of elements that hold the case's own words, if those are not English.

        It tells a screen reader how to speak them, and chooses among the forms of Han characters.
        """
        language = self.case.language
        if language is None or language.lower().partition("-")[0] == "en":
            return Markup("")
        return Markup(' lang="{}"').format(language)

    def anchor(self, kind: str, name: str) -> str:
        """Return the anchor of an item: an HTML id that is its own URL fragment."""
        return f"{self.prefix}{kind}-{quote(name, safe='').replace('%', ':')}"

    def scored(self, claim_id: str) -> ScoredClaim:
        """Return a scored claim with the answers of the checkers; raise KeyError."""
        return self.report.claims_by_id[claim_id]

    def text(self, claim_id: str) -> str:
        """Return the text of a claim, or its id where the case does not have it."""
        claim = self.case.claims_by_id.get(claim_id)
        return claim_id if claim is None else claim.text

    def findings(self, claim_id: str) -> tuple[Finding, ...]:
        """Return the findings about a claim, the gravest first."""
        return tuple(sorted(self.report.findings_by_claim.get(claim_id, ()), key=grave_first))

    def name(self, name: str) -> str:
        """Return what people call a source, document or item of evidence; else its id.

        Sources of one name have their ids behind it.
        """
        if name in self.case.sources_by_id:
            return self.case.source_name(name)
        document = self.case.documents_by_id.get(name)
        if document is not None:
            return self._name_of_document(name)
        evidence = self.case.evidence_by_id.get(name)
        return name if evidence is None else self.voices(evidence)

    def names(self, names: Iterable[str], *, between: str = " and ") -> str:
        """Return the names of several sources, documents or items."""
        return between.join(dict.fromkeys(map(self.name, names)))

    def origins(self, evidence: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of those whose word some items are, or whom they cite for it; an owner
        has not said it for them."""
        each = (one.speakers for one in self._traced(evidence))
        return tuple(dict.fromkeys(name for speakers in each for name in speakers))

    def speakers(self, evidence: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of those who speak in some items, and not of those whom they only cite."""
        found = (self.case.speaker(one.evidence) for one in self._traced(evidence))
        return tuple(dict.fromkeys(name for name in found if name is not None))

    def spoken(self, evidence: Iterable[str]) -> str:
        """Return who speaks in some items, and whom they cite: what those said nobody here holds.

        Without anybody who speaks it is empty.
        """
        told: dict[str, dict[str, None]] = {}
        for one in self._traced(evidence):
            speakers = self.speakers([one.evidence.id])
            told.setdefault(self._from_whom(one), {}).update(dict.fromkeys(speakers))
        return " and ".join(self.names(who) + how for how, who in told.items() if who)

    def _from_whom(self, item: TraceItem) -> str:
        """Return ` (citing …)` of an item that stands in for others, ` (as … has it)` of one that
        nobody here has read; else nothing."""
        heard = self.scoring.graph.heard_from(item.evidence)
        if item.role != "stand-in":
            has = "has" if len(heard) == 1 else "have"
            return f" (as {self.names(heard)} {has} it)" if heard else ""
        cited, outlet = self.names(item.speakers), self.case.outlet(item.evidence)
        if outlet in (None, self.case.speaker(item.evidence)):
            return f" (citing {cited})"
        return f" (as {self.name(outlet or '')} has it from {cited})"

    def _traced(self, evidence: Iterable[str]) -> Iterator[TraceItem]:
        known = self.case.evidence_by_id
        for item in (known[name] for name in evidence if name in known):
            yield self.scoring.trace(item.claim).item(item.id)

    def voices(self, evidence: Evidence) -> str:
        """Return who speaks in an item and who printed it, `speaker in outlet`.

        What the case undercuts may be nobody's word but the outlet's: "if it is theirs".
        """
        graph = self.scoring.graph
        speaker, outlet = graph.case.speaker(evidence), graph.case.outlet(evidence)
        if speaker is None:
            return evidence.id
        sources = self.case.sources_by_id
        names = [sources[one].name if one in sources else one for one in (speaker, outlet) if one]
        if outlet is not None and outlet != speaker and names[0] == names[1]:
            # A person's own page may be entered under another id and the same name.
            return names[0]
        said = self.name(speaker)
        if outlet is None or outlet == speaker:
            return said
        theirs = " (if it is theirs)" if graph.may_not_be_theirs(evidence) else ""
        return f"{said} {self.case.printed_by(outlet)}{theirs}"

    def _name_of_document(self, name: str) -> str:
        document = self.case.documents_by_id[name]
        if document.title:
            return document.title
        who = self.case.source_name(document.source)
        return f"{who}, {document.published}" if document.published else who

    def reading(self, document: Document) -> str:
        """Return whether a document was read, and through what it is known if not."""
        if document.consulted:
            return "read"
        if not document.known_through:
            return "cited, not read"
        known = self.case.documents_by_id
        through = [known[one].source if one in known else one for one in document.known_through]
        return f"not read; known only through {self.names(through)}"

    def silences(self, claim_id: str) -> Mapping[str, str]:
        """Return for the items of a claim that count for nothing why they do not."""
        return self._silences.get(claim_id, {})

    @cached_property
    def _silences(self) -> dict[str, dict[str, str]]:
        found: dict[int, dict[str, str]] = {}
        # Claims that say the same share their steps.
        for claim in self.scoring.claims:
            if id(claim.explanation) not in found:
                idle = [step for step in claim.explanation if step.step == "none"]
                found[id(claim.explanation)] = {
                    name: step.why or "" for step in reversed(idle) for name in step.evidence
                }
        return {claim.id: found[id(claim.explanation)] for claim in self.scoring.claims}

    def explained_with(self, claim_id: str) -> str | None:
        """Return the claim that says the same and stands before this one, if they are explained
        by one list of steps that is too long to be shown again; else None."""
        return self._explained.get(claim_id)

    @cached_property
    def _explained(self) -> Mapping[str, str]:
        return self.report.explained_before(_MOST_STEPS)


def grave_first(finding: Finding) -> tuple[int, str]:
    """Return the place of a finding in a list that begins with the gravest."""
    return -SEVERITIES.index(finding.severity), finding.rule
