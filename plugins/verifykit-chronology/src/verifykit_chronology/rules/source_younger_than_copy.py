"""CHR007: the address of a page says that it is younger than what was copied from it."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Document, Finding, Related, span_of
from verifykit_chronology.addresses import day_in_address
from verifykit_chronology.rules import SOURCE_YOUNGER_THAN_COPY
from verifykit_chronology.texts import surely_after


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each document that derives from one of a later day, by its address.

    Where both say when they were published that is SRC011; an address speaks for a document that
    does not say it.
    """
    for copy in case.documents:
        for one in copy.derived_from:
            source = case.documents_by_id.get(one.parent)
            if source is None or one.how == "confirms":
                continue
            days = [_day(copy), _day(source)]
            if None in days or (copy.published is not None and source.published is not None):
                continue
            if surely_after(span_of(days[1]), span_of(days[0])):
                yield SOURCE_YOUNGER_THAN_COPY.finding(
                    f"{copy.id} ({_told(copy)}) derives from {source.id} ({_told(source)}), "
                    "which is younger: a date is wrong, or it is the other way round",
                    pointer=case.pointer(copy),
                    related=(
                        Related(pointer=case.pointer(source), message="what it derives from"),
                    ),
                    data={"copy": days[0], "source": days[1]},
                )


def _day(document: Document) -> str | None:
    return document.published or day_in_address(document.url)


def _told(document: Document) -> str:
    if document.published is not None:
        return f"published {document.published}"
    return f"its address has the day {day_in_address(document.url)}"
