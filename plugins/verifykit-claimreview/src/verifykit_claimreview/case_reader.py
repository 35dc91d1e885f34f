"""Reads a case from ClaimReview."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from verifykit import RawDocument

_SIGNS = (b'"ClaimReview"', b"/ClaimReview", b':ClaimReview"', b'"claimReview"')
_OWN_FORMAT = b'"verifykit"'
SUFFIXES = (".jsonld", ".claimreview.json")


class ClaimReviewReader:
    """The reader of ClaimReview: JSON-LD in any of its shapes, and answers of the API.

    `own` are rating words of a desk, by what they say of a claim.
    """

    name = "claimreview"
    suffixes = SUFFIXES

    def __init__(self, own: Mapping[str, Iterable[str]] = MappingProxyType({})) -> None:
        self.own = own

    def sniff(self, path: str, head: bytes) -> bool:
        """Return whether the name says so, or JSON that is no case mentions a ClaimReview early."""
        if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in (b"{", b"["):
            return False
        if path.lower().endswith(self.suffixes):
            return True
        return _OWN_FORMAT not in head and any(sign in head for sign in _SIGNS)

    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Read a file, or `data` that stands for it: a JSON value, or one a line."""
        # Imported here, since every run has this reader and few read reviews.
        from verifykit_claimreview.rating import known_words
        from verifykit_claimreview.reading import read_reviews

        return read_reviews(path, data, known_words().with_own(self.own))
