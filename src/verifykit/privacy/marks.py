"""What is marked `x-private`, and whether the mark can be heeded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifykit.errors import UsageError
from verifykit.model.case import Case, Item
from verifykit.model.extensions import Extensions

_KEY = "x-private"


def is_private(extensions: Extensions) -> bool:
    """Whether the item that carries these is marked `x-private: true`."""
    return (_KEY, "true") in extensions


def refuse_unheeded(case: Case) -> None:
    """Raise UsageError for a mark that would leave in view what somebody wanted out of it.

    Only sources, documents and evidence can be left out, and only `true` says so.
    """
    for place, mark in _marks(case, case.sources, case.documents, case.evidence):
        if mark not in ("true", "false"):
            raise UsageError(f"{place} has {_KEY}: {mark}; say true or false")
    others = _marks(
        case,
        case.claims,
        case.entities,
        case.predicates,
        case.hypotheses,
        case.relations,
        case.waivers,
    )
    header = (("the case", text) for text in _texts((*case.extensions, *case.header_extensions)))
    for place, mark in (*header, *others):
        if mark != "false":
            raise UsageError(
                f"{place} is marked {_KEY}, and only sources, documents and evidence can be "
                "left out: mark those, or take the mark away"
            )


def _marks(case: Case, *lists: Sequence[Item]) -> Iterator[tuple[str, str]]:
    """The place of every marked item of the lists, and the JSON text of its mark."""
    for items in lists:
        for item in items:
            for text in _texts(item.extensions):
                yield case.pointer(item), text


def _texts(extensions: Extensions) -> Iterator[str]:
    return (text for key, text in extensions if key == _KEY)
