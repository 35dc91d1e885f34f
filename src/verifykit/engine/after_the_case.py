"""VK211: something is dated after the day that counts as today."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.engine.rules import AFTER_THE_CASE
from verifykit.model.case import Case
from verifykit.model.document import Document
from verifykit.model.evidence import Evidence
from verifykit.model.finding import Finding
from verifykit.model.time import span_of


def after_the_case(case: Case) -> Iterator[Finding]:
    """Yield a finding for each date of the case that lies after its `as_of`."""
    if case.as_of is None:
        return
    today = span_of(case.as_of)
    things: tuple[Document | Evidence, ...] = (*case.documents, *case.evidence)
    for thing in things:
        for key, date, meaning in _dates(thing):
            if date is not None and today.before(span_of(date)):
                yield AFTER_THE_CASE.finding(
                    f"{_told(case, thing)} {meaning} {date}, after the day of the case, "
                    f"{case.as_of}",
                    claim=thing.claim if isinstance(thing, Evidence) else None,
                    pointer=f"{case.pointer(thing)}/{key}",
                )


def _dates(thing: Document | Evidence) -> Iterator[tuple[str, str | None, str]]:
    """Yield the key, the date and what it means of everything that is dated about a thing."""
    if isinstance(thing, Evidence):
        yield "when", thing.when, "is dated"
        if thing.withdrawn is not None:
            yield "withdrawn/on", thing.withdrawn.on, "counts, since it was withdrawn only on"
        return
    yield "published", thing.published, "is dated"
    if thing.capture is not None:
        yield "capture/at", thing.capture.at, "was captured on"
    if thing.retracted is not None:
        yield "retracted/on", thing.retracted.on, "counts, since it was retracted only on"
    for number, one in enumerate(thing.corrected):
        yield f"corrected/{number}/on", one.on, "counts, since it was corrected only on"


def _told(case: Case, thing: Document | Evidence) -> str:
    source = None if isinstance(thing, Evidence) else case.sources_by_id.get(thing.source)
    return thing.id if source is None else f"{thing.id} ({source.name})"
