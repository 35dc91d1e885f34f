"""Reads JSON, or a JSON value a line, with reviews in it, as a case."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from verifykit import Place, Places, RawDocument, choose_reader, reader_finding
from verifykit.ratings import ClaimReview, find_reviews
from verifykit_claimreview.case_data import case_data
from verifykit_claimreview.keys import EXTENSION
from verifykit_claimreview.rating import Words

_LINES = (".jsonl", ".ndjson")


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


def read_reviews(path: str, data: bytes | None, words: Words) -> RawDocument:
    """Return the case of a file with reviews, or of `data` that stands for it.

    `words` are rating words, and what they say.
    """
    skipped = 0
    if data is not None and (path.lower().endswith(_LINES) or _is_lines(data)):
        data, skipped = _as_array(data)
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
    built = case_data(reviews, words, skipped + _others(raw.data, reviews))
    return evolve(raw, data=built.data, places=FoundPlaces(built.found_at, raw.places))


def _is_lines(content: bytes) -> bool:
    """Whether the first line is a whole JSON object, and another one follows it."""
    first, _, rest = content.lstrip().partition(b"\n")
    return first.rstrip().endswith(b"}") and rest.lstrip()[:1] == b"{" and _parses(first)


def _as_array(content: bytes) -> tuple[bytes, int]:
    """JSON Lines as an array with the same lines, and how many lines are no JSON.

    A line that is none becomes null: of a dump of a thousand reviews one that was cut off is lost.
    """
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    told = [line if _parses(line) else b"null" for line in lines]
    broken = sum(bool(line.strip()) and not _parses(line) for line in lines)
    return b"[" + b"\n,".join(told) + b"]", broken


def _parses(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _others(data: object, reviews: Sequence[ClaimReview]) -> int:
    """How many records of a list hold no review and are no reference to one; null is left out."""
    if not isinstance(data, list):
        return 0
    holding = {found.pointer.split("/")[1] for found in reviews if "/" in found.pointer}
    return sum(
        str(index) not in holding and one is not None and not _is_reference(one)
        for index, one in enumerate(data)
    )


def _is_reference(one: object) -> bool:
    return isinstance(one, dict) and one.keys() <= {"@id", "@type"} and "@id" in one
