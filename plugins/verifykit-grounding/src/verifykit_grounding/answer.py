"""A text that cites: its citations, and the documents that they lead to."""

from __future__ import annotations

import re

from attrs import frozen

_MARK = re.compile(
    r"\s*(?:[(\[【]{1,2}\^?\d[\d,;\s–-]*[)\]】]{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|【[^】]*】|\(?\[[^\]]*\]\(.*\)\)?)\s*",
    re.DOTALL,
)


@frozen(kw_only=True)
class Held:
    """A cited document. `text` is what it says, None if nobody holds it; `problem` says why.

    `published` is a date as in a case; `publisher` a name. `id` is unique in an answer.
    """

    id: str
    text: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    problem: str | None = None

    @property
    def described(self) -> dict[str, str]:
        """What is known of it, as a document of a case says it: `title`, `url`, `published`."""
        known = {"title": self.title, "url": self.url, "published": self.published}
        return {key: value for key, value in known.items() if value}


@frozen(kw_only=True)
class Citation:
    """That the characters `start` to `end` of an answer cite a document.

    `document` is the id of one in the answer; `quote` is what the citation says that the document
    says. Offsets count characters of the answer's text, from 0, the end not included.
    """

    start: int
    end: int
    document: str
    quote: str | None = None


def is_mark(words: str) -> bool:
    """Return whether words of an answer only mark a citation: "[1]", "²", "([title](address))"."""
    return _MARK.fullmatch(words) is not None


@frozen(kw_only=True)
class Answer:
    """A text with citations. `id` names it among others, `language` is ISO 639-1 if it is known.

    `hidden` are stretches of the text that nobody reads as a sentence: marks of citations, code.
    """

    id: str
    text: str
    citations: tuple[Citation, ...] = ()
    documents: tuple[Held, ...] = ()
    language: str | None = None
    hidden: tuple[tuple[int, int], ...] = ()
