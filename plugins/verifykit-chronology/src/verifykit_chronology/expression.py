"""An expression of time in a text, and all that it may mean."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from verifykit import Span, parse_span

Edge = Literal["", "since", "until", "before", "after"]
During = Literal["most", "all"]


class Expression(NamedTuple):
    """An expression of time: characters `start` to `end` of a text.

    `readings` are the dates or intervals that it may mean, as EDTF: two for "3/4/2020", two for
    "last Tuesday" on a Friday, none for "Tuesday" where nobody knows when that was said.
    `absolute` says that it means the same whenever it was said. `during` is "most" after "most
    of", "all" after "throughout". `edge` says that it is only where a time begins or ends;
    `hedged`, that it is about right. `weekday` (0 is Monday) is one that stands beside a date.
    `impossible` says that there is no such day.
    """

    start: int
    end: int
    text: str
    readings: tuple[str, ...] = ()
    absolute: bool = True
    during: During | None = None
    edge: Edge = ""
    hedged: bool = False
    weekday: int | None = None
    impossible: bool = False
    introduced: bool = False
    """Whether a word before it says that something was then: "in May", not "the May riots"."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The readings as spans."""
        return _spans(self.readings)

    def may_meet(self, other: Iterable[Span]) -> bool:
        """Whether some reading shares a moment with some span; True where nothing is known."""
        others = tuple(other)
        if not self.spans or not others:
            return True
        return any(one.overlaps(two) for one in self.spans for two in others)

    def data(self) -> dict[str, object]:
        """Return it as plain data, for findings."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "readings": list(self.readings),
        }


@lru_cache(maxsize=16_384)
def _spans(readings: tuple[str, ...]) -> tuple[Span, ...]:
    return tuple(map(parse_span, readings))
