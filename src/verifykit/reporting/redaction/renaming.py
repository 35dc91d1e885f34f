"""Stand-ins for the ids of private items, and taking private words out of every other text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import field

from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.document import Document
from verifykit.model.entity import Entity
from verifykit.model.evidence import Evidence
from verifykit.model.hypothesis import Hypothesis
from verifykit.model.predicate import Predicate
from verifykit.model.source import Source
from verifykit.parts import frozen
from verifykit.privacy import Finder, Phrase, Private, dates_of, left_out_items

GONE = "[left out]"
"""What stands in a text where private words stood."""
_Named = Source | Document | Evidence | Claim | Entity | Predicate | Hypothesis
_KINDS: Mapping[str, Callable[[Case], Iterable[_Named]]] = {
    "source": lambda case: case.sources,
    "document": lambda case: case.documents,
    "evidence": lambda case: (*case.evidence, *left_out_items(case)),
    "claim": lambda case: case.claims,
    "entity": lambda case: case.entities,
    "predicate": lambda case: case.predicates,
    "hypothesis": lambda case: case.hypotheses,
}
"""The lists whose items have ids, by what one of them is called."""


@frozen(kw_only=True, eq=False)
class Renaming:
    """Gives an id its stand-in, and takes private words out of any other text.

    `published` are sentences and titles in which an id is an ordinary word, with what is told of
    each. Dates go from sentences that are about something private; elsewhere they are only days.
    """

    names: Mapping[str, str]
    published: Mapping[str, str]
    finder: Finder
    dates: Finder
    _known: dict[str, str] = field(factory=dict, init=False)

    @classmethod
    def of(cls, cases: Sequence[Case], private: Private, told: Sequence[Phrase]) -> Renaming:
        """Return the renaming of cases; `told` is what gives their private items away but ids."""
        names = _stand_ins(cases, private, Finder(told))
        ordinary = _ordinary_words(cases, private)
        as_words = Finder([Phrase(one, GONE) for one in sorted(ordinary)])
        prose = Finder(
            [*(Phrase(one, names[one], capital=one in ordinary) for one in sorted(names)), *told]
        )
        published = {
            text: prose.replace(text)
            for one in cases
            for text in _published(one)
            if as_words.finds(text)
        }
        kept = [Phrase(text, instead) for text, instead in sorted(published.items())]
        return cls(
            names=names,
            published=published,
            finder=Finder([*(Phrase(one, names[one]) for one in sorted(names)), *told, *kept]),
            dates=Finder(
                [
                    Phrase(date, GONE)
                    for one in cases
                    for item in private.items(one)
                    for date in dates_of(item)
                ]
            ),
        )

    def __call__(self, text: str) -> str:
        """Return a text as it may be told; of a private id, its stand-in."""
        if text in self.names:
            return self.names[text]
        if text in self._stand_ins:
            return text
        published = self.published.get(text)
        if published is not None:
            return published if published == text else self.dates.replace(published)
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._without(text)
        return found

    @cached_property
    def _stand_ins(self) -> frozenset[str]:
        return frozenset(self.names.values())

    def _without(self, text: str) -> str:
        found = self.finder.replace(text)
        return found if found is text else self.dates.replace(found)


def _ordinary_words(cases: Sequence[Case], private: Private) -> frozenset[str]:
    """The private ids that are words of a language and of no private name: `file`, `nurse`.

    Where a case publishes something, such a word is a word. An id is written where ids are: in a
    field of its own, in a note perhaps, and in what is made of the case.
    """
    called = {
        word.casefold()
        for case in cases
        for item in private.items(case)
        if isinstance(item, Source)
        for word in item.name.split()
    }
    return frozenset(one for one in private.ids if one.isalpha() and one.islower()) - called


def _published(case: Case) -> Iterator[str]:
    """What a case says in sentences and titles, in which nobody writes an id."""
    yield case.title or ""
    yield from (claim.text for claim in case.claims)
    yield from (document.title or "" for document in case.documents)
    yield from (source.name for source in case.sources)
    yield from (hypothesis.text or "" for hypothesis in case.hypotheses)


def _stand_ins(cases: Sequence[Case], private: Private, told: Finder) -> dict[str, str]:
    """For each private id, and each id with something private in it, another that nothing has."""
    taken = {item.id for case in cases for items in _KINDS.values() for item in items(case)}
    names: dict[str, str] = {}
    ids = Finder([Phrase(one, GONE) for one in private.ids])
    for kind, items in _KINDS.items():
        hidden, renamed = 0, 0
        for name in dict.fromkeys(item.id for case in cases for item in items(case)):
            if name in names:
                continue
            if name in private.ids:
                hidden, names[name] = _free(f"left-out-{kind}", hidden, taken)
            elif told.finds(name) or told.finds(name.title()) or ids.finds(name):
                # In capitals, too: "brook-says" has the surname that is told by its capital.
                renamed, names[name] = _free(kind, renamed, taken)
    return names


def _free(kind: str, number: int, taken: set[str]) -> tuple[int, str]:
    """The next number under which nothing is called so, and the name with it."""
    number += 1
    while f"{kind}-{number}" in taken:
        number += 1
    return number, f"{kind}-{number}"
