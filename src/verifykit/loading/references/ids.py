"""The ids of a case: what there is to refer to, and what is there twice."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.loading.references.items import Raw, items
from verifykit.loading.rules.references import DUPLICATE_ID
from verifykit.model.finding import Finding, Related

_NAME_SPACES = (
    ("sources", "documents", "evidence"),
    ("entities",),
    ("predicates",),
    ("claims",),
    ("hypotheses",),
)
"""Lists that share ids: a derivation can name a source, a document or evidence."""


class Ids:
    """The ids of a raw case, each with the pointer of the first item that has it."""

    def __init__(self, data: Raw) -> None:
        self._by_list: dict[str, dict[str, str]] = {}
        self._again: list[tuple[str, str, str]] = []
        for names in _NAME_SPACES:
            taken: dict[str, str] = {}
            for name in names:
                self._by_list[name] = self._read(data, name, taken)

    def of(self, lists: tuple[str, ...]) -> frozenset[str]:
        """Return the ids in any of the lists."""
        return frozenset().union(*(self._by_list[name] for name in lists))

    def duplicates(self) -> Iterator[Finding]:
        """Yield a finding for every item whose id another one of its name space has already."""
        for known, pointer, first in self._again:
            yield _duplicate(known, pointer, first)

    def _read(self, data: Raw, name: str, taken: dict[str, str]) -> dict[str, str]:
        own = {}
        for pointer, item in items(data, name):
            known = item.get("id")
            if isinstance(known, str):
                own[known] = pointer
                first = taken.setdefault(known, pointer)
                if first != pointer:
                    self._again.append((known, pointer, first))
        return own


def _duplicate(known: str, pointer: str, first: str) -> Finding:
    owner = first.split("/")[1]
    message = f"the id {known} is taken already, in {owner}"
    taken = Related(pointer=f"{first}/id", message="taken here")
    return DUPLICATE_ID.finding(message, pointer=f"{pointer}/id", related=(taken,))
