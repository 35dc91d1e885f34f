"""CLR009: a property that is written in the wrong shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit.ratings import as_list
from verifykit_claimreview.plain import urls
from verifykit_claimreview.rules import PROPERTY_MISSHAPEN
from verifykit_claimreview.rules.fault import Fault, InReviews

_TEXTS = (("claimReviewed",), ("url",), ("reviewRating", "alternateName"))
_OBJECTS = (("author",), ("reviewRating",), ("itemReviewed",), ("itemReviewed", "author"))
_PAGES = (("itemReviewed", "firstAppearance"), ("itemReviewed", "appearance"))


def faults(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield a fault for each property whose value is not of the shape that schema.org gives it."""
    for where in _TEXTS:
        value = _at(review, where)
        if isinstance(value, list | dict):
            yield Fault(where, f"{where[-1]} should be a text")
    for where in _OBJECTS:
        if any(isinstance(one, str) for one in as_list(_at(review, where))):
            yield Fault(where, f"{where[-1]} is a text and should be an object")
    for where in _PAGES:
        for one in as_list(_at(review, where)):
            if isinstance(one, str) and len(urls(one)) > 1:
                yield Fault(where, f"{where[-1]} is one text with {len(urls(one))} addresses")


find = InReviews(PROPERTY_MISSHAPEN, faults)


def _at(review: Mapping[str, Any], where: tuple[str, ...]) -> Any:
    value: Any = review
    for step in where:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value
