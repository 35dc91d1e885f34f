"""Names in a sentence: which words make one, and what kind of thing it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from verifykit_grounding.drafting.words import Word, written
from verifykit_grounding.origins import AGENCIES
from verifykit_grounding.vocabulary import voices
from verifykit_grounding.vocabulary.calendar import CALENDAR
from verifykit_grounding.vocabulary.lands import is_demonym, territories

_PARTICLES = frozenset({"de", "van", "von", "der", "bin", "al", "el", "la", "di", "da", "du", "le"})
_JOINING = frozenset({"of", "for", "the", "and"})


@frozen
class Name:
    """A name: words `first` to `last` (not included) of a sentence, and how it is written."""

    first: int
    last: int
    text: str


def name_runs(found: Sequence[Word], first: int = 0, last: int | None = None) -> Iterator[Name]:
    """Yield the longest runs of words that are written as names are, between two positions.

    Particles belong to a name between capitals ("van Rossum"), and so do "of", "for" and "and" in
    the name of an institution ("Center for Strategic and International Studies").
    """
    end = len(found) if last is None else last
    place = first
    while place < end:
        if not _is_name(found[place]):
            place += 1
            continue
        stop = place + 1
        while True:
            longer = _longer(found, place, stop, end)
            if longer == stop:
                break
            stop = longer
        yield Name(place, stop, written(found[place:stop]))
        place = stop


def _is_name(word: Word) -> bool:
    if not word.capital or word.key in CALENDAR or word.key in voices.NEVER_NAMES:
        return False
    # "English-language" says what kind, and names nobody.
    first, hyphen, rest = word.text.partition("-")
    return not (hyphen and rest.islower() and is_demonym(first))


def _longer(found: Sequence[Word], first: int, stop: int, end: int) -> int:
    """Where a name goes on to, given that it has the words up to `stop`."""
    if stop < end and _is_name(found[stop]):
        return stop + 1
    institution = any(one.key in voices.INSTITUTION_NAMES for one in found[first:stop])
    joining = _PARTICLES | (_JOINING if institution else frozenset())
    place = stop
    while place < end and place < stop + 2 and found[place].key in joining:
        place += 1
    if stop < place < end and _is_name(found[place]) and not found[place].quote:
        # "the Ministry of Mines and Reuters" are two: "and" joins within what "of" begins.
        if found[stop].key == "and" and not any(
            one.key in ("of", "for") for one in found[max(first, stop - 2) : stop]
        ):
            return stop
        return place + 1
    return stop


def plain_name(text: str) -> str:
    """Return a name without an article, where its bearer is from, and an office before it.

    An office stays before a single word: "General Electric" is no Electric.
    """
    parts = text.split()
    generic = voices.OUTLET_NAMES | voices.INSTITUTION_NAMES
    while len(parts) > 1:
        # "French BBC Afrique" is BBC Afrique, and the "Western Herald" no other Herald.
        from_there = is_demonym(parts[0]) and not all(one.lower() in generic for one in parts[1:])
        if not (parts[0].lower() in ("the", "a", "an") or from_there):
            break
        parts = parts[1:]
    offices = [at for at, part in enumerate(parts) if is_title(part)]
    behind = parts[offices[-1] + 1 :] if offices else []
    return " ".join(behind if len(behind) > 1 else parts)


def is_title(word: str) -> bool:
    """Whether a word is the title or the office of somebody."""
    return word.lower().rstrip(".") in voices.TITLES


def initials_of(run: Sequence[Word]) -> str:
    """Return the first letters of the words of a name that have a capital."""
    return "".join(one.text[0] for one in run if one.capital)


def kind_of_source(name: str, role: str = "") -> str:
    """Return the kind of source that a name tells of, with the words that describe it.

    `outlet`, `agency`, `institution` or `person`; `other` where nothing tells.
    """
    keys = {part.strip("().,").lower() for part in name.split()}
    described = set(role.lower().split())
    if name in AGENCIES:
        return "agency"
    titled = is_title(name.split()[0]) and len(name.split()) == 2
    if described & (voices.ROLES | voices.TITLES) or (titled and not keys & voices.BODIES):
        return "official" if described & (voices.TITLES | {"minister", "spokesman"}) else "person"
    if described & voices.OUTLETS or keys & voices.OUTLET_NAMES or _is_address(name):
        return "outlet"
    if keys & (voices.INSTITUTION_NAMES | voices.FIRM_NAMES) or name.isupper():
        return "institution"
    return "person" if _is_full_name(name) else "other"


def kind_of_entity(name: str, role: str = "") -> str:
    """Return the kind of entity: place, organisation, person; `other` where nothing tells."""
    if name.lower() in territories():
        return "place"
    if any(part.lower() in territories() for part in name.split()):
        return "other"
    kind = kind_of_source(name, role)
    return {"person": "person", "official": "person", "other": "other"}.get(kind, "organisation")


def _is_address(name: str) -> bool:
    return "." in name[1:-1] and name[0].isalpha() and " " not in name and not name.isupper()


def _is_full_name(name: str) -> bool:
    parts = name.split()
    if parts[0].lower() in voices.NO_GIVEN_NAME:
        return False
    return len(parts) in (2, 3) and all(part[0].isupper() and not part.isupper() for part in parts)
