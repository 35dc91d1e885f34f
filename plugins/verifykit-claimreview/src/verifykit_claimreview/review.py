"""A review as it was meant: what was claimed by whom, and what a checker found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from attrs import frozen

from verifykit.ratings import first, rating_of, text
from verifykit_claimreview.plain import claimants_of, day, item_reviewed, named, urls


@frozen(kw_only=True)
class Review:
    """A review with what is absent as None. Dates are ISO 8601, cut off after the day."""

    claim: str | None = None
    rating: str | None = None
    """The word that the checker rates the claim with."""
    url: str | None = None
    title: str | None = None
    published: str | None = None
    checker: str | None = None
    checker_url: str | None = None
    claimants: tuple[str, ...] = ()
    claimed_on: str | None = None
    first_appearance: str | None = None
    appearances: tuple[str, ...] = ()
    """The addresses of copies, without the first appearance."""
    same_as: tuple[str, ...] = ()
    """Addresses that stand for the very same claim elsewhere."""

    @property
    def site(self) -> str | None:
        """The host that the review is published on."""
        return None if self.url is None else site_of(self.url)


def review_of(data: Mapping[str, Any]) -> Review:
    """Return a review from JSON-LD, however it is written."""
    item = item_reviewed(data)
    origin = urls(item.get("firstAppearance"))
    copies = (*origin[1:], *urls(item.get("appearance")))
    address = urls(data.get("url"))
    return Review(
        claim=text(data.get("claimReviewed")),
        rating=text(rating_of(data).get("alternateName")),
        url=next(iter(address), None),
        title=text(data.get("name")) or text(data.get("headline")),
        published=day(text(data.get("datePublished"))),
        checker=named(data.get("author")) or named(data.get("publisher")),
        checker_url=next(iter(_homes(data)), None),
        claimants=claimants_of(data),
        claimed_on=day(text(item.get("datePublished")) or text(item.get("dateCreated"))),
        first_appearance=next(iter(origin), None),
        same_as=urls(item.get("sameAs")),
        appearances=tuple(one for one in dict.fromkeys(copies) if one not in origin[:1]),
    )


def site_of(address: str) -> str | None:
    """Return the host of a web address, without "www."; None if there is none."""
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return None if not host else host.removeprefix("www.")


def _homes(data: Mapping[str, Any]) -> tuple[str, ...]:
    author = first(data.get("author"))
    if not isinstance(author, dict):
        return ()
    return urls(author.get("url")) or urls(author.get("sameAs"))
