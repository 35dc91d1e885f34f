"""CHR010: a duration that is not that of the time beside it."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_chronology.rules import DURATION_DIFFERS
from verifykit_chronology.texts import dated_texts


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each time from one date to another with a wrong duration beside it."""
    for text in dated_texts(context):
        for one in text.expressions:
            if len(one.readings) == 1 and "/" in one.readings[0] and not one.edge:
                from verifykit_chronology.durations import beside

                for duration in beside(text, one):
                    if not duration.fits(one.spans[0]):
                        message = f"has “{duration.text}” for “{one.text}”"
                        yield text.finding(DURATION_DIFFERS, message, one)
