"""Where in the file of an answer the sentences and documents of its case stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate
from typing import Any

from attrs import frozen

from verifykit import Place
from verifykit_grounding.answer import Answer


@frozen(eq=False)
class AnswerPlaces:
    """Finds the line and column of a sentence in the text of an answer."""

    answer: Answer
    data: Mapping[str, Any]
    path: str | None = None

    def locate(self, pointer: str) -> Place:
        """Return the place of a claim's sentence, of others the file alone."""
        parts = pointer.split("/")
        if len(parts) < 3 or parts[1] != "claims" or not parts[2].isdigit():
            return Place(path=self.path)
        start = self.data["claims"][int(parts[2])]["x-grounding"]["start"]
        line = bisect_right(self._starts, start)
        return Place(path=self.path, line=line, column=start - self._starts[line - 1] + 1)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return line_starts(self.answer.text)


def line_starts(text: str) -> tuple[int, ...]:
    """Return where the lines of a text begin, in characters, and last where the text ends."""
    return tuple(accumulate(map(len, text.splitlines(keepends=True)), initial=0))
