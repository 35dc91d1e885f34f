"""Keeps what a case marks as private on this machine."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from urllib.parse import unquote_plus

from attrs import field, frozen

from verifykit.errors import VerifykitError
from verifykit.model.case import Case
from verifykit.model.extensions import Extensions

_SHORTEST = 4
"""A shorter word is in every other text: only longer ones tell that something private is said."""


class PrivacyError(VerifykitError):
    """Something private was about to leave the machine, and nobody has allowed that."""


@frozen(eq=False)
class Guard:
    """Knows the words of a case that are private, and finds them in what is to be sent."""

    _case: Case | None = field(repr=False)
    allowed: bool = False

    def check(self, sent: Iterable[str | bytes], host: str) -> None:
        """Raise PrivacyError if something to be sent to a host holds private words."""
        if self.allowed or self._case is None or not self._words:
            return
        for text in sent:
            folded = _folded(text)
            for word, owner in self._words:
                if word in folded:
                    raise PrivacyError(
                        f"a request to {host} would tell of {owner}, which the case marks as "
                        "private; set share-private to allow it"
                    )

    @cached_property
    def _words(self) -> tuple[tuple[str, str], ...]:
        """The words that give something private away, and the id of what they are about."""
        assert self._case is not None
        found: dict[str, str] = {}
        for owner, text in _private_texts(self._case):
            folded = _folded(text)
            if len(folded) >= _SHORTEST:
                found.setdefault(folded, owner)
        return tuple(found.items())


def _private_texts(case: Case) -> Iterator[tuple[str, str]]:
    """The id and each telling text of everything that is private, or belongs to it."""
    sources = {one.id for one in case.sources if _is_marked(one.extensions)}
    documents = {
        one.id for one in case.documents if _is_marked(one.extensions) or one.source in sources
    }
    for source in case.sources:
        if source.id in sources:
            yield from _told(source.id, source.id, source.name, source.url, source.notes)
    for document in case.documents:
        if document.id in documents:
            path = None if document.capture is None else document.capture.path
            yield from _told(
                document.id, document.id, document.title, document.url, document.notes, path
            )
    for item in case.evidence:
        spoken = {item.attributed_to, item.source} & sources
        if _is_marked(item.extensions) or item.document in documents or spoken:
            quote = None if item.quote is None else item.quote.exact
            yield from _told(item.id, item.id, item.notes, quote)
    for claim in case.claims:
        if _is_marked(claim.extensions):
            yield from _told(claim.id, claim.id, claim.text, claim.notes)


def _told(owner: str, *texts: str | None) -> Iterator[tuple[str, str]]:
    return ((owner, text) for text in texts if text)


def _is_marked(extensions: Extensions) -> bool:
    return dict(extensions).get("x-private") == "true"


def _folded(text: str | bytes) -> str:
    """Text as it is compared: decoded, without case, accents, marks of width and blanks."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    plain = html.unescape(unquote_plus(text))
    if "\\u" in plain:
        plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), plain)
    decomposed = unicodedata.normalize("NFKD", plain).casefold()
    return "".join(
        one for one in decomposed if unicodedata.category(one) not in ("Mn", "Cf") and one.isalnum()
    )
