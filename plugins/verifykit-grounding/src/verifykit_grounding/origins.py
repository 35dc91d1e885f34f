"""Who published what is cited, and which documents have their words from somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from attrs import field, frozen

from verifykit_grounding.answer import Held

if TYPE_CHECKING:
    from tldextract import TLDExtract

AGENCIES = {
    "AP": "Associated Press", "Associated Press": "Associated Press", "AFP": "Agence France-Presse",
    "Agence France-Presse": "Agence France-Presse", "Reuters": "Reuters", "dpa": "dpa",
    "DPA": "dpa", "EFE": "EFE", "ANSA": "ANSA", "UPI": "UPI", "Xinhua": "Xinhua", "TASS": "TASS",
    "PTI": "PTI", "Kyodo": "Kyodo", "ANI": "ANI", "IANS": "IANS", "STT": "STT",
    "PRNewswire": "PR Newswire", "PR Newswire": "PR Newswire", "Business Wire": "Business Wire",
    "BUSINESS WIRE": "Business Wire", "GLOBE NEWSWIRE": "GlobeNewswire",
}  # fmt: skip
"""How agencies and distributors of press releases sign, and who they are."""

_SIGNED = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
_DATELINE = re.compile(rf"[(/]\s*({_SIGNED})\s*[)/]")
_BY = re.compile(rf"(?m)^\s*(?:By|Source|Quelle)\s*:?\s+(?:the\s+)?({_SIGNED})\s*$")
_HOUSE = r"(?:the\s+)?([A-Z][\w&'’.-]*(?:\s[\w&'’.-]+){0,5}?)(?:['’]s)?"
_PRESS = r"(?:[Pp]ress|[Nn]ews|[Mm]edia)\s+[Rr]elease"
_RELEASE = re.compile(
    rf"(?m)(?:^|\()\s*(?:(?:SOURCE|[Ss]ource|Quelle)\s*:\s*{_HOUSE}\s+{_PRESS}"
    rf"|{_PRESS}\s+(?:from|by|of|issued\s+by)\s+{_HOUSE}|SOURCE:?\s+{_HOUSE})\s*[).]?\s*$"
)
"""The line by which a text says that it is somebody's press release."""
_HEAD = 400
"""A dateline, or a credit at the end, stands in so many characters."""


@cache
def _extract() -> TLDExtract:
    from tldextract import TLDExtract

    # The list that comes with the library, and nothing else: nothing is fetched.
    return TLDExtract(suffix_list_urls=(), fallback_to_snapshot=True, cache_dir=None)


def publisher_of(document: Held) -> str:
    """Return who published a document: its publisher, else the registrable domain of its address.

    All addresses under one registrable domain (`news.example.co.uk`, `example.co.uk`) are one
    publisher's. A document of which neither is known stands for itself.
    """
    if document.publisher:
        return document.publisher.strip()
    domain = _domain(document.url) if document.url else ""
    return domain or document.title or document.id


@lru_cache(maxsize=4096)
def _domain(url: str) -> str:
    """The registrable domain of an address; empty if it has none."""
    found = _extract()(url)
    # Under an ending that is on no list (`paper.example`, `intranet.local`) its last two parts.
    unlisted = ".".join([*found.subdomain.split(".")[-1:], found.domain]).strip(".")
    return found.top_domain_under_public_suffix or unlisted


def credited_to(text: str) -> str | None:
    """Return whose text it is by its own credit, in its dateline or at its end; None without one.

    That is an agency, or whoever's press release the text says to be.
    """
    for part in (text[:_HEAD], text[-_HEAD:]):
        found = _DATELINE.search(part) or _BY.search(part)
        if found is not None:
            return AGENCIES[found[1]]
        release = _RELEASE.search(part)
        if release is not None:
            return next(name for name in release.groups() if name)
    return None


@frozen
class Copies:
    """Documents that share their text. `first` is who had it, None where nothing tells."""

    documents: tuple[str, ...]
    first: str | None


@frozen
class Origins:
    """What is known of where documents have their words from, by their ids.

    `credited` is the agency, or whose press release it is, by a document's own credit.
    """

    credited: Mapping[str, str] = field(factory=dict)
    copies: tuple[Copies, ...] = ()


def origins_of(documents: Sequence[Held]) -> Origins:
    """Return the credits and the shared texts of documents; those without a text have none.

    Copies are found by word 3-grams, as the plug-in echo does. Of those that share a text the
    earliest by date had it, if every one has a date and one is before all others.
    """
    held = sorted((one for one in documents if one.text), key=lambda one: one.id)
    credited = {one.id: name for one in held if (name := credited_to(one.text or ""))}
    return Origins(credited, tuple(_copies(held)))


def _copies(held: Sequence[Held]) -> Iterator[Copies]:
    if len(held) < 2:
        return
    # Imported here, since numpy takes a tenth of a second.
    from verifykit_echo import find_copies

    groups = {place: {place} for place in range(len(held))}
    for copy in find_copies([one.text or "" for one in held]):
        merged = groups[copy.first] | groups[copy.second]
        groups |= dict.fromkeys(merged, merged)
    for place, group in groups.items():
        if len(group) > 1 and place == min(group):
            sharing = [held[one] for one in sorted(group)]
            yield Copies(tuple(one.id for one in sharing), _first(sharing))


def _first(group: Sequence[Held]) -> str | None:
    if not all(one.published for one in group):
        return None
    ranked = sorted(group, key=lambda one: str(one.published))
    return None if ranked[0].published == ranked[1].published else ranked[0].id
