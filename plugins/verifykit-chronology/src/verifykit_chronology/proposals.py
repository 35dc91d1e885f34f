"""Proposals: the time that the text of a claim gives, and the day that an address gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifykit import Basis, Case, Claim, Document, Proposal, Span, parse_span
from verifykit_chronology.addresses import day_in_address
from verifykit_chronology.texts import DatedText, read_claim

_SENTENCE = re.compile(r"[.!?]\s+\w")


def proposed(case: Case) -> Iterator[Proposal]:
    """Yield proposals of `when` (and `during`) of claims and of `published` of documents.

    A claim that has a `when` gets none, nor does one whose text gives several times, one that can
    be read in two ways, or one that it only names something by ("the vote of 3 May").
    """
    for claim in case.claims:
        if claim.when is None and claim.says is None:
            for read in read_claim(case, claim):
                yield from _of_claim(claim, read)
    for document in case.documents:
        if document.published is None:
            yield from _of_document(document)


def _of_claim(claim: Claim, read: DatedText) -> Iterator[Proposal]:
    if len(read.expressions) != 1:
        return
    [one] = read.expressions
    plain = one.absolute and read.is_of_all(one) and one.edge in ("", "since")
    if not plain or len(one.readings) != 1 or read.orders_events or _SENTENCE.search(read.text):
        return
    if any(one.may_meet([span]) for span in _dates(claim)):
        # The time is what the claim is about, or its scope, and is said there.
        return
    yield Proposal(
        kind="field",
        within="claims",
        item=claim.id,
        key="when",
        value=one.readings[0],
        reason=f"its text says “{one.text}”",
        rests_on=(Basis(start=one.start, end=one.end, text=one.text),),
    )
    if one.during is not None and claim.during is None:
        yield Proposal(
            kind="field",
            within="claims",
            item=claim.id,
            key="during",
            value=one.during,
            reason=f"its text says that it was so for {one.during} of “{one.text}”",
            rests_on=(Basis(start=one.start, end=one.end, text=one.text),),
        )


def _dates(claim: Claim) -> Iterator[Span]:
    """Yield the times that a claim gives as its value or as a qualifier."""
    values = claim.value if isinstance(claim.value, tuple) else (claim.value,)
    for said in (*values, *(value for _, value in claim.qualifiers)):
        text = str(said).replace(" ", "")
        for date in (text, text.replace("-", "/").replace("–", "/")):
            try:
                yield parse_span(date)
            except ValueError:
                continue


def _of_document(document: Document) -> Iterator[Proposal]:
    day = day_in_address(document.url)
    if day is not None:
        yield Proposal(
            kind="field",
            within="documents",
            item=document.id,
            key="published",
            value=day,
            reason="its address has that day in it",
            rests_on=(Basis(document=document.id, url=document.url),),
        )
