"""ECH002: two documents have a text in common, and nothing says who was first."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_echo.echoes import echoes_of
from verifykit_echo.wording import other_texts, percent, told_passages

RULE = Rule.from_page(
    __file__, code="ECH002", name="copied-text-undirected", severity="warning", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each document that shares its text with others, order unknown."""
    for lookalike in echoes_of(context).lookalikes:
        text, pairs = lookalike.text, lookalike.pairs
        others = ", ".join(
            f"{pair.other(text).document.id} ({percent(pair.containment)})" for pair in pairs
        )
        yield RULE.finding(
            f"{text.document.id} has text in common with {others}, and neither dates nor credits "
            f"say who was first. Shared: {told_passages(pairs[0], text)}",
            pointer=case.pointer(text.document),
            related=other_texts(text, pairs, case),
        )
