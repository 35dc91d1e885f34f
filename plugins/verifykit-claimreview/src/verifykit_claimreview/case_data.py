"""From reviews to the data of a case: claims, who made them, who copied them, who checked them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from attrs import frozen

from verifykit.ratings import ClaimReview
from verifykit_claimreview.keys import CLAIMED, EXTENSION, SKIPPED
from verifykit_claimreview.rating import IN_PART, Words, saying_of, stance_of
from verifykit_claimreview.review import Review, review_of, site_of

CHECKER_GRADE = "B"
"""Of those who publish reviews with their reasons, until somebody grades them."""
_GRADED = (
    "graded by verifykit-claimreview as one who publishes how a claim was checked; a desk that "
    "knows better says so here"
)
_NOT_IN_AN_ID = re.compile(r"[\W_]+")
_LONGEST = 48


@frozen(kw_only=True)
class CaseData:
    """The data of a case, and where each of its items was found: JSON pointers to JSON pointers."""

    data: dict[str, Any]
    found_at: Mapping[str, str]


def case_data(reviews: Iterable[ClaimReview], words: Words, skipped: int = 0) -> CaseData:
    """Return the case that reviews describe; `skipped` records of the file were none.

    What a claimant says is the claim, and no evidence for it: who said it, and where it appeared,
    stands in `x-claimed` of the claim. The checker refutes, supports or questions it, or only
    reports it where nothing is rated. Reviews of the same words, or of a claim that says it is the
    same as another (`sameAs`), are about one claim. The review itself stays with its evidence, word
    for word.
    """
    building = _Building(words)
    for found in reviews:
        building.add(found)
    return building.built(skipped)


class _Building:
    """Puts the lists of a case together, in the order of the reviews."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._lists: dict[str, dict[str, dict[str, Any]]] = {
            name: {} for name in ("sources", "documents", "claims", "evidence")
        }
        self._claim_of: dict[tuple[str, ...], str] = {}
        self._found_at: dict[str, str] = {}
        self._days: set[str] = set()

    def add(self, found: ClaimReview) -> None:
        review = review_of(found.data)
        claim = self._claim(review, found)
        page = self._page(review, found)
        if review.published is not None:
            self._days.add(review.published)
        self._said(review, claim, page, found.pointer)
        saying = saying_of(found.data, self._words)
        reason = f"it is rated {review.rating!r}" if review.rating else "its number is in part"
        in_part = {"strength": {"factor": IN_PART, "reason": reason}}
        self._put(
            "evidence",
            {
                "id": f"review-{_digest(claim, page, json.dumps(found.data, sort_keys=True))}",
                "claim": claim,
                "document": page,
                "stance": stance_of(saying),
                "lineage": "original",
                **(in_part if saying.endswith("in-part") else {}),
                EXTENSION: dict(found.data),
            },
            found.pointer,
        )

    def _claim(self, review: Review, found: ClaimReview) -> str:
        words = review.claim or review.title or "A claim that its review does not state"
        key: tuple[str, ...] = (_plain(words),)
        if review.claim is None:
            key = (*key, review.url or found.pointer)
        same = [("same as", address) for address in review.same_as]
        known = next((self._claim_of[one] for one in (key, *same) if one in self._claim_of), None)
        item = {"id": known or f"{_slug(words)}-{_digest(*key)}", "text": words}
        claim = self._put("claims", item, found.pointer)
        for one in (key, *same):
            self._claim_of.setdefault(one, claim)
        return claim

    def _page(self, review: Review, found: ClaimReview) -> str:
        checker = self._source(review.checker or review.site or "Unknown checker", found.pointer)
        graded = {"kind": "outlet", "reliability": CHECKER_GRADE, "notes": _GRADED}
        for key, value in {**graded, "url": review.checker_url}.items():
            if value is not None:
                self._lists["sources"][checker].setdefault(key, value)
        page = {
            "id": f"page-{_digest(checker, review.url or found.pointer)}",
            "source": checker,
            "title": review.title,
            "url": review.url,
            "published": review.published,
        }
        return self._put("documents", page, found.pointer)

    def _said(self, review: Review, claim: str, page: str, pointer: str) -> None:
        """Enter who made the claim, where it was first seen, and its copies.

        Where several made it, a review does not tell whose the pages are, or which is a copy.
        """
        claimants = [self._source(name, pointer) for name in review.claimants]
        claimant = claimants[0] if len(claimants) == 1 else None
        origin: str | None = claimant
        pages: list[str] = []
        if review.first_appearance is not None:
            origin = self._appearance(
                review.first_appearance, claimant, page, pointer, published=review.claimed_on
            )
            pages.append(origin)
        for address in review.appearances:
            copy = self._appearance(address, None, page, pointer)
            # Of the same page as somebody else's first appearance there is only one.
            if copy != origin:
                if origin is not None and len(claimants) < 2:
                    self._lists["documents"][copy].setdefault("derived_from", [origin])
                pages.append(copy)
        if claimants or pages:
            told = self._lists["claims"][claim].setdefault(CLAIMED, {"by": [], "in": []})
            told["by"] += [one for one in claimants if one not in told["by"]]
            told["in"] += [one for one in pages if one not in told["in"]]

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

    def built(self, skipped: int) -> CaseData:
        data: dict[str, Any] = {"verifykit": 1}
        header: dict[str, Any] = {"as_of": max(self._days)} if self._days else {}
        header |= {SKIPPED: skipped} if skipped else {}
        if header:
            data["case"] = header
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


def _plain(words: str) -> str:
    """Words of a claim without what differs between sites: case, quotation marks, points."""
    return " ".join("".join(map(_letter, unicodedata.normalize("NFC", _folded(words)))).split())


def _folded(words: str) -> str:
    """Words in one form of those that look the same, without regard to case."""
    return unicodedata.normalize("NFC", words.casefold())


def _digest(*parts: object) -> str:
    """Eight hexadecimal digits that stand for these parts, in any process the same."""
    return blake2b(repr(parts).encode("utf-8", "replace"), digest_size=4).hexdigest()
