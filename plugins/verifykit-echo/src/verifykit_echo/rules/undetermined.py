"""ECH003: a capture is too short to be compared, or cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_echo.echoes import echoes_of
from verifykit_echo.options import EchoOptions

RULE = Rule.from_page(
    __file__, code="ECH003", name="copying-undetermined", severity="note", kind="open"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each capture that was not compared, with the reason."""
    shortest = EchoOptions.of(context.options).shortest
    echoes = echoes_of(context)
    short = f"its text has fewer than {shortest} words of its own"
    reasons = [(text.document, short) for text in echoes.short]
    reasons += [(unread.document, unread.reason) for unread in echoes.unread]
    for document, reason in reasons:
        yield RULE.finding(
            f"whether {document.id} is a copy was not determined: {reason}",
            pointer=f"{case.pointer(document)}/capture",
        )
