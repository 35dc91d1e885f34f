"""Whether a document credits a statement to whom a sentence credits it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from attrs import frozen

from verifykit_grounding.drafting.credits import Credit, credits_of
from verifykit_grounding.judging.comparison import Comparison, Objection, question
from verifykit_grounding.judging.stems import stem

_CLAUSE = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bMrs\.)(?<!\b[MD][rs]\.)\s+|;\s+"
    r"|,\s+(?=(?:but|while|whereas|and)\b)"
)
"""What stands between the words of one speaker and those of the next."""
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")


@frozen
class _Words:
    """What a clause of a document says, by its stems, and the names that it credits."""

    said: frozenset[str]
    names: tuple[str, ...]
    open: bool

    def has(self, surname: str) -> bool:
        """Whether a name is credited, or somebody who may be its bearer."""
        return self.open or any(surname in name.casefold().split() for name in self.names)


def speaker_objections(comparison: Comparison) -> Iterator[Objection]:
    """Ask who says it where the passage credits another person than the sentence does."""
    source, text = comparison.source, comparison.source.page.text[slice(*comparison.span)]
    other = credited_elsewhere(comparison.sentence.text, text, source.is_surname)
    if other is not None:
        credit, name = other
        yield question(
            f"the document has it from “{name}”, the sentence from “{credit.party.name}”: read who "
            "says it",
            (credit.start, credit.end),
            comparison.span,
        )


def credited_elsewhere(
    sentence: str, passage: str, is_person: Callable[[str], bool]
) -> tuple[Credit, str] | None:
    """Return a credit of a sentence, and whom the passage credits instead; None if it does not.

    Only people are looked at, by their surname, since houses go by many names: a name alone is that
    of a person if `is_person` says so. And only where the passage itself says who speaks; where it
    has several speakers, the one counts whose words are most like the sentence. Both are read as
    English.
    """
    ours = [
        one
        for one in credits_of(sentence)[0]
        if one.part == "speaker"
        and one.party.sense == "named"
        and (one.party.is_person or is_person(one.party.name.casefold()))
    ]
    if not ours:
        return None
    found, open_points = credits_of(passage)
    theirs = [one.party.name for one in found if one.part in ("speaker", "origin")]
    said = {word.casefold() for name in theirs for word in name.split()}
    for one in ours:
        surname = one.party.name.split()[-1].casefold()
        # A pronoun or a description may be whoever the sentence names.
        if theirs and not open_points and surname not in said:
            return one, theirs[0]
        other = _whose_words(_stems(sentence, one.start, one.end), surname, passage)
        if other is not None:
            return one, other
    return None


def _whose_words(said: frozenset[str], surname: str, passage: str) -> str | None:
    """Return who alone is credited where a passage is most like what somebody is said to have said.

    None if that may be somebody of this surname.
    """
    clauses = [(len(said & one.said), one) for one in _clauses(passage) if one.open or one.names]
    most = max((common for common, _ in clauses), default=0)
    best = [one for common, one in clauses if common == most]
    if not most or any(one.has(surname) for one in best):
        return None
    return best[0].names[0]


def _clauses(passage: str) -> Iterator[_Words]:
    for clause in _CLAUSE.split(passage):
        found, open_points = credits_of(clause)
        names = tuple(one.party.name for one in found if one.part in ("speaker", "origin"))
        # Whose report an outlet prints is not said, and what is denied is no one's word.
        yield _Words(_stems(clause), names, bool(open_points))


def _stems(text: str, first: int = 0, last: int = 0) -> frozenset[str]:
    """Return the stems of the words of a text without those between two characters."""
    told = f"{text[:first]} {text[last:]}" if last else text
    return frozenset(stem(word.casefold()) for word in _WORD.findall(told))
