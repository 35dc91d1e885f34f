"""Quotations that come from where whoever is quoted says the opposite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from verifykit.model.document import Derivation, Document, How
from verifykit.model.evidence import Evidence, Stance
from verifykit.parts import part

_OPPOSITE: dict[Stance, Stance] = {"supports": "refutes", "refutes": "supports"}
_COPY: tuple[How, ...] = ("quotes", "syndicates", "translates", "paraphrases")
"""Ways to derive that leave no room for new words of whoever is quoted."""
_Voice = tuple[str, str, Stance]
"""A claim, who speaks on it, and with which stance."""


@part(kw_only=True)
class Misquotations:
    """Finds the words that a quotation was made of, where they say the opposite.

    Whoever is quoted has not changed their mind: who quotes them has it from there, and quotes them
    wrongly, cuts or mistranslates them. New words of theirs have `lineage: original`.
    """

    documents: Mapping[str, Document]
    evidence: Mapping[str, Evidence]

    def words(self, item: Evidence, *, sure: bool = True) -> tuple[str, ...]:
        """Return the items in which the speaker of an item says the opposite, and it has it there.

        A document that does not say how it derives, or only cites, may have asked the speaker anew:
        that counts where nobody is to be `sure`. Where they say both, they are quoted rightly.
        """
        speaker, other = item.attributed_to, _OPPOSITE.get(item.stance) if item.stance else None
        if speaker is None or other is None or item.lineage == "original":
            return ()
        places = self._places.get((item.claim, speaker, other))
        if places is None or speaker == self._outlet(item):
            return ()
        if item.derived_from:
            queue = [one.parent for one in item.derived_from if one.how in (None, *_COPY)]
        else:
            derived = self._of_document(item.document)
            queue = [one.parent for one in derived if not sure or one.how in _COPY]
        seen = set(queue)
        for place in queue:
            if place in places:
                return () if self._says_both(item, speaker, place) else tuple(places[place])
            new = [name for name in self._above(place) if name not in seen]
            queue += new
            seen.update(new)
        return ()

    def _says_both(self, item: Evidence, speaker: str, place: str) -> bool:
        """Whether a speaker has the stance of an item where they have the other one, too."""
        assert item.stance is not None
        alike = self._places.get((item.claim, speaker, item.stance), {})
        return any(name != item.id for name in alike.get(place, ()))

    def _above(self, place: str) -> Iterable[str]:
        item = self.evidence.get(place)
        derived = self._of_document(place)
        if item is not None:
            derived = item.derived_from or self._of_document(item.document)
        return [one.parent for one in derived if one.how != "confirms"]

    def _of_document(self, name: str | None) -> tuple[Derivation, ...]:
        document = self.documents.get(name or "")
        return () if document is None else document.derived_from

    def _outlet(self, item: Evidence) -> str | None:
        document = self.documents.get(item.document or "")
        return item.source if document is None else document.source

    @cached_property
    def _places(self) -> Mapping[_Voice, Mapping[str, list[str]]]:
        """For each voice its items by their ids and documents."""
        found: dict[_Voice, dict[str, list[str]]] = {}
        for item in self.evidence.values():
            speaker = item.attributed_to or self._outlet(item)
            if speaker is None or item.stance not in _OPPOSITE or item.partial:
                continue
            places = found.setdefault((item.claim, speaker, item.stance), {})
            for place in {item.id, item.document} - {None}:
                places.setdefault(str(place), []).append(item.id)
        return found
