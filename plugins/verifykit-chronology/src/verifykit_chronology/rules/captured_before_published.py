"""CHR008: a page was captured before it was published."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, span_of
from verifykit_chronology.rules import CAPTURED_BEFORE_PUBLISHED
from verifykit_chronology.texts import surely_after


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each document whose capture is older than its day of publication."""
    for document in case.documents:
        capture, published = document.capture, document.published
        if capture is None or capture.at is None or published is None:
            continue
        if surely_after(span_of(published), span_of(capture.at)):
            yield CAPTURED_BEFORE_PUBLISHED.finding(
                f"{document.id} was captured at {capture.at}, before it was published "
                f"({published}): a date is wrong, or the page has changed since",
                pointer=f"{case.pointer(document)}/capture",
                data={"captured": capture.at, "published": published},
            )
