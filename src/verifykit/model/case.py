"""A case: claims, sources, documents and evidence, with everything that describes them."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field

from verifykit.model.claim import Claim, Role
from verifykit.model.document import Document
from verifykit.model.entity import Entity
from verifykit.model.evidence import Evidence
from verifykit.model.extensions import Extensions
from verifykit.model.finding import Finding
from verifykit.model.hypothesis import Hypothesis
from verifykit.model.place import Places
from verifykit.model.predicate import Predicate
from verifykit.model.relation import Relation
from verifykit.model.source import Source
from verifykit.model.time import span_of
from verifykit.model.waiver import Waiver
from verifykit.parts import frozen

if TYPE_CHECKING:
    from verifykit.model.amendment import Amendment
    from verifykit.model.misquotation import Misquotations

Item = Claim | Document | Entity | Evidence | Hypothesis | Predicate | Relation | Source | Waiver

LISTS = {
    Source: "sources",
    Document: "documents",
    Entity: "entities",
    Predicate: "predicates",
    Claim: "claims",
    Evidence: "evidence",
    Hypothesis: "hypotheses",
    Relation: "relations",
    Waiver: "waivers",
}
"""The class of an item and the name of the list that holds it, in the order of a case file."""


_PRINTED_IN = (None, "outlet", "agency", "dataset", "platform")
"""Kinds of sources that one is said to speak in."""


@frozen(kw_only=True)
class Case:
    """A case. `as_of` is the date (ISO 8601) that "today" means for it; None = no date known.

    `role` is that of the claims that give none of their own; None is "examined".
    """

    id: str | None = None
    title: str | None = None
    description: str | None = None
    as_of: str | None = None
    language: str | None = None
    role: Role | None = None
    sources: tuple[Source, ...] = ()
    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    relations: tuple[Relation, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    header_extensions: Extensions = ()
    """The `x-…` keys of the `case:` header."""
    extensions: Extensions = ()
    """The `x-…` keys at the top level."""
    folder: str | None = field(default=None, eq=False)
    """The folder that capture paths are relative to; None if it was not loaded from a file."""
    places: Places | None = field(default=None, eq=False, repr=False)
    notes: tuple[Finding, ...] = field(default=(), eq=False, repr=False)
    """What its reader noted that keeps nobody from using it."""

    @cached_property
    def claims_by_id(self) -> dict[str, Claim]:
        """The claims under their ids."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def sources_by_id(self) -> dict[str, Source]:
        """The sources under their ids."""
        return {source.id: source for source in self.sources}

    @cached_property
    def documents_by_id(self) -> dict[str, Document]:
        """The documents under their ids."""
        return {document.id: document for document in self.documents}

    @cached_property
    def evidence_by_id(self) -> dict[str, Evidence]:
        """The evidence under its ids."""
        return {item.id: item for item in self.evidence}

    @cached_property
    def entities_by_id(self) -> dict[str, Entity]:
        """The entities under their ids."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def amendments(self) -> tuple[Amendment, ...]:
        """The edits that plug-ins proposed and somebody accepted, as the case keeps them."""
        if not self.extensions:
            return ()
        # Few cases have any, and the others need not wait for it.
        from verifykit.model.amendment import amendments_of

        return tuple(amendments_of(self.extensions))

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """The names that several entities have, so that only their ids tell them apart."""
        names = Counter(entity.name for entity in self.entities if entity.name is not None)
        return frozenset(name for name, count in names.items() if count > 1)

    def source(self, name: str | None) -> Source | None:
        """Return the source of that id; None for one that the case does not list."""
        return None if name is None else self.sources_by_id.get(name)

    def source_name(self, source_id: str) -> str:
        """Return a source's name, with its id behind it if others have that name.

        Two people of one name are not one who contradicts themselves. Of an unnamed source no id
        is told, which may give it away. A source that the case does not list has its id for a name.
        """
        source = self.sources_by_id.get(source_id)
        if source is None:
            return source_id
        shared = source.name in self._shared_source_names and not source.anonymous
        return f"{source.name} ({source_id})" if shared else source.name

    def printed_by(self, source_id: str) -> str:
        """Return where words stand that a source published, behind the name of who speaks.

        "in The Daily"; but nobody speaks in a hospital because the hospital published it.
        """
        source = self.sources_by_id.get(source_id)
        printed = source is None or source.kind in _PRINTED_IN
        return f"{'in' if printed else 'published by'} {self.source_name(source_id)}"

    @cached_property
    def _shared_source_names(self) -> frozenset[str]:
        names = Counter(source.name for source in self.sources)
        return frozenset(name for name, count in names.items() if count > 1)

    @cached_property
    def predicates_by_id(self) -> dict[str, Predicate]:
        """The predicates under their ids."""
        return {predicate.id: predicate for predicate in self.predicates}

    @cached_property
    def evidence_by_claim(self) -> dict[str, tuple[Evidence, ...]]:
        """For each claim id the evidence in hand for it; claims without evidence are absent."""
        found: dict[str, list[Evidence]] = {}
        for item in self.evidence:
            found.setdefault(item.claim, []).append(item)
        return {claim: tuple(items) for claim, items in found.items()}

    @cached_property
    def _pointers(self) -> dict[int, str]:
        return {
            id(item): f"/{name}/{index}"
            for name in LISTS.values()
            for index, item in enumerate(getattr(self, name))
        }

    def document_of(self, item: Evidence) -> Document | None:
        """Return the document that an item stands in; None without one, or if it is not listed."""
        return None if item.document is None else self.documents_by_id.get(item.document)

    def document_name(self, document: Document) -> str:
        """Return a document as a person asks for it: its title, or what its source published.

        Of several that one source published the day is told, or the id where that tells nothing.
        """
        who = self.source_name(document.source)
        if document.title:
            return f"“{document.title}” by {who}"
        days = [one.published for one in self.documents if one.source == document.source]
        if len(days) == 1:
            return f"what {who} published"
        if document.published and days.count(document.published) == 1:
            return f"what {who} published on {document.published}"
        return f"{document.id} by {who}"

    def outlet(self, item: Evidence) -> str | None:
        """Return the source that printed an item: its document's, else its own."""
        document = self.document_of(item)
        return item.source if document is None else document.source

    def speaker(self, item: Evidence) -> str | None:
        """Return who speaks in an item: whoever it is attributed to, else whoever printed it."""
        return item.attributed_to or self.outlet(item)

    def misquoted(self, item: Evidence, *, sure: bool = True) -> tuple[str, ...]:
        """Return the items that a quotation was made of, in which its speaker says the opposite.

        Empty where it quotes nobody to the contrary. With `sure` only what leaves no room for new
        words of the speaker: the item, or its document as a copy, quotation or translation, derives
        from there.
        """
        return self._misquotations.words(item, sure=sure)

    @cached_property
    def _misquotations(self) -> Misquotations:
        from verifykit.model.misquotation import Misquotations

        return Misquotations(documents=self.documents_by_id, evidence=self.evidence_by_id)

    def date(self, item: Evidence) -> str | None:
        """Return when an item was said, as it is written: on its own date, else its document's."""
        document = self.document_of(item)
        return item.when or (None if document is None else document.published)

    def is_forecast(self, claim: Claim) -> bool:
        """Return whether a claim speaks of a time after the day of the case."""
        if self.as_of is None or claim.when is None:
            return False
        return span_of(self.as_of).before(span_of(claim.when))

    def pointer(self, item: Item) -> str:
        """Return the JSON pointer of an item of this case; raise KeyError for a stranger."""
        return self._pointers[id(item)]
