"""What remains of private items in a redacted case: what the scores depend on, no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import evolve

from verifykit.model.case import Case
from verifykit.model.document import Correction, Derivation, Document, Retraction
from verifykit.model.evidence import Evidence, Judgement
from verifykit.model.source import Source
from verifykit.model.time import span_of
from verifykit.parts import part
from verifykit.privacy import Private


@part(kw_only=True)
class Remains:
    """A case, what is private of it, and the stand-ins that private ids get in the end."""

    case: Case
    private: Private
    names: Mapping[str, str]

    def case_without(self) -> Case:
        """Return the case, with its ids, without all that private items do not need."""
        return evolve(
            self.case,
            sources=tuple(map(self._source, self.case.sources)),
            documents=tuple(map(self._document, self.case.documents)),
            evidence=tuple(map(self._evidence, self.case.evidence)),
            folder=None,
        )

    def _source(self, source: Source) -> Source:
        if source.id not in self.private.sources:
            return source
        return Source(
            id=source.id,
            name=f"a source left out ({self._number(source.id)})",
            reliability=source.reliability,
            owner=source.owner,
            anonymous=source.anonymous,
            people=source.people,
        )

    def _document(self, document: Document) -> Document:
        if document.id not in self.private.documents:
            return document
        return Document(
            id=document.id,
            source=document.source,
            title=f"a document left out ({self._number(document.id)})",
            consulted=document.consulted,
            known_through=document.known_through,
            derived_from=_bare(document.derived_from),
            retracted=self._taken_back(document.retracted),
            corrected=tuple(
                Correction(items=one.items) for one in document.corrected if self._is_past(one.on)
            ),
        )

    def _evidence(self, evidence: Evidence) -> Evidence:
        if evidence.id not in self.private.evidence:
            return evidence
        return evolve(
            evidence,
            derived_from=_bare(evidence.derived_from),
            when=self._date(evidence) if self._is_on_both_sides(evidence) else None,
            withdrawn=self._taken_back(evidence.withdrawn),
            strength=evidence.strength and Judgement(factor=evidence.strength.factor),
            quote=None,
            notes=None,
            extensions=(),
        )

    def _taken_back(self, back: Retraction | None) -> Retraction | None:
        """That it was taken back by the day of the case; the day would tell which document."""
        return None if back is None or not self._is_past(back.on) else Retraction()

    def _is_past(self, date: str | None) -> bool:
        return not span_of(self.case.as_of).before(span_of(date))

    def _date(self, evidence: Evidence) -> str | None:
        document = self.case.documents_by_id.get(evidence.document or "")
        return evidence.when or (None if document is None else document.published)

    def _is_on_both_sides(self, evidence: Evidence) -> bool:
        """Whether its speaker says the contrary, too: then the later word counts."""
        return len(self._stances[self._said(evidence)]) > 1

    def _said(self, evidence: Evidence) -> tuple[str, str | None]:
        document = self.case.documents_by_id.get(evidence.document or "")
        outlet = evidence.source if document is None else document.source
        return evidence.claim, evidence.attributed_to or outlet

    @cached_property
    def _stances(self) -> Mapping[tuple[str, str | None], set[str]]:
        found: defaultdict[tuple[str, str | None], set[str]] = defaultdict(set)
        for item in self.case.evidence:
            if item.stance in ("supports", "refutes"):
                found[self._said(item)].add(item.stance)
        return found

    def _number(self, name: str) -> str:
        return self.names[name].rpartition("-")[2]


def _bare(derivations: Iterable[Derivation]) -> tuple[Derivation, ...]:
    return tuple(Derivation(one.parent, one.how) for one in derivations)
