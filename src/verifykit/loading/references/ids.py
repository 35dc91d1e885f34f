"""The ids of a case: what there is to refer to, and what is there twice."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

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


@frozen
class Ids:
    """The ids of every list, by the list's name."""

    by_list: dict[str, frozenset[str]]

    @classmethod
    def of(cls, data: Raw) -> Ids:
        """Return the ids of raw data."""
        return cls(
            {
                name: frozenset(
                    item["id"] for _, item in items(data, name) if isinstance(item.get("id"), str)
                )
                for names in _NAME_SPACES
                for name in names
            }
        )


def duplicate_findings(data: Raw) -> Iterator[Finding]:
    """Yield a finding for every item whose id another one of its name space has already."""
    for names in _NAME_SPACES:
        first: dict[str, str] = {}
        for name in names:
            for pointer, item in items(data, name):
                known = item.get("id")
                if not isinstance(known, str):
                    continue
                if known in first:
                    yield _duplicate(known, pointer, first[known])
                else:
                    first[known] = pointer


def _duplicate(known: str, pointer: str, first: str) -> Finding:
    owner = first.split("/")[1]
    message = f"the id {known} is taken already, in {owner}"
    finding = DUPLICATE_ID.finding(message, pointer=f"{pointer}/id")
    return evolve(finding, related=(Related(pointer=f"{first}/id", message="taken here"),))
