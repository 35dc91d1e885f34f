"""Lookalikes: sources of one name, or documents of one address, that may well be one."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from verifykit.model.case import Case
from verifykit.model.source import Source
from verifykit.parts import part
from verifykit.provenance.disjoint_sets import DisjointSets

_LATIN = str.maketrans(
    "авекмнорстухіјѕһԛԝӏ" + "αβεζηικμνορτυχϲ",
    "abekmhopctyxijshqwl" + "abezhikmnoptyxc",
)
"""Letters of other alphabets, small as case folding leaves them, that look like Latin ones."""


@part(kw_only=True)
class Alike:
    """Sources or documents, by their ids in order, that look like one."""

    kind: Literal["sources", "documents"]
    ids: tuple[str, ...]

    @property
    def name(self) -> str:
        """A name for all of them that no id can have."""
        return f"{self.kind} like {self.ids[0]}"


@part(kw_only=True)
class Lookalikes:
    """All lookalikes of a case."""

    groups: tuple[Alike, ...]
    by_id: Mapping[str, str]

    def of(self, name: str) -> str | None:
        """Return the name that a source or document shares with its lookalikes, if it has any."""
        return self.by_id.get(name)


def lookalikes(case: Case) -> Lookalikes:
    """Return the sources whose names or ids look the same, and the documents of one address.

    Two nobodies, such as two anonymous officials, may well have one description. One source may
    publish several versions of one page; they are one origin as it is.
    """
    groups = (*_alike_sources(case), *_alike_documents(case))
    by_id = {one: group.name for group in groups for one in group.ids}
    return Lookalikes(groups=groups, by_id=by_id)


def skeleton(text: str) -> str:
    """Return a text as it looks: one form, width and case, Latin letters, nothing invisible.

    After the skeletons of Unicode Technical Standard 39, for the letters that matter here.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().split())
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    shown = "".join(sign for sign in folded if unicodedata.category(sign) not in ("Cf", "Cc"))
    return " ".join(shown.translate(_LATIN).split())


def address(url: str) -> str:
    """Return where an address leads, without what makes no difference to it."""
    shown = url.strip().partition("#")[0]
    _, scheme, rest = shown.partition("://")
    host, slash, path = (rest if scheme else shown).partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/")


def _alike_sources(case: Case) -> Iterator[Alike]:
    named = [(one.id, _looks(one)) for one in case.sources if not one.anonymous]
    names = DisjointSets[str]()
    for _, looks in named:
        names.merge(looks)
    found: dict[str, list[str]] = defaultdict(list)
    for source, looks in named:
        found[names.find(looks[0])].append(source)
    yield from _several("sources", found.values())


def _looks(source: Source) -> list[str]:
    """How a source looks: by its name, and by its id."""
    name, own = skeleton(source.name), f"id {skeleton(source.id)}"
    return [f"name {name}", own] if name else [own]


def _alike_documents(case: Case) -> Iterator[Alike]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for document in case.documents:
        if document.url and (where := address(document.url)):
            found[where][document.id] = document.source
    yield from _several(
        "documents", [list(one) for one in found.values() if len(set(one.values())) > 1]
    )


def _several(kind: Literal["sources", "documents"], groups: Iterable[list[str]]) -> Iterator[Alike]:
    return (Alike(kind=kind, ids=tuple(sorted(ids))) for ids in groups if len(ids) > 1)
