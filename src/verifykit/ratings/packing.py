"""Finds ClaimReview in JSON, whichever way it is packed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from verifykit.ratings.plain import without_none
from verifykit.ratings.prefixes import in_plain_words
from verifykit.ratings.references import is_reference, things_in, with_things

_PACKED_IN = (
    "@graph",
    "itemListElement",
    "dataFeedElement",
    "mainEntity",
    "item",
    "review",
    "claimReview",
    "hasPart",
    "subjectOf",
)
"""Where reviews are found inside of something else."""


@frozen
class Found:
    """A review in the words of schema.org, and the JSON pointer of where it was found."""

    pointer: str
    data: Mapping[str, Any]


def find_reviews(data: Any) -> tuple[Found, ...]:
    """Return every ClaimReview in JSON data, in the order of the data.

    They may stand alone, in lists, in `@graph` or a data feed, or in the answer of the Fact Check
    Tools API, which has words of its own. What a review names by its `@id` is put in; properties
    are called as schema.org calls them, without its address or prefix.
    """
    data = in_plain_words(data)
    things = things_in(data)
    return tuple(
        Found(found.pointer, with_things(found.data, things))
        for found in _find(data, "")
        if not (is_reference(found.data) and found.data["@id"] in things)
    )


def is_review(data: Any) -> bool:
    """Whether something says of itself that it is a ClaimReview."""
    if not isinstance(data, dict):
        return False
    kinds = data.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(str(name).rpartition("/")[2].rpartition(":")[2] == "ClaimReview" for name in names)


def _find(data: Any, pointer: str) -> Iterator[Found]:
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from _find(item, f"{pointer}/{index}")
    elif isinstance(data, dict):
        if is_review(data):
            yield Found(pointer, data)
        elif _is_answer(data):
            yield from _of_answer(data, pointer)
            return
        for key in _PACKED_IN:
            yield from _find(data.get(key), f"{pointer}/{key}")


def _is_answer(data: Mapping[str, Any]) -> bool:
    """Whether it is an answer of the API: claims, each with its reviews."""
    claims = data.get("claims")
    return isinstance(claims, list) and any(
        isinstance(claim, dict) and "claimReview" in claim for claim in claims
    )


def _of_answer(data: Mapping[str, Any], pointer: str) -> Iterator[Found]:
    for index, claim in enumerate(data["claims"]):
        if not isinstance(claim, dict) or not isinstance(claim.get("claimReview"), list):
            continue
        for number, review in enumerate(claim["claimReview"]):
            if isinstance(review, dict):
                place = f"{pointer}/claims/{index}/claimReview/{number}"
                yield Found(place, _in_words_of_schema_org(claim, review))


def _in_words_of_schema_org(claim: Mapping[str, Any], review: Mapping[str, Any]) -> dict[str, Any]:
    publisher = review.get("publisher")
    publisher = publisher if isinstance(publisher, dict) else {}
    claimant = claim.get("claimant")
    told = {
        "@type": "ClaimReview",
        "claimReviewed": claim.get("text"),
        "url": review.get("url"),
        "name": review.get("title"),
        "datePublished": review.get("reviewDate"),
        "inLanguage": review.get("languageCode"),
        "author": without_none(
            {
                "@type": "Organization",
                "name": publisher.get("name") or publisher.get("site"),
                "url": _site(publisher.get("site")),
            }
        ),
        "reviewRating": without_none(
            {"@type": "Rating", "alternateName": review.get("textualRating")}
        ),
        "itemReviewed": without_none(
            {
                "@type": "Claim",
                "datePublished": claim.get("claimDate"),
                "author": {"@type": "Person", "name": claimant} if claimant else None,
            }
        ),
    }
    return without_none(told)


def _site(site: Any) -> str | None:
    if not isinstance(site, str) or not site:
        return None
    return site if "://" in site else f"https://{site}"
