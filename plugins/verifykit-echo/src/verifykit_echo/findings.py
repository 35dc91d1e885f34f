"""What is told of the copies, lookalikes and unread captures of a case."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Evidence, Finding, Rule
from verifykit_echo.ancestry import are_related
from verifykit_echo.derivation import evidence_in, is_taken_over, undeclared
from verifykit_echo.echoes import Echo, echoes_of
from verifykit_echo.options import EchoOptions
from verifykit_echo.wording import other_texts, percent, told_passages

_PLUGIN = "echo"
"""What the settings accept where no edit is needed, for the derivations count already."""


def copies(rule: Rule, context: Context) -> Iterator[Finding]:
    """Yield a finding for each copy that the case does not declare, or has no evidence in."""
    case, options = context.case, EchoOptions.of(context.options)
    for echo in echoes_of(context).copies:
        pending = [
            (item, is_taken_over(item, link, options))
            for link in echo.links
            for item in undeclared(link, case)
        ]
        if pending or _is_unused(echo, case):
            taken_over = [item for item, is_from_there in pending if is_from_there]
            if pending and not taken_over:
                edit = "say with quotes which evidence is from there"
            elif _PLUGIN in context.accept:
                edit = "the settings accept that"
            else:
                edit = _edit(echo, taken_over)
            yield _copied(rule, echo, edit, case)


def lookalikes(rule: Rule, context: Context) -> Iterator[Finding]:
    """Yield a finding for each document that shares its text with others, order unknown."""
    for lookalike in echoes_of(context).lookalikes:
        text, pairs = lookalike.text, lookalike.pairs
        others = ", ".join(
            f"{pair.other(text).document.id} ({percent(pair.containment)})" for pair in pairs
        )
        yield rule.finding(
            f"{text.document.id} has text in common with {others}, and neither dates nor credits "
            f"say who was first. Shared: {told_passages(pairs[0], text)}",
            pointer=context.case.pointer(text.document),
            related=other_texts(text, pairs, context.case),
        )


def uncompared(rule: Rule, context: Context) -> Iterator[Finding]:
    """Yield a finding for each capture that was not compared, with the reason."""
    shortest = EchoOptions.of(context.options).shortest
    echoes = echoes_of(context)
    short = (
        f"its text has fewer than {shortest} words of its own, and is no other one's word for word"
    )
    reasons = [(text.document, short) for text in echoes.short]
    reasons += [(unread.document, unread.reason) for unread in echoes.unread]
    for document, reason in reasons:
        yield rule.finding(
            f"whether {document.id} is a copy was not determined: {reason}",
            pointer=f"{context.case.pointer(document)}/capture",
        )


def _copied(rule: Rule, echo: Echo, edit: str, case: Case) -> Finding:
    copy, link = echo.copy, echo.links[0]
    # What two have in common may be from a third: nobody is told to have copied.
    others = ", ".join(dict.fromkeys(one.pair.other(copy).document.id for one in echo.links))
    return rule.finding(
        f"{copy.document.id} has {percent(link.pair.share_of(copy))} of its text in common with "
        f"{others} ({percent(link.pair.containment)} of the shorter one), "
        f"{link.direction.why}; {edit}. "
        f"Shared: {told_passages(link.pair, copy)}",
        pointer=case.pointer(copy.document),
        related=other_texts(copy, [one.pair for one in echo.links], case),
    )


def _edit(echo: Echo, taken_over: list[Evidence]) -> str:
    """What to write into the case; items that say otherwise have to be changed themselves."""
    items = dict.fromkeys(item.id for item in taken_over if item.lineage in ("original", "unknown"))
    edit = f"declare it: `derived_from: [{_parents(echo)}]` on {echo.copy.document.id}"
    if items:
        edit += f", and on {', '.join(items)}, whose lineage says otherwise"
    return edit


def _parents(echo: Echo) -> str:
    return ", ".join(link.parent for link in echo.links)


def _is_unused(echo: Echo, case: Case) -> bool:
    """Whether no evidence is in the copy, and the case does not say yet that it is one."""
    copy = echo.copy.document
    return not evidence_in(echo.copy, case) and not any(
        are_related(copy, link.pair.other(echo.copy).document, case) for link in echo.links
    )
