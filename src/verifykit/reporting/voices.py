"""Who speaks in lines of evidence: their names, with the traits that the worth of a line rests on.

Nobody is named but the speakers that the case itself gives to items.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from verifykit.model.case import Case
from verifykit.model.evidence import Evidence
from verifykit.parts import part
from verifykit.provenance import Graph, Role
from verifykit.wording import count_text, list_text

NAMED = 2
"""How many are named; the rest is counted."""
_LONGEST = 90
"""From this many characters on a name is cut."""


@part(kw_only=True)
class Voices:
    """Names those who speak; `roles` say what each item does for its claim, where that is known."""

    graph: Graph
    roles: Mapping[str, Role]

    @property
    def case(self) -> Case:
        """The case that they speak in."""
        return self.graph.case

    def of(self, lines: Iterable[Sequence[Evidence]]) -> list[str]:
        """Return who speaks in each line; who stands in one for others and speaks in one is one."""
        said: dict[frozenset[str | None], list[Evidence]] = {}
        for items in lines:
            said.setdefault(frozenset(map(self.case.speaker, items)), []).extend(items)
        return [self.voice(items) for items in said.values()]

    def voice(self, items: Sequence[Evidence]) -> str:
        """Return who speaks in the items of a line, with the traits that its worth depends on."""
        names = list(dict.fromkeys(filter(None, map(self.case.speaker, items))))
        if not names:
            return "somebody"
        told = list_text([_cut(self.case.source_name(name)) for name in names[:NAMED]])
        if len(names) > NAMED:
            told = f"{told} and {count_text(len(names) - NAMED, 'more voice')}"
        traits = list(self._traits(names, items))
        return f"{told} ({', '.join(traits)})" if traits else told

    def _traits(self, names: Sequence[str], items: Sequence[Evidence]) -> Iterator[str]:
        sources = [self.case.source(name) for name in names]
        listed = [source for source in sources if source is not None]
        if any(source.anonymous and not _says_unnamed(source.name) for source in listed):
            unnamed = sum(source.anonymous for source in listed)
            yield "unnamed" if unnamed == len(names) else f"{unnamed} of them unnamed"
        circle = bool(items) and all(self.roles.get(item.id) == "circle" for item in items)
        if circle:
            yield "a circle without an origin"
        elif len(names) > 1:
            yield "one origin"
        grades = {None if source is None else source.reliability for source in sources}
        if len(grades) == 1:
            yield from filter(None, grades)
        if items and all(item.first_hand for item in items):
            yield "first-hand"
        if items and all(item.stake == "for" for item in items):
            yield "an interested party"
        if items and not circle and all(map(self._passes_on, items)):
            # Whoever prints their words has them from elsewhere; they pass on nothing.
            quoted = all(map(self.graph.quotes, items))
            yield "quoted at second hand" if quoted else "passing on what others said"
        elif known := self._heard_from(items):
            yield f"as {list_text(known)} {'has' if len(known) == 1 else 'have'} it"

    def _heard_from(self, items: Sequence[Evidence]) -> list[str]:
        """Who prints what is known of words that nobody here has read; nobody, if one has."""
        each = [self.graph.heard_from(item) for item in items]
        found = sorted({name for names in each for name in names}) if all(each) else []
        return [_cut(self.case.source_name(name)) for name in found[:NAMED]]

    def _passes_on(self, item: Evidence) -> bool:
        """Whether somebody tells what others said, and does not contradict all they have read."""
        return bool(self.graph.parents(item)) and self.roles.get(item.id) != "origin"


def _says_unnamed(name: str) -> bool:
    folded = name.casefold()
    return "unnamed" in folded or "anonymous" in folded


def _cut(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
