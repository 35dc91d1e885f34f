"""Which documents each sentence of an answer cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from verifykit_grounding.answer import Answer, Citation
from verifykit_grounding.sentences import Sentence, sentences


@frozen
class CitingSentence:
    """A sentence with the citations that stand in it, or right behind it."""

    sentence: Sentence
    citations: tuple[Citation, ...]


def cited_sentences(answer: Answer) -> tuple[CitingSentence, ...]:
    """Return the sentences of an answer with what they cite, in their order.

    A citation belongs to every sentence that its stretch has words of; a mark without words of a
    sentence, as one behind the full stop, belongs to the sentence before it on the same line.
    """
    found = tuple(sentences(answer.text, answer.language, answer.hidden))
    citing: dict[int, dict[Citation, None]] = {}
    for citation in sorted(answer.citations, key=lambda one: (one.start, one.end, one.document)):
        for place in _sentences_of(citation, found, answer):
            citing.setdefault(place, {})[citation] = None
    return tuple(
        CitingSentence(sentence, tuple(citing.get(place, ())))
        for place, sentence in enumerate(found)
    )


def _sentences_of(citation: Citation, found: Sequence[Sentence], answer: Answer) -> Iterator[int]:
    touched = [
        place
        for place, one in enumerate(found)
        if one.start < citation.end
        and citation.start < one.end
        and one.text[max(0, citation.start - one.start) : citation.end - one.start].strip()
    ]
    if touched:
        yield from touched
        return
    inside = next(
        (
            place
            for place, one in enumerate(found)
            if one.start <= citation.start < one.end
            and one.text[: citation.start - one.start].strip()
        ),
        None,
    )
    if inside is not None:
        yield inside
        return
    before = [place for place, one in enumerate(found) if one.end <= citation.start]
    if before and "\n" not in answer.text[found[before[-1]].end : citation.start].strip(" "):
        yield before[-1]
