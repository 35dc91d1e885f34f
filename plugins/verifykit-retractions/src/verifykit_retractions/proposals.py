"""Proposals: what publishers and Retraction Watch registered about the documents of a case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifykit import Basis, Case, Document, Proposal, Services
from verifykit_retractions.lookups import look_up
from verifykit_retractions.work import Notice


def proposed(case: Case, services: Services) -> Iterator[Proposal]:
    """Yield proposals of `retracted` and `corrected` of documents that do not have them yet.

    An expression of concern proposes nothing: it says that somebody looks into a work.
    """
    for lookup in look_up(case, services, anew=True):
        document, work = lookup.document, lookup.work
        if work is None:
            continue
        taken_back = work.retractions
        if taken_back and document.retracted is None:
            yield _retracted(document, taken_back)
        corrections = work.with_effect("corrects")
        if corrections and not document.corrected:
            yield _corrected(document, corrections)


def _retracted(document: Document, notices: Sequence[Notice]) -> Proposal:
    first = notices[0]
    dated = next((one for one in notices if one.on is not None), first)
    return Proposal(
        kind="field",
        within="documents",
        item=document.id,
        key="retracted",
        value=_value(dated),
        reason=f"Crossref lists {_listed(notices)}",
        rule="RET001",
        rests_on=tuple(map(_basis, notices)),
    )


def _corrected(document: Document, notices: Sequence[Notice]) -> Proposal:
    return Proposal(
        kind="field",
        within="documents",
        item=document.id,
        key="corrected",
        value=[_value(one) for one in notices],
        reason=f"Crossref lists {_listed(notices)}",
        rule="RET002",
        rests_on=tuple(map(_basis, notices)),
    )


def _value(notice: Notice) -> dict[str, str]:
    value = {"reason": f"{notice.kind}, {notice.url}"}
    return value if notice.on is None else {"on": notice.on, **value}


def _basis(notice: Notice) -> Basis:
    return Basis(url=notice.url, text=notice.told)


def _listed(notices: Sequence[Notice]) -> str:
    return ", ".join(one.told for one in notices)
