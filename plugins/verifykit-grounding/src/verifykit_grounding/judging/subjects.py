"""Whether a document has what a sentence says near whom the sentence says it of, in English.

"Ellen Marsh will sentence Holt" has its words in "Judge Ibarra will pass sentence on Holt", and its
subject in another sentence, where the prosecutor speaks of quite something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from verifykit_grounding.judging.comparison import Comparison, Objection, question
from verifykit_grounding.judging.people import names_of
from verifykit_grounding.judging.stems import stem, stems_of

_AT_THE_BEGINNING = 3
"""The subject of a sentence stands behind so many words at most."""
_PASSING = 2
"""Whom a document names in more sentences it is about, and calls "he" or "the painter" as well."""


def subject_objections(comparison: Comparison) -> Iterator[Objection]:
    """Ask where a document names the subject of a sentence only beside other things."""
    page, source = comparison.sentence, comparison.source
    names = names_of(page, 0, len(page.tokens), source)
    if not names or names[0].first > _AT_THE_BEGINNING:
        return
    name = names[0]
    places = source.page.positions.get(name.keys[-1], ())
    naming = {
        number
        for number, (first, last) in enumerate(source.sentences)
        if any(first <= at < last for at in places)
    }
    if not naming or 0 in naming or len(naming) > _PASSING:
        return
    named = {stem(key) for one in names for key in one.keys}
    said = stems_of(page.tokens, page.language) - named
    said |= {one.key for one in page.tokens if one.kind == "number"}
    around = [one for at in naming for one in source.sentences[at : at + 2]]
    there = {one.key for first, last in around for one in source.page.tokens[first:last]}
    if said and said.isdisjoint(there | {stem(key) for key in there}):
        first, last = page.tokens[name.first].start, page.tokens[name.last - 1].end
        yield question(
            f"the document names “{page.text[first:last]}” only beside other things: read "
            "whether it says this of them",
            (first, last),
            (source.page.tokens[places[0]].start, source.page.tokens[places[0]].end),
        )
