"""Finds ClaimReview in JSON, whichever way it is packed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from verifykit.parts import frozen
from verifykit.ratings.plain import without_none

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

_PREFIX = re.compile(r"(schema:|https?://schema\.org/)(?=[A-Za-z]+$)")
_DEEPEST = 100
"""So many levels down are looked at: no review is deeper, and a stack is not endless."""

_REFERRING = ("author", "itemReviewed", "reviewRating", "firstAppearance", "appearance")
"""The properties that are read. Others may refer to the whole page, and that to the review."""

_Things = Mapping[str, Mapping[str, Any]]
"""What is written out, by its `@id`."""


@frozen
class ClaimReview:
    """A review in the words of schema.org, and the JSON pointer of where it was found."""

    pointer: str
    data: Mapping[str, Any]


def find_reviews(data: Any) -> tuple[ClaimReview, ...]:
    """Return every ClaimReview in JSON data, in the order of the data.

    They may stand alone, in lists, in `@graph` or a data feed, or in the answer of the Fact Check
    Tools API, which has words of its own. What a review names by its `@id` is put in; properties
    are called as schema.org calls them, without its address or prefix.
    """
    data = _in_plain_words(data)
    things = _things_in(data)
    return tuple(
        ClaimReview(found.pointer, _with_things(found.data, things))
        for found in _find(data, "")
        if not (_is_reference(found.data) and found.data["@id"] in things)
    )


def is_review(data: Any) -> bool:
    """Return whether something says of itself that it is a ClaimReview."""
    if not isinstance(data, dict):
        return False
    kinds = data.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(str(name).rpartition("/")[2].rpartition(":")[2] == "ClaimReview" for name in names)


def _find(data: Any, pointer: str) -> Iterator[ClaimReview]:
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from _find(item, f"{pointer}/{index}")
    elif isinstance(data, dict):
        if is_review(data):
            yield ClaimReview(pointer, data)
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


def _of_answer(data: Mapping[str, Any], pointer: str) -> Iterator[ClaimReview]:
    for index, claim in enumerate(data["claims"]):
        if not isinstance(claim, dict) or not isinstance(claim.get("claimReview"), list):
            continue
        for number, review in enumerate(claim["claimReview"]):
            if isinstance(review, dict):
                place = f"{pointer}/claims/{index}/claimReview/{number}"
                yield ClaimReview(place, _in_words_of_schema_org(claim, review))


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


def _in_plain_words(data: Any, depth: int = 0) -> Any:
    """Return JSON data with `schema:author` and `https://schema.org/author` as `author`.

    Data without such names is returned itself. Where a name is there both ways, the plain one
    stays.
    """
    if depth > _DEEPEST or not isinstance(data, dict | list):
        return data
    if isinstance(data, list):
        listed = [_in_plain_words(one, depth + 1) for one in data]
        return listed if _any_new(listed, data) else data
    values = [_in_plain_words(one, depth + 1) for one in data.values()]
    names = [_PREFIX.sub("", name) for name in data]
    if names == list(data) and not _any_new(values, list(data.values())):
        return data
    changed = dict(zip(names, values, strict=True))
    return changed | {
        name: value for name, value in zip(data, values, strict=True) if name in changed
    }


def _any_new(values: list[Any], old: list[Any]) -> bool:
    return any(new is not was for new, was in zip(values, old, strict=True))


def _things_in(data: Any) -> _Things:
    """Return everything in JSON data that has an `@id` and says more than that."""
    found: dict[str, Mapping[str, Any]] = {}
    waiting = [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            name = one.get("@id")
            if isinstance(name, str) and not _is_reference(one):
                found.setdefault(name, one)
            waiting += reversed(one.values())
    return found


def _is_reference(data: Any) -> bool:
    """Whether something only names another thing by its `@id`, perhaps with its kind."""
    return (
        isinstance(data, dict)
        and isinstance(data.get("@id"), str)
        and data.keys() <= {"@id", "@type"}
    )


def _with_things(review: Mapping[str, Any], things: _Things) -> Mapping[str, Any]:
    """Return a review with what it refers to in place of the references; itself if it has none."""
    return _filled(review, things, frozenset()) if things else review


def _filled(data: Mapping[str, Any], things: _Things, inside: frozenset[str]) -> Mapping[str, Any]:
    changed = {
        key: new
        for key in _REFERRING
        if key in data and (new := _resolved(data[key], things, inside)) is not data[key]
    }
    return {**data, **changed} if changed else data


def _resolved(value: Any, things: _Things, inside: frozenset[str]) -> Any:
    if isinstance(value, list):
        new = [_resolved(one, things, inside) for one in value]
        return new if any(a is not b for a, b in zip(new, value, strict=True)) else value
    if not isinstance(value, dict):
        return value
    if not _is_reference(value):
        return _filled(value, things, inside)
    name = value["@id"]
    if name in inside or name not in things:
        return value
    return _filled(things[name], things, inside | {name})
