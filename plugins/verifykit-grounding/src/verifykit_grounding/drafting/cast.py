"""The sources that a text names, told apart: who is the same as whom, and who may be."""

from __future__ import annotations

import unicodedata
from typing import Any

from attrs import define, evolve, field, frozen

from verifykit_grounding.drafting.names import is_title, kind_of_source
from verifykit_grounding.drafting.parties import Party
from verifykit_grounding.ids import Ids


@frozen
class NamedSource:
    """A source of a draft, as a case says it; `people` for those who are not named."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    anonymous: bool = False
    people: int | None = None

    def data(self) -> dict[str, Any]:
        """Return the source as a case file would say it."""
        made: dict[str, Any] = {"id": self.id, "name": self.name, "kind": self.kind}
        if self.anonymous:
            made["anonymous"] = True
        if self.people is not None:
            made["people"] = self.people
        return made


@define
class Cast:
    """Gathers the sources in the order in which a text names them. `known` are names of the text.

    The same name, an acronym in brackets behind it, the name of a site without its ending and the
    last name of one person alone are the same source. A part of a longer name may be: that is for
    a person to say.
    """

    ids: Ids
    known: frozenset[str] = frozenset()
    _sources: dict[str, NamedSource] = field(factory=dict)
    _by_name: dict[str, str] = field(factory=dict)

    @property
    def sources(self) -> tuple[NamedSource, ...]:
        """The sources, in their order."""
        return tuple(self._sources.values())

    def add(self, name: str, kind: str) -> NamedSource:
        """Return the source of a name, a new one if there is none."""
        long, _, short = name.partition(" (")
        names = [long, *([short.rstrip(")")] if short else [])]
        keys = [name_key(one) for one in names]
        held = next((self._by_name[key] for key in keys if key in self._by_name), None)
        if held is None:
            made = NamedSource(self.ids.of("source", long), long, kind)
            held = made.id
            self._sources[held] = made
        source = self._sources[held]
        aliases = [one for one in names if one != source.name and one not in source.aliases]
        self._sources[held] = evolve(source, aliases=(*source.aliases, *aliases))
        self._by_name |= dict.fromkeys(keys, held)
        return self._sources[held]

    def unnamed(self, party: Party) -> NamedSource:
        """Return a new source for somebody whom the text does not name."""
        name = f"unnamed: {party.name}"
        number = sum(one.anonymous for one in self._sources.values()) + 1
        made = NamedSource(
            self.ids.of("unnamed", f"unnamed {number}"),
            name,
            "other",
            anonymous=True,
            people=party.people,
        )
        self._sources[made.id] = made
        return made

    def find(self, party: Party, *, at_start: bool) -> NamedSource | str:
        """Return whom a name means, or the question that it leaves open.

        `at_start` says that its first word begins a sentence, so that its capital tells nothing.
        """
        name, key = party.name, name_key(party.name)
        if key in self._by_name:
            return self._sources[self._by_name[key]]
        last_names = [one for one in self._people() if name_key(one.name).split()[-1] == key]
        if len(last_names) == 1:
            return last_names[0]
        alike = [one for one in self._sources.values() if _is_part(name, one)]
        if len(alike) == 1 and not last_names and self._goes_by(key, alike[0]):
            return alike[0]
        if alike or len(last_names) > 1:
            told = " or ".join(dict.fromkeys(one.name for one in (*last_names, *alike)))
            return f"is “{name}” {told}, who was named before?"
        parts = name.split()
        if at_start and len(parts) == 1 and party.kind == "other" and name not in self.known:
            return f"is “{name}” the name of somebody?"
        if at_start and len(parts) > 2 and party.kind == "person" and parts[0] not in self.known:
            return f"is “{parts[0]}” part of the name “{name}”?"
        return self.add(name, party.kind)

    def _goes_by(self, key: str, outlet: NamedSource) -> bool:
        """Whether a text calls an outlet by the end of its name, "the Courier", and no other one.

        What else the text names may be another house of that name: the "Lindholm Courier".
        """
        ours = name_key(outlet.name).split()
        others = {name_key(one) for one in self.known} - {key, name_key(outlet.name)}
        ends = len(key.split()) < len(ours) and ours[-len(key.split()) :] == key.split()
        return (
            ends
            and outlet.kind == "outlet"
            and not any(one.endswith(f" {key}") and not _is_part(one, outlet) for one in others)
        )

    def _people(self) -> list[NamedSource]:
        named = [one for one in self._sources.values() if not one.anonymous]
        return [
            one
            for one in named
            if one.kind in ("person", "official") or kind_of_source(one.name) == "person"
        ]


def folded(text: str) -> str:
    """Return a text without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


def name_key(name: str) -> str:
    """Return what tells names apart: no accents, case, article, title or ending of a site."""
    parts = folded(name).removeprefix("the ").split()
    while len(parts) > 1 and is_title(parts[0]):
        parts = parts[1:]
    plain = " ".join(parts)
    if " " not in plain and "." in plain[1:-1] and not plain.endswith("."):
        plain = plain.rpartition(".")[0]
    return plain


def _is_part(name: str, source: NamedSource) -> bool:
    """Whether a name is the beginning or a word of a longer one, or the other way round."""
    if source.anonymous:
        return False
    ours, theirs = name_key(name).split(), name_key(source.name).split()
    short, long = sorted((ours, theirs), key=len)
    return len(short) < len(long) and set(short) <= set(long)
