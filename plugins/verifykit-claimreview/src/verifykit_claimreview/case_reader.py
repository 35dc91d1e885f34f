"""Reads a case from ClaimReview."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from verifykit import Place, Places, RawDocument, choose_reader, reader_finding
from verifykit.ratings import find_reviews
from verifykit_claimreview.case_data import EXTENSION, case_data

_SIGNS = (b'"ClaimReview"', b"/ClaimReview", b':ClaimReview"', b'"claimReview"')
_OWN_FORMAT = b'"verifykit"'
SUFFIXES = (".jsonld", ".claimreview.json")


@frozen
class FoundPlaces:
    """Places of items of a case in the JSON that they were found in."""

    found_at: Mapping[str, str]
    places: Places

    def locate(self, pointer: str) -> Place:
        """Return the place of the review, or of the part of it, that a pointer is about."""
        _, *steps = pointer.split("/")
        item, rest = "/".join(["", *steps[:2]]), steps[2:]
        inside = rest[1:] if rest[:1] == [EXTENSION] else []
        return self.places.locate("/".join([self.found_at.get(item, ""), *inside]))


@frozen
class ClaimReviewReader:
    """The reader of ClaimReview: JSON-LD in any of its shapes, and answers of the API."""

    name: str = "claimreview"
    suffixes: tuple[str, ...] = SUFFIXES

    def sniff(self, path: str, head: bytes) -> bool:
        """Whether the name says so, or JSON that is no case mentions a ClaimReview early on."""
        if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in (b"{", b"["):
            return False
        if path.lower().endswith(self.suffixes):
            return True
        return _OWN_FORMAT not in head and any(sign in head for sign in _SIGNS)

    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Read a file, or `data` that stands for it."""
        # Whatever the file is called, it is JSON, with the same care as a case in JSON.
        raw = choose_reader("reviews.json", b"").read(path, data)
        if raw.data is None:
            return raw
        reviews = find_reviews(raw.data)
        if not reviews:
            nothing = reader_finding(
                "syntax", "there is no ClaimReview here", path=path, line=1, column=1
            )
            return evolve(raw, data=None, findings=(*raw.findings, nothing))
        built = case_data(reviews)
        return evolve(raw, data=built.data, places=FoundPlaces(built.found_at, raw.places))
