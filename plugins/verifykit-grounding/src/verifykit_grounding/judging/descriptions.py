"""What a name is called, and whom a document calls so: "Jane Roe, a welder", "the welder Jane Roe".

"Inge Simonsen, an American" has all words of "An American, Dick Beardsley, and Inge Simonsen". Only
English is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen
from verifykit_quotes import Page, Token

from verifykit_grounding.judging.comparison import Comparison, Objection, question
from verifykit_grounding.judging.people import Name, names_of, span_of
from verifykit_grounding.judging.source import ADDRESSES, SourceText
from verifykit_grounding.judging.stems import stem
from verifykit_grounding.vocabulary import voices
from verifykit_grounding.vocabulary.lands import is_demonym
from verifykit_grounding.vocabulary.listing import listed

_LONGEST = 6
"""So many words of a description stand between a comma and its noun at most."""
_FULL_NAME = 2
"""Before a name of so many words a people's name is no part of it: "the American Jane Roe"."""


_ARTICLES = listed("a an the his her their its one")
_ENDS = listed("of for in at from to with who whose which that by on as and then")
_BE = listed("is was are were became")


@frozen
class Description:
    """A noun by which a page describes the bearer of a name."""

    noun: Token
    name: Name


def description_objections(comparison: Comparison) -> Iterator[Objection]:
    """Ask about what a sentence calls somebody where the document calls only others so."""
    page, source = comparison.sentence, comparison.source
    for one in descriptions(page, 0, len(page.tokens), source):
        theirs = [*_called(one.noun, source)]
        if not theirs or any(one.name.may_be(other.name) for other in theirs):
            continue
        held = {key for key in one.name.keys if key in source.page.positions}
        if not held:
            continue  # that the document has no such name is said elsewhere
        said = source.page.text[slice(*span_of(source.page, theirs[0].name))]
        noun = page.text[one.noun.start : one.noun.end]
        yield question(
            f"the document says “{noun}” of “{said}”: read of whom it is said",
            (one.noun.start, one.noun.end),
            (theirs[0].noun.start, theirs[0].noun.end),
        )
        return


def _called(noun: Token, source: SourceText) -> Iterator[Description]:
    """Yield whom a document describes by a noun."""
    for number in source.places.get(stem(noun.key), ()):
        first, last = source.sentences[number]
        for one in descriptions(source.page, first, last, source):
            if stem(one.noun.key) == stem(noun.key):
                yield one


def descriptions(page: Page, first: int, last: int, source: SourceText) -> Iterator[Description]:
    """Yield the descriptions of names among tokens of a page: before them, and behind a comma."""
    names = names_of(page, first, last, source)
    for name in names:
        yield from (Description(one, name) for one in _before(page, name, first, names))
        yield from (Description(one, name) for one in _behind(page, name, last, names))


def _before(page: Page, name: Name, first: int, names: Sequence[Name]) -> Iterator[Token]:
    """Yield a title, "the writer Jane Roe", or "a writer from Ulm, Jane Roe"."""
    for at in range(name.first, name.last - 1):
        full = name.last - at > _FULL_NAME and is_demonym(page.tokens[at].key)
        if full or _describes(page.tokens[at]):
            yield page.tokens[at]
    at = name.first - 1
    if at < first:
        return
    between = page.text[page.tokens[at].end : page.tokens[name.first].start]
    if between == " " and _describes(page.tokens[at]):
        yield page.tokens[at]
    if between.strip() != ",":
        return
    named = [one for one in names if not is_demonym(one.keys[-1])]
    inside = {place for one in named for place in range(one.first, one.last)}
    begin = next(
        (
            place
            for place in range(at, max(first, at - _LONGEST) - 1, -1)
            if page.tokens[place].key in _ARTICLES
        ),
        None,
    )
    if begin is not None and not _comma_between(page, begin, at):
        told = [page.tokens[place] for place in range(begin + 1, at + 1) if place not in inside]
        yield from _noun(told)


def _behind(page: Page, name: Name, last: int, names: Sequence[Name]) -> Iterator[Token]:
    """Yield the noun of "Jane Roe, a writer from Ulm," and of "Jane Roe is a writer"."""
    tokens = page.tokens
    start = name.last
    if start >= last:
        return
    between = page.text[tokens[start - 1].end : tokens[start].start].strip()
    if not between and tokens[start].key in _BE:
        start += 1
    elif between != ",":
        return
    if start < last and tokens[start].key == "then":
        start += 1
    if start >= last:
        return
    articled = tokens[start].key in _ARTICLES
    begin = start + 1 if articled else start
    end = next(
        (
            place
            for place in range(start + 1, min(last, start + 1 + _LONGEST))
            if page.text[tokens[place - 1].end : tokens[place].start].strip(" '’")
        ),
        min(last, start + 1 + _LONGEST),
    )
    following = next((one for one in names if one.first >= start), None)
    if following is not None and following.first < end:
        described = page.tokens[following.last] if following.last < last else None
        if described is None or described.key in _BE:
            return  # "Roe, a friend Tom Fisk was"
    # Without an article it is an office: "Jane Roe, head of the board", "Roe was minister".
    yield from (one for one in _noun(tokens[begin:end]) if articled or _describes(one))


def _noun(told: Sequence[Token]) -> Iterator[Token]:
    """Yield the noun of a description: the last word before what is said of it."""
    end = next((place for place, one in enumerate(told) if one.key in _ENDS), len(told))
    if end and _is_noun(told[end - 1]):
        yield told[end - 1]


def _describes(token: Token) -> bool:
    return token.key in voices.CALLED and token.key not in ADDRESSES


def _is_noun(token: Token) -> bool:
    return (
        token.kind == "word"
        and len(token.key) > 3
        and (not token.capital or is_demonym(token.key) or _describes(token))
    )


def _comma_between(page: Page, first: int, last: int) -> bool:
    return "," in page.text[page.tokens[first].end : page.tokens[last].start]
