"""What a case says about provenance: who speaks, what derives from what, what was taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from verifykit.model.case import Case
from verifykit.model.document import Derivation
from verifykit.model.evidence import Evidence, Stance
from verifykit.model.time import Span, span_of
from verifykit.parts import field, part
from verifykit.provenance.path import Path
from verifykit.provenance.retraction import TakenBack, taken_back
from verifykit.provenance.undercutting import Undercutting, undercutting


@part(kw_only=True)
class Graph:
    """A case's provenance.

    Ids of sources, documents and evidence share one name space, so a node of the graph is an id.
    """

    case: Case
    _parents: dict[str, tuple[str, ...]] = field(factory=dict, init=False)
    _owners: dict[str, str] = field(factory=dict, init=False)
    _ways: dict[str, Mapping[str, Path]] = field(factory=dict, init=False)

    def quotes(self, evidence: Evidence) -> bool:
        """Return whether somebody else is named as the speaker than whoever printed it."""
        return evidence.attributed_to not in (None, self.case.outlet(evidence))

    def owner(self, name: str) -> str:
        """Return the last owner above a source: sources of one owner are one origin."""
        return self._owners.get(name) or self._last_owner(name)

    def _last_owner(self, name: str) -> str:
        passed: dict[str, None] = {}
        while name not in self._owners:
            passed[name] = None
            source = self.case.source(name)
            above = name if source is None or source.owner is None else source.owner
            if above in passed:
                # A circle of owners is a finding; it is called by its smallest name.
                names = tuple(passed)
                name = self._owners[above] = min(names[names.index(above) :])
            else:
                name = above
        self._owners.update(dict.fromkeys(passed, self._owners[name]))
        return self._owners[name]

    def is_unnamed(self, name: str) -> bool:
        """Whether nobody says who a source is, nor graded it: who grades somebody knows them.

        A named speaker is no less named for belonging to somebody who is not.
        """
        source = self.case.source(name)
        return source is not None and source.anonymous and source.grade == "F"

    def derivations(self, evidence: Evidence) -> tuple[Derivation, ...]:
        """Return what an item derives from, first that is given.

        Its own derivation; nothing where a speaker is named or the lineage is not that of the
        document; its document's. Entries that only confirm are left in; `parents` leaves them out.
        """
        if evidence.derived_from:
            return evidence.derived_from
        if self.quotes(evidence) or evidence.lineage in ("original", "unknown"):
            return ()
        document = self.case.document_of(evidence)
        return () if document is None else document.derived_from

    def parents(self, evidence: Evidence) -> tuple[str, ...]:
        """Return the ids an item derives from; its own document and speakers do not count."""
        found = self._parents.get(evidence.id)
        if found is None:
            own = (
                evidence.id,
                evidence.document,
                self.case.outlet(evidence),
                self.case.speaker(evidence),
            )
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
        derived = _derived(document.derived_from)
        return tuple(parent for parent in derived if parent not in (name, document.source))

    def origin_of(self, name: str) -> str | None:
        """Return who speaks in an item of evidence or a document; None for other ids."""
        evidence = self.case.evidence_by_id.get(name)
        if evidence is not None:
            return self.case.speaker(evidence)
        document = self.case.documents_by_id.get(name)
        return None if document is None else document.source

    def said(self, name: str) -> Span | None:
        """Return when an item was said or a document published; None where nobody knows."""
        evidence = self.case.evidence_by_id.get(name)
        document = self.case.documents_by_id.get(name)
        date = None if document is None else document.published
        if evidence is not None:
            date = self.case.date(evidence)
        return None if date is None else span_of(date)

    def confirms(self, evidence: Evidence) -> bool:
        """Whether the item is said to confirm another one: a line of unknown independence."""
        return any(derivation.how == "confirms" for derivation in self.derivations(evidence))

    def original(self, evidence: Evidence) -> bool:
        """Return whether the item is declared to be the speaker's own word."""
        return evidence.lineage == "original" and not self.parents(evidence)

    def retracted(self, name: str) -> bool:
        """Return whether an item or a document was itself taken back by the day of the case."""
        return self.taken_back(name) is not None

    def taken_back(self, name: str | None) -> TakenBack | None:
        """Return how an item, or else its document, or a document was taken back by that day."""
        found = self._taken_back.get(name or "")
        evidence = self.case.evidence_by_id.get(name or "")
        if found is not None or evidence is None:
            return found
        return self._taken_back.get(evidence.document or "")

    def windows(self, evidence: Evidence) -> frozenset[str]:
        """Return the consulted documents through which an item is known; empty if not known."""
        return frozenset() if evidence.document is None else self.windows_of(evidence.document)

    def windows_of(self, document_id: str) -> frozenset[str]:
        """Return the consulted documents through which a document is known: itself if consulted."""
        return frozenset(self.ways(document_id))

    def heard_from(self, evidence: Evidence) -> tuple[str, ...]:
        """Return the sources that print what is known of an item that nobody here has read.

        Empty for what somebody has read, and without whoever speaks in it. Of whoever says the
        opposite where an item derives from it is known, too, through whoever printed it.
        """
        printer = self.case.outlet(evidence)
        if printer is not None and self.case.misquoted(evidence, sure=False):
            return (printer,)
        document = self.case.document_of(evidence)
        if document is None or document.consulted:
            return ()
        found = {self.origin_of(window) or window for window in self.windows(evidence)}
        return tuple(sorted(found - {self.case.speaker(evidence)}))

    def ways(self, document_id: str) -> Mapping[str, Path]:
        """Return for each consulted document through which one is known the path that leads there.

        The path begins with the document itself, which is all of it where somebody has read it.
        """
        if document_id not in self._ways:
            self._ways[document_id] = self._find_ways(document_id)
        return self._ways[document_id]

    def _find_ways(self, document_id: str) -> Mapping[str, Path]:
        found: dict[str, Path] = {}
        before: dict[str, str | None] = {document_id: None}
        queue = [document_id]
        for name in queue:
            document = self.case.documents_by_id.get(name)
            if document is None:
                continue
            if document.consulted:
                chain = [name]
                while (step := before[chain[-1]]) is not None:
                    chain.append(step)
                found[name] = Path.of(chain[::-1])
                continue
            for through in document.known_through:
                if through not in before:
                    before[through] = name
                    queue.append(through)
        return found

    def doubted_by(self, evidence: Evidence) -> frozenset[str]:
        """Return the claims that would undercut an item, its document or what alone this has it
        from, if something supports them."""
        nodes = [evidence.id]
        above: tuple[str, ...] = (evidence.document,) if evidence.document else ()
        while len(above) == 1 and above[0] not in nodes:
            nodes.append(above[0])
            above = self.parents_of(above[0])
        return self.doubts(nodes)

    def is_doubted(self, evidence: Evidence) -> bool:
        """Return whether an item may not be the word of whoever speaks in it.

        Something that nobody refutes would undercut it, or they say the opposite where it is from.
        """
        undercut = not all(map(self.is_refuted, self.doubted_by(evidence)))
        return undercut or bool(self.case.misquoted(evidence))

    def may_not_be_theirs(self, evidence: Evidence) -> bool:
        """Return whether an item is doubted, by what somebody refutes, too."""
        return bool(self.doubted_by(evidence)) or self.is_doubted(evidence)

    def doubts(self, nodes: Iterable[str]) -> frozenset[str]:
        """Return the claims that would undercut any of some nodes, if something supports them."""
        if not self.undercutting:
            return frozenset()
        found = self.undercutting.of_said(nodes)
        return frozenset(
            name
            for name in found
            if name in self.undercutting.implied or self._has(name, "supports")
        )

    def is_refuted(self, claim: str) -> bool:
        """Return whether something refutes a claim, however little it is worth."""
        return self._has(claim, "refutes")

    def _has(self, claim: str, stance: Stance) -> bool:
        return any(one.stance == stance for one in self.case.evidence_by_claim.get(claim, ()))

    @cached_property
    def undercutting(self) -> Undercutting:
        """What undercuts what."""
        return undercutting(self.case)

    @cached_property
    def _taken_back(self) -> dict[str, TakenBack]:
        return taken_back(self.case)


def _derived(derivations: Iterable[Derivation]) -> list[str]:
    """Return the parents of derivations; what only confirms is none."""
    return [one.parent for one in derivations if one.how != "confirms"]
