"""From reviews to the data of a case: claims, who made them, who copied them, who checked them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from attrs import frozen

from verifykit.ratings import Found
from verifykit_claimreview.rating import stance_of
from verifykit_claimreview.review import Review, review_of, site_of

EXTENSION = "x-claimreview"
_NOT_IN_AN_ID = re.compile(r"[\W_]+")
_LONGEST = 48


@frozen(kw_only=True)
class CaseData:
    """The data of a case, and where each of its items was found: JSON pointers to JSON pointers."""

    data: dict[str, Any]
    found_at: Mapping[str, str]


def case_data(reviews: Iterable[Found]) -> CaseData:
    """Return the case that reviews describe.

    The claimant supports the claim, in the first appearance if that is known; the appearances are
    copies of it. The checker supports, refutes or questions it, or only reports it where nothing
    is rated. Reviews of the same words are about one claim. What was said is known through the
    review alone. The review itself stays with its evidence, word for word.
    """
    building = _Building()
    for found in reviews:
        building.add(found)
    return building.built()


class _Building:
    """Puts the lists of a case together, in the order of the reviews."""

    def __init__(self) -> None:
        self._lists: dict[str, dict[str, dict[str, Any]]] = {
            name: {} for name in ("sources", "documents", "claims", "evidence")
        }
        self._found_at: dict[str, str] = {}
        self._days: set[str] = set()

    def add(self, found: Found) -> None:
        review = review_of(found.data)
        claim = self._claim(review, found)
        page = self._page(review, found)
        if review.published is not None:
            self._days.add(review.published)
        self._said(review, claim, page, found.pointer)
        self._put(
            "evidence",
            {
                "id": f"review-{_digest(claim, page, json.dumps(found.data, sort_keys=True))}",
                "claim": claim,
                "document": page,
                "stance": stance_of(found.data),
                EXTENSION: dict(found.data),
            },
            found.pointer,
        )

    def _claim(self, review: Review, found: Found) -> str:
        words = review.claim or review.title or "A claim that its review does not state"
        key: tuple[str, ...] = (" ".join(_folded(words).split()).rstrip(" ."),)
        if review.claim is None:
            key = (*key, review.url or found.pointer)
        item = {"id": f"{_slug(words)}-{_digest(*key)}", "text": words}
        return self._put("claims", item, found.pointer)

    def _page(self, review: Review, found: Found) -> str:
        checker = self._source(review.checker or review.site or "Unknown checker", found.pointer)
        if review.checker_url is not None:
            self._lists["sources"][checker].setdefault("url", review.checker_url)
        page = {
            "id": f"page-{_digest(checker, review.url or found.pointer)}",
            "source": checker,
            "title": review.title,
            "url": review.url,
            "published": review.published,
        }
        return self._put("documents", page, found.pointer)

    def _said(self, review: Review, claim: str, page: str, pointer: str) -> None:
        """Enter what the claimant said, where it was first seen, and its copies."""
        claimant = None if review.claimant is None else self._source(review.claimant, pointer)
        origin: str | None = claimant
        if review.first_appearance is not None:
            origin = self._appearance(
                review.first_appearance, claimant, page, pointer, published=review.claimed_on
            )
            self._supports(claim, {"document": origin, "lineage": "original"}, pointer)
        elif claimant is not None:
            self._supports(claim, {"source": claimant}, pointer)
        for address in review.appearances:
            copy = self._appearance(address, None, page, pointer)
            # Of the same page as somebody else's first appearance there is only one.
            if copy != origin:
                derived = {} if origin is None else {"derived_from": [origin]}
                self._supports(claim, {"document": copy, **derived}, pointer)

    def _appearance(
        self,
        address: str,
        claimant: str | None,
        page: str,
        pointer: str,
        published: str | None = None,
    ) -> str:
        source = claimant or self._source(site_of(address) or address, pointer)
        document = {
            "id": f"said-{_digest(address)}",
            "source": source,
            "url": address,
            "published": published,
            "consulted": False,
            "known_through": [page],
        }
        return self._put("documents", document, pointer)

    def _supports(self, claim: str, where: Mapping[str, Any], pointer: str) -> None:
        place = where.get("document") or where["source"]
        name = f"claimed-{_digest(claim, place)}"
        item = {"id": name, "claim": claim, "stance": "supports", **where}
        self._put("evidence", item, pointer)

    def _source(self, name: str, pointer: str) -> str:
        return self._put("sources", {"id": _slug(name), "name": name}, pointer)

    def _put(self, name: str, item: Mapping[str, Any], pointer: str) -> str:
        """Add an item to a list unless it is there, and return its id."""
        items = self._lists[name]
        key: str = item["id"]
        if key not in items:
            self._found_at[f"/{name}/{len(items)}"] = pointer
            items[key] = {field: value for field, value in item.items() if value is not None}
        return key

    def built(self) -> CaseData:
        data: dict[str, Any] = {"verifykit": 1}
        if self._days:
            data["case"] = {"as_of": max(self._days)}
        data |= {name: list(items.values()) for name, items in self._lists.items()}
        return CaseData(data=data, found_at=self._found_at)


def _slug(words: str) -> str:
    """Words as an id: letters and digits of any script, joined by hyphens.

    Where something of them got lost, because they are long or have signs for vowels, the digest of
    all of it follows: others must not have the same id.
    """
    whole = "-".join("".join(map(_letter, _folded(words))).split())
    plain = _NOT_IN_AN_ID.sub("-", whole)[:_LONGEST].strip("-")
    if plain == whole and plain:
        return plain
    return f"{plain or 'unnamed'}-{_digest(whole or words)}"


def _letter(one: str) -> str:
    """A letter, a digit, or a mark on one; a space in place of anything else."""
    return one if one.isalnum() or unicodedata.category(one).startswith("M") else " "


def _folded(words: str) -> str:
    """Words in one form of those that look the same, without regard to case."""
    return unicodedata.normalize("NFC", words.casefold())


def _digest(*parts: object) -> str:
    """Eight hexadecimal digits that stand for these parts, in any process the same."""
    return blake2b(repr(parts).encode("utf-8", "replace"), digest_size=4).hexdigest()
