"""A work as Crossref knows it, with the notices about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from attrs import frozen

from verifykit import parse_span

Effect = Literal["takes-back", "corrects", "doubts", "restores"]
"""What a notice does to the work: it is taken back, corrected, in doubt, or sound again."""

EFFECTS: Mapping[str, Effect] = {
    "retraction": "takes-back",
    "withdrawal": "takes-back",
    "correction": "corrects",
    "corrigendum": "corrects",
    "erratum": "corrects",
    "partial retraction": "corrects",
    "expression of concern": "doubts",
    "removal": "doubts",
    "reinstatement": "restores",
}
"""By the type of a notice. New editions and versions, addenda and clarifications do nothing."""

_REGISTERED_BY = {"retraction-watch": "Retraction Watch", "publisher": "its publisher"}


@frozen(kw_only=True)
class Notice:
    """A notice about a work: its type in words ("expression of concern"), and its DOI.

    `on` is its date (ISO 8601), as exact as it is known; `source` who registered it.
    """

    kind: str
    doi: str
    on: str | None = None
    source: str | None = None

    @property
    def effect(self) -> Effect:
        """What it does to the work."""
        return EFFECTS[self.kind]

    @property
    def url(self) -> str:
        """Where it can be read."""
        return f"https://doi.org/{self.doi}"

    @property
    def told(self) -> str:
        """Say what it is: "a retraction of 2010-02-06 (10.5555/notice), registered by …"."""
        article = "an" if self.kind[0] in "aeiou" else "a"
        when = f" of {self.on}" if self.on else ""
        by = f", registered by {self.source}" if self.source else ""
        return f"{article} {self.kind}{when} ({self.doi}{by})"

    def data(self) -> dict[str, Any]:
        """Return it as plain data, for findings."""
        return {"kind": self.kind, "doi": self.doi, "on": self.on, "source": self.source}


@frozen(kw_only=True)
class Work:
    """A work and the notices about it, by date; those without a date come first.

    `hosts` are those that its publisher has its pages on.
    """

    doi: str
    hosts: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()

    def with_effect(self, effect: Effect) -> tuple[Notice, ...]:
        """Return the notices that do something to the work."""
        return tuple(one for one in self.notices if one.effect == effect)

    @property
    def retractions(self) -> tuple[Notice, ...]:
        """The notices by which it is taken back, and stands so.

        Whatever came before a reinstatement, or may have, is undone by it.
        """
        restored = self.with_effect("restores")
        return tuple(
            one
            for one in self.with_effect("takes-back")
            if all(_surely_after(one.on, other.on) for other in restored)
        )

    def known_on(self, day: str | None) -> Work:
        """Return the work as it was known on a day (EDTF): without notices that came after it."""
        if day is None:
            return self
        kept = tuple(one for one in self.notices if not _surely_after(one.on, day))
        return Work(doi=self.doi, hosts=self.hosts, notices=kept)


def work_of(message: Mapping[str, Any], doi: str) -> Work | None:
    """Return a work from the `message` of Crossref's REST API; None if it is another work's.

    The notices are those under `updated-by`, and of those under `update-to` the ones that are
    about the work itself, where a publisher changed it in place. Whatever else is under
    `update-to` is about other works, of which this one is the notice.
    """
    if _text(message.get("DOI")) != doi:
        return None
    entries = [
        *_entries(message.get("updated-by")),
        *(one for one in _entries(message.get("update-to")) if _text(one.get("DOI")) == doi),
    ]
    found = {notice: None for notice in map(_notice, entries) if notice is not None}
    return Work(
        doi=doi,
        hosts=tuple(_hosts(message)),
        notices=tuple(sorted(found, key=lambda one: (one.on or "", one.kind, one.doi))),
    )


def _entries(value: Any) -> Iterator[Mapping[str, Any]]:
    for one in value if isinstance(value, list) else ():
        if isinstance(one, dict):
            yield one


def _notice(entry: Mapping[str, Any]) -> Notice | None:
    """The notice of an entry; None for one that does nothing, or without a DOI to look it up."""
    kind = re.sub(r"[^a-z]+", " ", _text(entry.get("type"))).strip()
    doi = _text(entry.get("DOI"))
    if kind not in EFFECTS or not doi:
        return None
    source = _REGISTERED_BY.get(_text(entry.get("source")))
    return Notice(kind=kind, doi=doi, on=_day(entry.get("updated")), source=source)


def _day(value: Any) -> str | None:
    """The date under `date-parts`, of which the day or the month may be missing."""
    try:
        parts = value["date-parts"][0]
        day = "-".join(f"{int(one):0{4 if at == 0 else 2}d}" for at, one in enumerate(parts[:3]))
        parse_span(day)
    except (KeyError, IndexError, TypeError, ValueError):
        return None
    return day


def _hosts(message: Mapping[str, Any]) -> Iterator[str]:
    from verifykit_retractions.doi import host_of

    resource = message.get("resource")
    primary = resource.get("primary") if isinstance(resource, dict) else None
    for one in (primary, *_entries(message.get("link"))):
        host = host_of(str(one.get("URL"))) if isinstance(one, dict) else ""
        if host:
            yield host


def _text(value: Any) -> str:
    return value.strip().lower() if isinstance(value, str) else ""


def _surely_after(later: str | None, earlier: str | None) -> bool:
    if later is None or earlier is None:
        return False
    return parse_span(earlier).before(parse_span(later))
