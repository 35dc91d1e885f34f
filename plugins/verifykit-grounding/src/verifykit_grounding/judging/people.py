"""Names in a page as runs of words with a capital, and which of them may be of one person."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from attrs import frozen
from verifykit_quotes import Page

from verifykit_grounding.judging.comparison import Span
from verifykit_grounding.judging.names import begins_a_name, is_address
from verifykit_grounding.judging.source import SourceText
from verifykit_grounding.vocabulary.calendar import CALENDAR
from verifykit_grounding.vocabulary.lands import is_demonym


@frozen
class Name:
    """The tokens `first` to `last` (not included) of a page that are a name, and their keys."""

    first: int
    last: int
    keys: tuple[str, ...]

    def may_be(self, other: Name) -> bool:
        """Whether two names may be of one person: one surname, and no other first name."""
        if self.keys[-1] != other.keys[-1]:
            return bool({*self.keys} & {*other.keys}) and 1 in (len(self.keys), len(other.keys))
        ours, theirs = self.keys[:-1], other.keys[:-1]
        return not ours or not theirs or bool({*ours} & {*theirs})


def span_of(page: Page, name: Name) -> Span:
    """Return the characters of a name."""
    return page.tokens[name.first].start, page.tokens[name.last - 1].end


def names_of(page: Page, first: int, last: int, source: SourceText) -> list[Name]:
    """Return the names among tokens of a page: words with a capital that stand side by side."""
    found: list[Name] = []
    run: list[int] = []
    for at in range(first, last + 1):
        token = page.tokens[at] if at < last else None
        if token is not None and _in_a_name(page, at, source):
            near = run and page.text[page.tokens[run[-1]].end : token.start]
            if run and near not in (" ", "-", ". ", "’", "'"):
                found.append(_name(page, run))
                run = []
            run.append(at)
        elif run:
            found.append(_name(page, run))
            run = []
    return found


def _name(page: Page, run: Sequence[int]) -> Name:
    keys = [page.tokens[at].key for at in run if len(page.tokens[at].key) > 1]
    # "Captain Roe" and "Jane Roe" may be one.
    bare = [*dropwhile(is_address, keys[:-1]), *keys[-1:]]
    return Name(run[0], run[-1] + 1, tuple(bare or keys or [page.tokens[run[0]].key]))


def _in_a_name(page: Page, at: int, source: SourceText) -> bool:
    token = page.tokens[at]
    if token.kind != "word" or not token.capital or token.key in CALENDAR:
        return False
    if token.key in page.language.function | page.language.hedges:
        return False
    if at and is_demonym(token.key) and page.tokens[at - 1].key in ("a", "an"):
        return False  # "an American" is nobody's name
    # The first word of a sentence is a name if the document has it as one elsewhere, or if it is
    # no word there and another name follows.
    return not token.first or source.is_name(token.key) or begins_a_name(page, at, source.page)


def owns(page: Page, name: Name) -> bool:
    """Return whether a possessive follows a name: "Roe's"."""
    end = page.tokens[name.last - 1].end
    return page.text[end : end + 1] in ("'", "’") and page.text[end + 1 : end + 2].lower() == "s"
