"""The texts of a case that give dates, and what those may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from verifykit import Case, Claim, Context, Evidence, Finding, Rule, Span, parse_span

if TYPE_CHECKING:
    from verifykit_chronology.expression import Expression
    from verifykit_chronology.language import Language

_MAY_BE_A_DATE = re.compile(r"\d{4}|\d{1,2}[./]\d{1,2}[./]|\d[^\d\n]{1,12}\d{4}")
"""A text without any of this has no date with a year, and need not be read for one."""

_SENTENCE_END = re.compile(r"[.!?…]*[\"'”’»)]*(?:\s+[A-Z]|\s*$)")
_OPENING = 2
"""An expression with fewer words before it begins a text."""
_SHORT = 4
"""So many words are a subject, its verb, and "in": "The old minister resigned in"."""
_BESIDE = 3
"""So many words before a date, "in" or "on" among them, are beside it."""
_DAY = timedelta(1)


class DatedText(NamedTuple):
    """A text with expressions of time. `owner` says whose it is: "the quote of e-1".

    `item` is the evidence whose quote it is, `claim` the claim that it is about, if there is one;
    `language` is the case's.
    """

    owner: str
    text: str
    pointer: str
    expressions: tuple[Expression, ...]
    claim: str | None = None
    item: Evidence | None = None
    language: str | None = None

    @property
    def absolute(self) -> tuple[Expression, ...]:
        """The expressions that mean the same whenever they were said."""
        return tuple(one for one in self.expressions if one.absolute)

    @property
    def date(self) -> str | None:
        """When it says that things were, if it says one date and means no other."""
        if len(self.expressions) != 1 or self.orders_events:
            return None
        [one] = self.expressions
        return one.readings[0] if one.introduced and len(one.readings) == 1 else None

    @property
    def orders_events(self) -> bool:
        """Whether it says of something that it was before or after something else."""
        return self._has("order")

    @property
    def looks_ahead(self) -> bool:
        """Whether it may foretell or announce: that is told before it happens."""
        return self._has("future")

    def _has(self, kind: str, part: str | None = None) -> bool:
        return self._words.has(kind, self.text if part is None else part)

    @property
    def _words(self) -> Language:
        from verifykit_chronology.language import language_of

        return language_of(self.text, self.language)

    def is_of_all(self, one: Expression) -> bool:
        """Whether an expression says when all was that the text tells.

        It says that something was then, begins the text or ends a sentence, and stands in no
        clause of its own ("a man who was born in 1960", "the deal signed in 1960").
        """
        before = self.text[: one.start]
        begins = len(before.split()) < _OPENING
        if not one.introduced or self._has("clause", before):
            return False
        ends = _SENTENCE_END.match(self.text, one.end) is not None
        return begins or (ends and not self._hangs_on_a_noun(before.split()))

    def _hangs_on_a_noun(self, before: list[str]) -> bool:
        """Whether a participle behind a noun leads to what follows: "the deal signed in"."""
        if len(before) <= _SHORT or not self._has("participle", before[-2]):
            return False
        return before[-3].casefold() not in self._words.function

    def tells_as_past(self, one: Expression) -> bool:
        """Whether it says that something was, on a day that stands first or beside the verb."""
        before = self.text[: one.start].split()
        near = self.text if len(before) < _OPENING else " ".join(before[-_BESIDE:])
        return one.introduced and not self.looks_ahead and self._has("past", near)

    def finding(self, rule: Rule, message: str, *told: Expression) -> Finding:
        """Return a finding at this text, with the expressions that it is about as its data."""
        return rule.finding(
            f"{self.owner} {message}",
            claim=self.claim,
            pointer=self.pointer,
            data={"expressions": [one.data() for one in told]},
        )


def dated_texts(context: Context) -> tuple[DatedText, ...]:
    """Return the texts of a case that give dates, worked out once."""
    return context.once(_dated_texts)


def dated_claims(context: Context) -> dict[str, DatedText]:
    """Return those that are texts of claims, by the id of the claim."""
    return {
        one.claim: one for one in dated_texts(context) if one.item is None and one.claim is not None
    }


def dates_of_claims(context: Context) -> dict[str, str]:
    """Return when a claim's own text says that it was, by the id of the claim."""
    dates = ((name, text.date) for name, text in dated_claims(context).items())
    return {name: date for name, date in dates if date is not None}


def _dated_texts(context: Context) -> tuple[DatedText, ...]:
    return tuple(read_texts(context.case))


def read_texts(case: Case) -> Iterator[DatedText]:
    """Yield the texts with dates: of claims, then quotes, then titles."""
    for claim in case.claims:
        yield from read_claim(case, claim)
    for item in case.evidence:
        if item.quote is not None:
            yield from _read(
                case,
                owner=f"the quote of {item.id}",
                text=item.quote.exact,
                pointer=f"{case.pointer(item)}/quote/exact",
                claim=item.claim,
                item=item,
                said=said_on(case, item),
            )
    for document in case.documents:
        if document.title is not None and _MAY_BE_A_DATE.search(document.title):
            yield from _read(
                case,
                owner=f"the title of {document.id}",
                text=document.title,
                pointer=f"{case.pointer(document)}/title",
            )


def read_claim(case: Case, claim: Claim) -> Iterator[DatedText]:
    """Yield the text of a claim, if it gives dates with a year."""
    if _MAY_BE_A_DATE.search(claim.text):
        yield from _read(
            case,
            owner=f"the text of {claim.id}",
            text=claim.text,
            pointer=f"{case.pointer(claim)}/text",
            claim=claim.id,
        )


def _read(
    case: Case,
    *,
    owner: str,
    text: str,
    pointer: str,
    claim: str | None = None,
    item: Evidence | None = None,
    said: Span | None = None,
) -> Iterator[DatedText]:
    # Imported here: a case that gives no dates need not wait for what reads them.
    from verifykit_chronology.reading import expressions

    found = expressions(text, case.language, said)
    if found:
        yield DatedText(
            owner=owner, text=text, pointer=pointer, expressions=found, claim=claim, item=item,
            language=case.language,
        )  # fmt: skip


def said_on(case: Case, item: Evidence) -> Span | None:
    """Return when an item was said: its own date, else that of its document; None if unknown."""
    document = case.documents_by_id.get(item.document or "")
    text = item.when or (document.published if document is not None else None)
    if text is None:
        return None
    try:
        return parse_span(text)
    except ValueError:
        return None


def surely_after(later: Span, earlier: Span) -> bool:
    """Whether all of one time lies more than a day after another: time zones are a day apart."""
    if later.start is None or earlier.end is None or not earlier.before(later):
        return False
    try:
        return date(*later.start[:3]) - date(*earlier.end[:3]) > _DAY
    except (ValueError, OverflowError):
        # Beyond the calendar of the machine, where a day makes no difference.
        return later.start[0] != earlier.end[0]


def listed(expressions: Iterable[Expression]) -> str:
    """Return expressions as a text quotes them, each once."""
    return ", ".join(dict.fromkeys(f"“{' '.join(one.text.split())}”" for one in expressions))
