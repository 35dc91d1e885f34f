"""Keeps what a case marks as private on this machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import field, frozen

from verifykit.errors import VerifykitError
from verifykit.model.case import Case
from verifykit.privacy import (
    Finder,
    Phrase,
    Private,
    entity_names,
    is_private,
    names_of,
    single_names_of,
    texts_of,
)

_SHORTEST = 4
"""A shorter text is in every other one: only longer ones tell that something private is said."""


class PrivacyError(VerifykitError):
    """Something private was about to leave the machine, and nobody has allowed that."""


@frozen(eq=False)
class Guard:
    """Knows the words of a case that are private, and finds them in what is to be sent."""

    _case: Case | None = field(repr=False)
    allowed: bool = False

    def check(self, sent: Iterable[str | bytes], host: str) -> None:
        """Raise PrivacyError if something to be sent to a host holds private words."""
        if self.allowed or self._case is None:
            return
        for text in sent:
            plain = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
            # A form sends blanks as plus signs.
            found = self._finder.first(plain.replace("+", " "))
            if found is not None:
                raise PrivacyError(
                    f"a request to {host} would tell of {found.instead}, which the case marks as "
                    "private; set share-private to allow it"
                )

    @cached_property
    def _finder(self) -> Finder:
        """Finds what gives something private away; a phrase holds the id of what it is about."""
        assert self._case is not None
        return Finder([one for one in _phrases(self._case) if len(one.text) >= _SHORTEST])


def _phrases(case: Case) -> Iterator[Phrase]:
    entities = entity_names(case)
    for item in Private.of(case).items(case):
        yield Phrase(item.id, item.id)
        yield from (Phrase(one, item.id, name=True) for one in names_of(item, entities))
        # Addresses are written in small letters: a request too many is refused rather than sent.
        yield from (Phrase(one, item.id, name=True) for one in single_names_of(item))
        yield from (Phrase(one, item.id) for one in texts_of(item))
    for claim in case.claims:
        if is_private(claim.extensions):
            told = (claim.id, claim.text, claim.notes)
            yield from (Phrase(one, claim.id) for one in told if one)
