"""Looks for a quote in a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from attrs import evolve
from rapidfuzz import fuzz

from verifykit import Quote
from verifykit_quotes.alignment import Aligner, Alignment, likeness_of
from verifykit_quotes.chain import Link, chain
from verifykit_quotes.differences import Difference, Judge
from verifykit_quotes.language import detect
from verifykit_quotes.location import Location
from verifykit_quotes.options import CONTEXT
from verifykit_quotes.page import Page
from verifykit_quotes.segments import QuoteParts, read_quote
from verifykit_quotes.tokens import Token, words_of

ABSENT = Location(outcome="absent")

_LEAST_COVERAGE = 0.5
"""With fewer of the quote's words in one place, it is not the place."""

_LEAST_CONTEXT = 60.0
"""The likeness, in percent, that a given prefix or suffix must have to what is there."""

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ`´", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff"),
    }
)


def locate(
    quote: Quote, text: str, *, language: str | None = None, context: int = CONTEXT
) -> Location:
    """Return where `quote` is in the text of a page, and what differs.

    `language` (ISO 639-1) counts where neither text tells its own. `context` is how many
    characters the selector gives before and after the passage. If the page has the quote several
    times, the quote's prefix and suffix decide, else the first one is taken.
    """
    return locate_in(quote, Page.of(text, default=language), context=context)


def locate_in(quote: Quote, page: Page, *, context: int = CONTEXT) -> Location:
    """Return where `quote` is in a page that is read already; see `locate`."""
    own = detect(words_of(quote.exact), page.language.code)
    if own != page.language:
        # A French sentence quoted inside of an English page.
        page = Page.of(page.text, own)
    quoted = read_quote(quote.exact, page.language)
    if not quoted.tokens:
        return ABSENT
    links = tuple(_verbatim(quote, quoted, page)) or chain(quoted.segments, page)
    found = [link.alignment for link in links if link.alignment]
    coverage = _coverage(links, page)
    if not found or coverage < _LEAST_COVERAGE:
        return ABSENT
    judge = Judge(page, quote.exact)
    differences = tuple(_differences(links, quoted, judge))
    start = page.tokens[min(alignment.first for alignment in found)].start
    end = page.tokens[max(alignment.last for alignment in found)].end
    located = Location(
        outcome="inexact",
        start=start,
        end=end,
        passage=page.text[start:end],
        prefix=page.text[max(0, start - context) : start],
        suffix=page.text[end : end + context],
        differences=differences,
        coverage=coverage,
        elsewhere=not _in_context(quote, page.text, start, end),
    )
    if any(difference.grave for difference in differences):
        return evolve(located, outcome="altered")
    typed = quote.exact[quoted.tokens[0].start : quoted.tokens[-1].end]
    same = not differences and _plain(typed) == _plain(located.passage)
    return evolve(located, outcome="verbatim") if same else located


def _verbatim(quote: Quote, quoted: QuoteParts, page: Page) -> Iterator[Link]:
    """The one link of a quote that the page has word for word; nothing if it has not."""
    if len(quoted.segments) != 1 or any(token.editorial for token in quoted.tokens):
        return
    tokens = quoted.tokens
    rarest = min(range(len(tokens)), key=lambda at: len(page.positions.get(tokens[at].key, ())))
    starts = [place - rarest for place in page.positions.get(tokens[rarest].key, ())]
    there = [start for start in starts if start >= 0 and _equal(tokens, page, start)]
    if there:
        best = max(there, key=lambda start: (_closeness(quote, page, start, len(tokens)), -start))
        steps = tuple((index, best + index) for index in range(len(tokens)))
        yield Link(quoted.segments[0], Alignment(steps=steps, score=1.0, coverage=1.0))


def _equal(tokens: Sequence[Token], page: Page, start: int) -> bool:
    there = page.tokens[start : start + len(tokens)]
    return len(there) == len(tokens) and all(
        likeness_of(token, other, page.language) == 1.0
        for token, other in zip(tokens, there, strict=True)
    )


def _closeness(quote: Quote, page: Page, start: int, length: int) -> float:
    first, last = page.tokens[start].start, page.tokens[start + length - 1].end
    return sum(_context(quote, page.text, first, last))


def _in_context(quote: Quote, text: str, start: int, end: int) -> bool:
    return all(likeness >= _LEAST_CONTEXT for likeness in _context(quote, text, start, end))


def _context(quote: Quote, text: str, start: int, end: int) -> Iterator[float]:
    """How alike a given prefix and suffix are to what stands around, in percent."""
    if quote.prefix and quote.prefix.strip():
        there = text[max(0, start - len(quote.prefix)) : start]
        yield fuzz.ratio(_plain(quote.prefix), _plain(there))
    if quote.suffix and quote.suffix.strip():
        yield fuzz.ratio(_plain(quote.suffix), _plain(text[end : end + len(quote.suffix)]))


def _coverage(links: Sequence[Link], page: Page) -> float:
    """The share of the whole quote that the page has, by the weights of its words."""
    aligner = Aligner(page.tokens, page.language)
    there = total = 0.0
    for link in links:
        own = [token for token in link.segment.tokens if not token.editorial]
        weight = sum(map(aligner.weight, own))
        total += weight
        there += weight * (link.alignment.coverage if link.alignment else 0.0)
    return there / total if total else 0.0


def _differences(links: Sequence[Link], quoted: QuoteParts, judge: Judge) -> Iterator[Difference]:
    tokens = judge.page.tokens
    before: Alignment | None = None
    for link in links:
        if link.alignment is None:
            yield from judge.between((), link.segment.tokens, ())
            continue
        if before is None:
            if not link.segment.elided:
                yield from _given(judge.cut(_sentence_before(tokens, link.alignment.first)))
        else:
            gap = tokens[before.last + 1 : link.alignment.first]
            if link.segment.elided:
                yield from _given(judge.elided(gap))
            elif gap:
                yield from judge.between(gap, (), ())
        yield from _inside(link, link.alignment, judge)
        before = link.alignment
    if before is not None and not quoted.open:
        yield from _given(judge.cut(_sentence_after(tokens, before.last)))


def _inside(link: Link, alignment: Alignment, judge: Judge) -> Iterator[Difference]:
    """The differences inside of one segment, from one pair of like tokens to the next."""
    page, quote = judge.page.tokens, link.segment.tokens
    there: list[Token] = []
    typed: list[Token] = []
    last: list[Token] = []
    for at, place in alignment.steps:
        pair = None if at is None or place is None else (quote[at], page[place])
        if pair is None or not likeness_of(*pair, judge.page.language):
            there += [] if place is None else [page[place]]
            typed += [] if at is None else [quote[at]]
            continue
        if there or typed:
            yield from judge.between(there, typed, [*last, pair[1]])
        yield from _given(judge.one_word(pair[1], pair[0]))
        there, typed, last = [], [], [pair[1]]
    if there or typed:
        yield from judge.between(there, typed, last)


def _given(difference: Difference | None) -> Iterator[Difference]:
    if difference is not None:
        yield difference


def _sentence_before(tokens: Sequence[Token], first: int) -> Sequence[Token]:
    """The beginning of the sentence that the quote does not have."""
    start = first
    while start > 0 and not tokens[start].first:
        start -= 1
    return tokens[start:first]


def _sentence_after(tokens: Sequence[Token], last: int) -> Sequence[Token]:
    """The end of the sentence that the quote does not have."""
    end = last + 1
    while end < len(tokens) and not tokens[end].first:
        end += 1
    return tokens[last + 1 : end]


def _plain(text: str) -> str:
    """Return a text without what typography does to it."""
    plain = unicodedata.normalize("NFKC", text.translate(_TYPOGRAPHY))
    return " ".join(re.sub(r"\s*\.\s*\.\s*\.", "…", plain).split())
