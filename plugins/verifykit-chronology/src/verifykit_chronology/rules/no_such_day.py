"""CHR002: a day that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_chronology.rules import NO_SUCH_DAY
from verifykit_chronology.texts import dated_texts


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each date that does not exist."""
    for text in dated_texts(context):
        for one in text.expressions:
            if one.impossible:
                yield text.finding(NO_SUCH_DAY, f"has “{one.text}”: there is no such day", one)
