"""What the text of a draft says beyond its sentences, as proposals for its case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from verifykit import Basis, Case, Claim, Document, Evidence, InputError, Proposal
from verifykit.captures import UnreadableCapture
from verifykit.services import Services
from verifykit_grounding.citations import extension
from verifykit_grounding.drafting.case_data import MARK
from verifykit_grounding.drafting.cast import NamedSource, name_key
from verifykit_grounding.drafting.draft import Draft, DraftSentence, draft_of
from verifykit_grounding.inputs import read_text


def draft_proposals(case: Case, services: Services) -> Iterator[Proposal]:
    """Yield what the text of a draft proposes for the claims that are still in its case.

    Nothing for a case that is no draft, or whose text is gone: sources are found again by their
    names, claims by their places, so that ids may be changed and claims deleted.
    """
    drafted = _drafted(case)
    if drafted is None:
        return
    draft = _read(case, drafted, services)
    if draft is not None:
        filling = _Filling.of(case, drafted, draft)
        for sentence in draft.sentences:
            yield from filling.of_sentence(sentence)


def _drafted(case: Case) -> Document | None:
    said = extension(case.extensions, MARK)
    name = said.get("document") if isinstance(said, dict) else None
    return case.documents_by_id.get(name) if isinstance(name, str) else None


def _read(case: Case, document: Document, services: Services) -> Draft | None:
    try:
        # Read once this way, since that refuses what lies outside of the case's folder.
        services.read_capture(case, document)
        if case.folder is None or document.capture is None:
            return None
        answer = read_text(Path(case.folder) / document.capture.path, services)
    except (UnreadableCapture, InputError):
        return None
    return draft_of(answer, published=document.published)


_NO_VERBS = frozenset({"and", "or", "of", "in", "for", "at", "on", "from", "to", "with"})
"""What may follow a name that begins a sentence and is not what the sentence is about."""

_KEYS = {"outlet": "document", "speaker": "attributed_to", "origin": "derived_from"}
"""The key of an item of evidence that a credit is written under."""


@frozen
class _Filling:
    """The case that is filled in: whom names mean there, and where claims stand in the text."""

    case: Case
    text: Document
    sources: Mapping[str, str]
    entities: Mapping[str, str]
    claims: Mapping[tuple[int, int], Claim]
    items: Mapping[str | None, Evidence]
    draft: Draft

    @classmethod
    def of(cls, case: Case, text: Document, draft: Draft) -> _Filling:
        claims = {}
        for claim in case.claims:
            place = extension(claim.extensions, MARK)
            if isinstance(place, dict):
                claims[place.get("start", -1), place.get("end", -1)] = claim
        return cls(
            case=case,
            text=text,
            sources={name_key(one.name): one.id for one in case.sources},
            entities={one.name: one.id for one in case.entities if one.name},
            claims=claims,
            items={one.claim: one for one in case.evidence if extension(one.extensions, MARK)},
            draft=draft,
        )

    def of_sentence(self, sentence: DraftSentence) -> Iterator[Proposal]:
        """Yield what a sentence says of its claim, and of the item by which the text makes it."""
        claim = self.claims.get((sentence.start, sentence.end))
        if claim is None:
            return
        for one in sentence.structure:
            yield self._field("claims", claim.id, one.key, one.value, one.start, one.end)
        for name, entity in self._subject(sentence):
            start = self.draft.text.find(name, sentence.start, sentence.end)
            yield self._field("claims", claim.id, "subject", entity, start, start + len(name))
        yield from self._predicated(sentence, claim.id)
        item = self.items.get(claim.id)
        if item is not None:
            yield from self._of_item(sentence, item)

    def _predicated(self, sentence: DraftSentence, claim: str) -> Iterator[Proposal]:
        """Yield the predicate that a sentence has for its subject, and its date as the value."""
        name, found = self.draft.predications.get(sentence.id, ("", None))
        if found is None or name not in self.entities:
            return
        if found.predicate.id not in self.case.predicates_by_id:
            return
        # The claim may be the sentence without a credit: the words stand somewhere in it.
        words = sentence.claim[found.start : found.end]
        start = self.draft.text.find(words, sentence.start, sentence.end)
        if start >= 0:
            given = [("predicate", found.predicate.id), ("value", found.value)]
            for key, value in given:
                if value is not None:
                    yield self._field("claims", claim, key, value, start, start + len(words))

    def _of_item(self, sentence: DraftSentence, item: Evidence) -> Iterator[Proposal]:
        given: dict[str, list[tuple[Any, int, int]]] = {}
        for credit in sentence.credits:
            source = self._source(credit.source)
            outlet = credit.part == "outlet"
            value = self._report(source, sentence) if outlet and source is not None else source
            if value is not None:
                given.setdefault(_KEYS[credit.part], []).append((value, credit.start, credit.end))
        if "document" not in given:
            for name in sentence.links:
                if name in self.case.documents_by_id:
                    cites = ({"from": name, "how": "cites"}, sentence.start, sentence.end)
                    given.setdefault("derived_from", []).append(cites)
        if sentence.said is not None:
            one = sentence.said
            yield self._field("evidence", item.id, "when", one.value, one.start, one.end)
        for key, found in given.items():
            first, start, end = found[0]
            if key == "derived_from":
                everything = [value for value, _, _ in found]
                yield self._field("evidence", item.id, key, everything, start, found[-1][2])
                continue
            yield self._field("evidence", item.id, key, first, start, end)
            for number, (value, start, end) in enumerate(found[1:], 2):
                yield self._further(item, number, key, value, start, end)

    def _further(
        self, item: Evidence, number: int, key: str, value: str, start: int, end: int
    ) -> Proposal:
        data = {"id": f"{item.id}-{number}", "claim": item.claim, "document": self.text.id}
        return Proposal(
            kind="evidence",
            data={**data, "stance": "supports", key: value},
            reason=f"the text credits {value} as well: {self._said(start, end)}",
            rests_on=(self._basis(start, end),),
        )

    def _field(
        self, within: str, item: str, key: str, value: Any, start: int, end: int
    ) -> Proposal:
        return Proposal(
            kind="field",
            within=within,
            item=item,
            key=key,
            value=value,
            reason=f"the text says {self._said(start, end)}",
            rests_on=(self._basis(start, end),),
        )

    def _basis(self, start: int, end: int) -> Basis:
        return Basis(document=self.text.id, start=start, end=end, text=self.draft.text[start:end])

    def _said(self, start: int, end: int) -> str:
        words = " ".join(self.draft.text[start:end].split())
        return f"“{words if len(words) <= 100 else words[:99] + '…'}”"

    def _source(self, source: NamedSource) -> str | None:
        return self.sources.get(name_key(source.name))

    def _report(self, source: str, sentence: DraftSentence) -> str | None:
        """The document of a source: one that the sentence links to, else what nobody has read."""
        theirs = [
            one
            for one in self.case.documents
            if one.source == source and one.id != self.text.id
            if not one.consulted or one.id in sentence.links
        ]
        found = [one.id for one in theirs if one.id in sentence.links] or [one.id for one in theirs]
        return found[0] if found else None

    def _subject(self, sentence: DraftSentence) -> Iterator[tuple[str, str]]:
        """Yield the entity whose name a claim begins with, before a word that is none of a name."""
        for name, entity in self.entities.items():
            rest = sentence.claim.removeprefix(f"{name} ")
            if rest != sentence.claim and rest[0].islower() and rest.split()[0] not in _NO_VERBS:
                yield name, entity
