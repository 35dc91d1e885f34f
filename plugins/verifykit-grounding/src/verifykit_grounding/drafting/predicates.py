"""What a sentence plainly says of its subject: when it was founded, how many live there."""

from __future__ import annotations

import re
from typing import Any, Literal

from attrs import frozen
from verifykit_quotes import Page

from verifykit_grounding.judging.dates import dates
from verifykit_grounding.judging.figures import figures

Value = Literal["date", "number"]


@frozen
class Predicate:
    """A predicate that a draft knows: its id, its label, what its values are, and its verb."""

    id: str
    label: str
    value: Value
    verb: str

    def data(self) -> dict[str, Any]:
        """Return the predicate as a case file would say it: a second value contradicts."""
        return {"id": self.id, "label": self.label, "value": self.value, "cardinality": "one"}


_PREDICATES = (
    Predicate("founded-on", "was founded on", "date", r"(?:was|were) (?:founded|established)"),
    Predicate("dissolved-on", "was dissolved on", "date", r"(?:was|were) (?:dissolved|disbanded)"),
    Predicate("born-on", "was born on", "date", r"was born"),
    Predicate("died-on", "died on", "date", r"died"),
    Predicate("population", "has a population of", "number", r"(?:has|had) a population of"),
    Predicate("cost", "cost", "number", r"cost"),
)


@frozen
class Predication:
    """That a sentence says it of its subject: by characters `start` to `end` of it.

    `value` is a date as a case has it; None for a number, which its structure tells.
    """

    predicate: Predicate
    start: int
    end: int
    value: str | None = None


def predication_of(sentence: str, subject: str) -> Predication | None:
    """Return what a sentence that begins with its subject plainly says of it, if it does.

    The verb stands right behind the subject, a date right behind the verb, and there is no other
    date or number in the sentence that might be meant.
    """
    begins = re.match(rf"(?:The )?{re.escape(subject)} ", sentence)
    if begins is None:
        return None
    page = Page.of(sentence, default="en")
    days = dates(page)
    for predicate in _PREDICATES:
        verb = re.compile(rf"{predicate.verb}\b").match(sentence, begins.end())
        if verb is None:
            continue
        if predicate.value == "number":
            return Predication(predicate, *verb.span()) if len(list(figures(page))) == 1 else None
        behind = re.compile(r" (?:in|on) ").match(sentence, verb.end())
        if behind is None or len(days) != 1 or days[0].year is None:
            return None
        day = days[0]
        if day.start != behind.end():
            return None
        return Predication(predicate, *verb.span(), day.iso)
    return None
