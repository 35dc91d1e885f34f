"""Marks of claims whose labels went into something: enough to know such a claim again, no more.

A profile and fitted parameters carry the marks of the claims that they were made from, so that
whoever scores one of these claims with them can be told that its own label had a say.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterator

from verifykit.model.case import Case
from verifykit.model.claim import Claim

_NO_WORD = re.compile(r"[\W_]+")
_DIGITS = 32


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(_NO_WORD.sub(" ", letters).split())


def text_mark(text: str) -> str:
    """Return the mark of a claim by its words; without any word, by its text as it is."""
    return _mark("text", " ".join(words_of(text)) or text)


def object_mark(subject: str, predicate: str) -> str:
    """Return the mark of whatever is said of a subject under a predicate, in any scope."""
    return _mark("object", " ".join(words_of(subject)) or subject, predicate)


def marks_of(case: Case, claim: Claim) -> Iterator[str]:
    """Yield the marks by which a claim of a case is known: its words, its subject and predicate."""
    yield text_mark(claim.text)
    if claim.subject is not None and claim.predicate is not None:
        yield object_mark(claim.subject, claim.predicate)
        entity = case.entities_by_id.get(claim.subject)
        names = () if entity is None else (entity.name or entity.id, *entity.aliases)
        for name in names:
            yield object_mark(name, claim.predicate)


def known_again(case: Case, gold: Collection[str]) -> frozenset[str]:
    """Return the ids of the claims of a case that are among marked ones."""
    if not gold:
        return frozenset()
    marked = frozenset(gold)
    return frozenset(
        claim.id for claim in case.claims if not marked.isdisjoint(marks_of(case, claim))
    )


def _mark(*parts: str) -> str:
    text = "\x1f".join(parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
