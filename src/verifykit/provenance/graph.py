"""The provenance graph of a whole case: who speaks, what derives from what, what was retracted."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from attrs import field

from verifykit.model.case import Case
from verifykit.model.document import Derivation
from verifykit.model.evidence import Evidence
from verifykit.model.proposal import Proposal
from verifykit.model.source import Source
from verifykit.model.time import span_of
from verifykit.parts import part


@part(kw_only=True)
class Graph:
    """A case's provenance, with the proposals about evidence that were accepted.

    Ids of sources, documents and evidence share one name space, so a node of the graph is an id.
    """

    case: Case
    proposals: tuple[Proposal, ...] = ()
    _windows: dict[str, frozenset[str]] = field(factory=dict, init=False)
    _parents: dict[str, tuple[str, ...]] = field(factory=dict, init=False)

    def speaker(self, evidence: Evidence) -> str | None:
        """Return who speaks: `attributed_to`, else the document's source, else the source."""
        return evidence.attributed_to or self.outlet(evidence)

    def outlet(self, evidence: Evidence) -> str | None:
        """Return who printed it: the document's source, else the item's own source."""
        if evidence.document is None:
            return evidence.source
        document = self.case.documents_by_id.get(evidence.document)
        return evidence.source if document is None else document.source

    def source(self, name: str | None) -> Source | None:
        """Return the source of that id; None for one that the case does not list."""
        return None if name is None else self.case.sources_by_id.get(name)

    def owner(self, name: str) -> str:
        """Return the last owner above a source: sources of one owner are one origin."""
        seen = {name}
        while (source := self.source(name)) is not None and source.owner is not None:
            if source.owner in seen:
                return min(seen)
            name = source.owner
            seen.add(name)
        return name

    def derivations(self, evidence: Evidence) -> tuple[Derivation, ...]:
        """Return the item's derivation: its own, else its document's unless its lineage cancels it.

        Entries that only confirm are left in; `parents` leaves them out.
        """
        proposed = self._proposed_parents.get(evidence.id, ())
        if evidence.derived_from:
            return evidence.derived_from + proposed
        if evidence.lineage in (None, "relayed") and evidence.document is not None:
            document = self.case.documents_by_id.get(evidence.document)
            if document is not None:
                return document.derived_from + proposed
        return proposed

    def parents(self, evidence: Evidence) -> tuple[str, ...]:
        """Return the ids an item derives from; its own document and speakers do not count."""
        found = self._parents.get(evidence.id)
        if found is None:
            own = (evidence.id, evidence.document, self.outlet(evidence), self.speaker(evidence))
            derived = _derived(self.derivations(evidence))
            found = tuple(name for name in derived if name not in own)
            self._parents[evidence.id] = found
        return found

    def parents_of(self, name: str) -> tuple[str, ...]:
        """Return what an item of evidence or a document derives from, by its id."""
        evidence = self.case.evidence_by_id.get(name)
        if evidence is not None:
            return self.parents(evidence)
        document = self.case.documents_by_id.get(name)
        if document is None:
            return ()
        return tuple(
            parent
            for parent in _derived(document.derived_from)
            if parent not in (name, document.source)
        )

    def origin_of(self, name: str) -> str | None:
        """Return who speaks in an item of evidence or a document; None for other ids."""
        evidence = self.case.evidence_by_id.get(name)
        if evidence is not None:
            return self.speaker(evidence)
        document = self.case.documents_by_id.get(name)
        return None if document is None else document.source

    def confirms(self, evidence: Evidence) -> bool:
        """Whether the item is said to confirm another one: a line of unknown independence."""
        return any(derivation.how == "confirms" for derivation in self.derivations(evidence))

    def original(self, evidence: Evidence) -> bool:
        """Whether the item is declared to be the speaker's own word."""
        return evidence.lineage == "original" and not self.parents(evidence)

    def retracted(self, name: str) -> bool:
        """Whether evidence or a document was retracted, or the evidence voided, by then."""
        if name in self._void:
            return True
        evidence = self.case.evidence_by_id.get(name)
        document = name if evidence is None else evidence.document
        return document in self._retracted

    def windows(self, evidence: Evidence) -> frozenset[str]:
        """Return the consulted documents through which an item is known; empty if not known."""
        return frozenset() if evidence.document is None else self.windows_of(evidence.document)

    def windows_of(self, document_id: str) -> frozenset[str]:
        """Return the consulted documents through which a document is known: itself if consulted."""
        if document_id not in self._windows:
            self._windows[document_id] = self._find_windows(document_id)
        return self._windows[document_id]

    def _find_windows(self, document_id: str) -> frozenset[str]:
        found: set[str] = set()
        seen: set[str] = set()
        todo = [document_id]
        while todo:
            name = todo.pop()
            document = self.case.documents_by_id.get(name)
            if document is None or name in seen:
                continue
            seen.add(name)
            if document.consulted:
                found.add(name)
            else:
                todo.extend(document.known_through)
        return frozenset(found)

    @cached_property
    def _retracted(self) -> frozenset[str]:
        today = span_of(self.case.as_of)
        return frozenset(
            document.id
            for document in self.case.documents
            if document.retracted is not None and not today.before(span_of(document.retracted.on))
        )

    @cached_property
    def _void(self) -> frozenset[str]:
        return frozenset(
            proposal.evidence for proposal in self.proposals if proposal.kind == "void"
        )

    @cached_property
    def _proposed_parents(self) -> dict[str, tuple[Derivation, ...]]:
        found: dict[str, tuple[Derivation, ...]] = {}
        for proposal in self.proposals:
            if proposal.kind == "derives" and proposal.parent is not None:
                earlier = found.get(proposal.evidence, ())
                found[proposal.evidence] = (*earlier, Derivation(proposal.parent))
        return found


def _derived(derivations: Iterable[Derivation]) -> list[str]:
    return [derivation.parent for derivation in derivations if derivation.how != "confirms"]
