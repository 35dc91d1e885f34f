"""A sentence as words, and the phrases beside a word of it."""

from __future__ import annotations

from attrs import frozen

from verifykit_grounding.drafting.words import Word, words_of
from verifykit_grounding.vocabulary import speech, voices

_STOPS = frozenset(",;:.!?—–()")
_NOTHING: frozenset[str] = frozenset()
_ONWARD = 3
"""So many words before a verb tell that it goes on with whoever spoke."""


@frozen
class Clauses:
    """The words of a sentence. A phrase is given by its first word and the one behind its last."""

    found: tuple[Word, ...]

    @classmethod
    def of(cls, sentence: str) -> Clauses:
        """Return the words of a sentence."""
        return cls(words_of(sentence))

    def key(self, at: int) -> str:
        """Return a word in lower case; nothing beyond the ends."""
        return self.found[at].key if 0 <= at < len(self.found) else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of a phrase."""
        return self.found[first].start, self.found[last - 1].end

    def quoted(self, at: int) -> bool:
        """Whether a word stands between quotation marks."""
        return sum(one.quote for one in self.found[:at]) % 2 == 1

    def closes(self, at: int) -> bool:
        """Whether a quotation or a clause ends right before a word."""
        return self.key(at - 1) == "," or (at > 0 and self.found[at - 1].quote)

    def ends(self, at: int) -> bool:
        """Whether nothing but marks follows."""
        return all(one.text in ".!" or one.quote for one in self.found[at:])

    def goes_on(self, at: int) -> bool:
        """Whether a second verb may have the speaker of a verb: "… said it fell, and resigned".

        Or whether the text remarks on what was said: ", an accusation that Doe called absurd".
        """
        for comma in range(at + 1, len(self.found) - 2):
            if self.key(comma) != "," or self.quoted(comma):
                continue
            following, behind = self.key(comma + 1), self.key(comma + 2)
            if following in speech.ARTICLES and behind in speech.REMARKS:
                return True
            subject = self.found[comma + 2].capital or behind.isdigit()
            subject = subject or behind in (speech.ARTICLES | speech.PRONOUNS) - {"that"}
            if following in ("and", "but") and not subject:
                return True
        return False

    def withdrawals(self) -> tuple[int, ...]:
        """Return the verbs by which whoever spoke takes words back: "and later retracted it".

        Not in "Roe said the Star had withdrawn its report", which is what Roe says.
        """
        return tuple(
            at
            for at in range(len(self.found))
            if not self.quoted(at)
            and speech.ONWARD & {self.key(one) for one in range(at - _ONWARD, at)}
            and self._takes_back(at)
        )

    def _takes_back(self, at: int) -> bool:
        if self.key(at) in ("took", "taken", "takes"):
            return "back" in [self.key(one) for one in range(at + 1, at + 5)]
        return self.key(at) in speech.TAKING_BACK

    def before(self, at: int) -> tuple[int, int]:
        """Return the phrase before a verb, without what stands between, as "on Friday" does."""
        last = at
        while last > 0 and self.key(last - 1) in speech.ASIDE | speech.FIRST:
            last -= 1
        if last < at and self.key(last - 1) == ",":
            last -= 1
        return self._first(last), last

    def before_parenthesis(self, at: int) -> tuple[int, int, int] | None:
        """Return the phrase before ", …," that stands before a verb, and where that begins.

        "Jane Roe, a spokeswoman for the ministry, said", "The Gazette, citing two officials, said".
        """
        if self.key(at - 1) != ",":
            return None
        comma = next((one for one in range(at - 2, 0, -1) if self.key(one) == ","), None)
        if comma is None:
            return None
        begins = self.found[comma + 1]
        told = begins.capital or begins.key.endswith("ing") or begins.key.isdigit()
        described = speech.PARENTHETIC | voices.CALLED
        if not (told or begins.key in described):
            return None
        return self._first(comma), comma, comma + 1

    def behind(self, at: int, also: frozenset[str] = _NOTHING) -> int:
        """Return where the phrase that begins at a word ends; `also` are words that end it."""
        last = at
        while last < len(self.found):
            if self.key(last) == "(" and self.key(last + 2) == ")":
                return last + 3
            if self._bounds(last, speech.ENDS | also) and not self._joins(last):
                break
            last += 1
        return last

    def _first(self, last: int) -> int:
        first = last
        if self.key(last - 1) == ")" and self.key(last - 3) == "(":
            first = last - 3
        while first > 0 and (self._joins(first - 1) or not self._begins(first - 1)):
            first -= 1
        return first

    def _begins(self, at: int) -> bool:
        return self._bounds(at, speech.BEGINS)

    def _joins(self, at: int) -> bool:
        """Whether "for" or "and" is within a name: Center for Studies."""
        return self.key(at) in ("for", "and") and all(
            0 <= one < len(self.found) and self.found[one].capital for one in (at - 1, at + 1)
        )

    def _bounds(self, at: int, also: frozenset[str]) -> bool:
        word = self.found[at]
        saying = word.key in speech.TELLING
        # "the report" says something, and is no verb.
        spoken = saying and not word.capital and self.key(at - 1) not in speech.ARTICLES
        return word.text in _STOPS or word.quote or word.key in also or spoken
