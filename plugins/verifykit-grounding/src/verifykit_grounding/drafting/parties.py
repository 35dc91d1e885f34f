"""Who a noun phrase beside a verb of saying means: a name, somebody unnamed, or nobody can tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from verifykit_grounding.drafting.names import (
    Name,
    initials_of,
    kind_of_source,
    name_runs,
    plain_name,
)
from verifykit_grounding.drafting.words import Word, written
from verifykit_grounding.vocabulary import speech, voices
from verifykit_grounding.vocabulary.lands import is_demonym

_INSIDE = frozenset({"of", "at", "in", "from", "for", "with", "by", "to"})
Sense = Literal["named", "unnamed", "unclear"]


@frozen
class Party:
    """Who is credited: words `first` to `last` (not included) of a sentence.

    `named`: `name` is the name, `kind` that of a source. `unnamed`: `name` is the description,
    `people` how many they are where that is said. `unclear`: it takes the text, or somebody who
    knows, to say who that is; `name` is what is written.
    """

    first: int
    last: int
    sense: Sense
    name: str
    kind: str = "other"
    people: int | None = None

    @property
    def prints(self) -> bool:
        """Whether it is an outlet or an agency, which prints what others say."""
        return self.kind in ("outlet", "agency")

    @property
    def is_person(self) -> bool:
        """Whether it is somebody, and no house."""
        return self.kind in ("person", "official")


def party_of(
    found: Sequence[Word], first: int, last: int, *, role: tuple[int, int] | None = None
) -> Party | None:
    """Return whom the words between two positions mean; None if that is nobody who can speak.

    `role` are the words of a parenthesis that says what they are. A name beside words that nobody
    is described by is unclear: it may be part of something else.
    """
    while first < last and found[first].quote:
        first += 1
    phrase = found[first:last]
    if not phrase:
        return None
    text = written(phrase)
    keys = [one.key for one in phrase]
    if len(phrase) == 1 and keys[0] in speech.PRONOUNS:
        return Party(first, last, "unclear", text)
    named = _name_at_an_end(found, first, last)
    if named is not None:
        name, said = named
        beside = set(said.split()) - set(name.split())
        told = " ".join(beside if role is None else [*beside, written(found[slice(*role)])])
        kind = kind_of_source(name, told)
        if kind == "person" and keys[0] == "the" and len(phrase) == 1 + len(name.split()):
            # "the Red Cross", "the Black Panthers": no person's name alone has an article.
            kind = "other"
        # "Food and Agriculture Organization" may be one name, or the end of two.
        halved = kind in ("institution", "outlet") and f"and {name}" in text
        sense: Sense = "named" if _describe(phrase) and not halved else "unclear"
        return Party(first, last, sense, name if sense == "named" else text, kind)
    speaking = voices.SPEAKERS | voices.THINGS | speech.DENIED | voices.INDEFINITE
    if not speaking & set(keys) and keys[-1] not in voices.TITLES:
        return None
    settled = voices.ANONYMOUS & set(keys) or keys[0] in voices.INDEFINITE
    named_within = any(True for _ in name_runs(found, first + 1, last))
    house = voices.SPEAKERS & set(keys) if named_within else True
    if settled and house and not set(keys) & (voices.THINGS | speech.DENIED):
        return Party(first, last, "unnamed", text, people=_people(keys))
    return Party(first, last, "unclear", text)


def _describe(phrase: Sequence[Word]) -> bool:
    """Whether the words of a phrase are a name, and what describes its bearer."""
    return all(
        (one.capital and one.key not in speech.DENIED)
        or one.key in voices.DESCRIBING
        or one.key in voices.CALLED | voices.INSTITUTION_NAMES
        or one.key in voices.PORTFOLIOS | voices.OUTLETS
        or one.text in "()"
        or _is_joining(phrase, at)
        for at, one in enumerate(phrase)
    )


def _is_joining(phrase: Sequence[Word], at: int) -> bool:
    """Whether a word is within a name: "and" in "Science and Technology"."""
    return phrase[at].key in ("and", "de", "van", "von", "al", "el", "bin", "der") and (
        0 < at < len(phrase) - 1 and phrase[at - 1].capital and phrase[at + 1].capital
    )


def _name_at_an_end(found: Sequence[Word], first: int, last: int) -> tuple[str, str] | None:
    """The name that a phrase is of, and what else the phrase says: at its end, or before a noun."""
    runs = list(name_runs(found, first, last))
    if not runs:
        return None
    run, end, short = runs[-1], last, ""
    if len(runs) > 1 and run.last == last - 1 and found[last - 1].text == ")":
        # "the Food and Agriculture Organization (FAO)", but "Jane Roe (Greens)"
        acronym, end = run.text, run.first - 1
        run = next(
            (
                Name(at, end, written(found[at:end]))
                for at in range(first, end)
                if found[at].capital and initials_of(found[at:end]) == acronym
            ),
            runs[-2],
        )
        short = f" ({acronym})" if initials_of(found[run.first : end]) == acronym else ""
    if run.last == end and len(runs) > 1 and found[run.first - 1].key in _INSIDE:
        # "Jane Roe of Amnesty International"
        person = plain_name(runs[0].text)
        if runs[0].first == first and len(person.split()) > 1:
            return person, written(found[first:end])
    if run.last == end:
        name = _bearer(found, first, run)
        return None if name is None else (name + short, written(found[first:end]))
    # "aBamako.com news site", "The Daily Beast website"
    behind = [one.key for one in found[run.last : end]]
    if set(behind) <= voices.OUTLETS | {"news", "web"}:
        name = plain_name(run.text)
        return None if set(name.lower().split()) <= voices.DESCRIBING else (name, " ".join(behind))
    return None


def _bearer(found: Sequence[Word], first: int, run: Name) -> str | None:
    """Whose name the last words of a phrase are: None if they name a house, and not who is in it.

    "an official of the Ministry of Mines" is somebody there; in "Minister of Defence Jane Roe" and
    "the spokeswoman of the Armed Forces Jane Roe" the house comes first.
    """
    before = [one.key.rstrip(".") for one in found[first : run.first]]
    if before and before[-1] == "the":
        before = before[:-1]
    words_of_run = found[run.first : run.last]
    if len(before) > 1 and before[-1] in _INSIDE and _speaks(before[:-1]):
        houses = [
            at
            for at, one in enumerate(words_of_run)
            if one.key in voices.INSTITUTION_NAMES or one.key in voices.PORTFOLIOS
        ]
        name = written(words_of_run[houses[-1] + 1 :]) if houses else ""
        return name if len(name.split()) in (2, 3) else None
    if len(before) > 1 and before[-1] in ("of", "to", "for"):
        # "Allies of Jane Roe" are not Jane Roe.
        return None
    if set(before) & voices.ANONYMOUS:
        return None
    name = plain_name(run.text)
    generic = voices.INSTITUTION_NAMES | voices.CALLED | voices.OUTLETS
    if all(part.lower() in generic for part in name.split()):
        # "the Ministry", "the President": which one, the text said before.
        return None
    return None if len(name.split()) == 1 and is_demonym(name) else name


def _speaks(before: Sequence[str]) -> bool:
    """Whether words before a house are of somebody who is in it."""
    return bool(set(before) & (voices.CALLED))


def _people(keys: Sequence[str]) -> int | None:
    found = next((voices.COUNTS[key] for key in keys if key in voices.COUNTS), None)
    return 1 if found is None and keys[0] in ("a", "an", "another") else found
