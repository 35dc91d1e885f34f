"""What became of a citation, and of a sentence with several."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from attrs import frozen

from verifykit import Claim, Context, Document
from verifykit.captures import UnreadableCapture

if TYPE_CHECKING:
    from verifykit_grounding.judging import Judgement

_BEFORE_A_STOP = re.compile(r"\s+(?=[.,;:!?)\]。！？؟])")

EXTENSION = "x-grounding"
TEXT = "x-text"
PROBLEM = "x-problem"
"""Why nobody has the text of a document, where its capture was looked at when it was read."""


@frozen
class Cite:
    """That a sentence cites a document, and what it is said to say word for word."""

    document: str
    quote: str | None = None


@frozen
class Imprint:
    """Who published a document, and when as far as that is known (ISO 8601)."""

    publisher: str = ""
    published: str | None = None


@frozen
class CitationOutcome:
    """A citation and what the document says; `problem` says why there is no judgement."""

    cite: Cite
    judgement: Judgement | None = None
    problem: str | None = None

    @property
    def outcome(self) -> str:
        """grounded, partly, contradicted, not grounded, or not held."""
        return "not held" if self.judgement is None else self.judgement.outcome


@frozen
class ClaimWithCitations:
    """A claim that is a sentence of an answer, with its citations."""

    claim: Claim
    cites: tuple[CitationOutcome, ...]

    @property
    def outcome(self) -> str:
        """What is to be said of the sentence: one that bears it out outweighs one that says less.

        A sentence that a document of its own contradicts is contradicted, whatever others say.
        """
        if not self.cites:
            return "uncited"
        found = {one.outcome for one in self.cites}
        order = ("contradicted", "grounded", "partly", "not grounded", "not held")
        return next(name for name in order if name in found)


def claims_with_citations(context: Context) -> tuple[ClaimWithCitations, ...]:
    """Return the claims of a case that are sentences of an answer, worked out once."""
    return context.once(_of_case)


def _of_case(context: Context) -> tuple[ClaimWithCitations, ...]:
    return tuple(_claims(context))


def _claims(context: Context) -> Iterator[ClaimWithCitations]:
    for claim in context.case.claims:
        said = extension(claim.extensions, EXTENSION)
        if isinstance(said, dict):
            found = (outcome_in(context, one, claim) for one in _cites(said))
            yield ClaimWithCitations(claim, tuple(found))


def _cites(said: dict[str, Any]) -> Iterator[Cite]:
    """What an extension says that a sentence cites; what is nothing of the kind is passed over."""
    listed = said.get("cites")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict) and isinstance(one.get("document"), str):
            quote = one.get("quote")
            yield Cite(one["document"], quote if isinstance(quote, str) else None)


def extension(extensions: tuple[tuple[str, str], ...], name: str) -> Any:
    """Return the value of an `x-…` key; None where it is not there."""
    written = dict(extensions).get(name)
    return None if written is None else json.loads(written)


def outcome_in(context: Context, asked: Cite, claim: Claim) -> CitationOutcome:
    """Return what becomes of a citation of a document of the case in a sentence."""
    case = context.case
    document = case.documents_by_id.get(asked.document)
    if document is None:
        return CitationOutcome(asked, problem="there is no such document")
    text, problem = text_of(document, context)
    imprint = Imprint(case.sources_by_id[document.source].name, document.published)
    return cite(asked, claim.text, text, problem, case.language, imprint)


def text_of(document: Document, context: Context) -> tuple[str | None, str | None]:
    """Return the text of a document, or None and why there is none."""
    written = extension(document.extensions, TEXT)
    if isinstance(written, str):
        return (written, None) if written.strip() else (None, "its text is empty")
    problem = extension(document.extensions, PROBLEM)
    if isinstance(problem, str):
        return None, problem
    if document.capture is None:
        return None, "nobody here holds it"
    try:
        text = context.services.read_capture(context.case, document).main
    except UnreadableCapture as error:
        return None, str(error)
    return (text, None) if text.strip() else (None, "its capture has no text in it")


def cite(
    asked: Cite,
    sentence: str,
    text: str | None,
    problem: str | None,
    language: str | None,
    imprint: Imprint,
) -> CitationOutcome:
    """Return what became of a citation in a sentence, given the document's text and imprint."""
    if text is None:
        return CitationOutcome(asked, problem=problem or "nobody here holds it")
    return CitationOutcome(asked, _judged(plain(sentence), text, language, asked.quote, imprint))


def plain(sentence: str) -> str:
    """Return a sentence without the spaces that line breaks and marks of citations leave."""
    return _BEFORE_A_STOP.sub("", " ".join(sentence.split()))


@lru_cache(maxsize=4096)
def _judged(
    sentence: str, text: str, language: str | None, quote: str | None, imprint: Imprint
) -> Judgement:
    # A case without answers need not wait for what judges them.
    from verifykit_grounding.judging import SourceText, judge

    source = SourceText.of(text, language)
    return judge(sentence, source, quote, imprint.publisher, imprint.published)
