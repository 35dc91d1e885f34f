"""The checker `echo`: copies among the documents of a case that the case does not declare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verifykit import Case, Context, Document, Evidence, Finding, Related
from verifykit_echo.declared import are_related
from verifykit_echo.derivation import evidence_in, is_taken_over, undeclared
from verifykit_echo.documents import Text
from verifykit_echo.echoes import Echo, Lookalike, Pair, find_echoes
from verifykit_echo.options import EchoOptions
from verifykit_echo.rules import COPIED, RULES, UNDETERMINED, UNDIRECTED
from verifykit_echo.wording import percent, told_passages


class EchoChecker:
    """Compares the captured texts of a case with each other.

    `accepted` says that the settings accept the plug-in's proposals, so that the derivations count
    already and no edit is needed.
    """

    name = "echo"
    rules = RULES

    def __init__(self, *, accepted: bool = False) -> None:
        self.accepted = accepted

    def check_case(self, case: Case, context: Context) -> Iterator[Finding]:
        """Yield the copies, the pairs without a direction, and what could not be compared."""
        options = EchoOptions.of(context.options)
        echoes = find_echoes(case, options)
        for echo in echoes.copies:
            pending = [
                (item, is_taken_over(item, link, options))
                for link in echo.links
                for item in undeclared(link, case)
            ]
            if pending or _is_unused(echo, case):
                yield self._copied(echo, pending, case)
        for lookalike in echoes.lookalikes:
            yield _undirected(lookalike, case)
        for text in echoes.short:
            reason = f"its text has fewer than {options.shortest} words of its own"
            yield _undetermined(text.document, reason, case)
        for unread in echoes.unread:
            yield _undetermined(unread.document, unread.reason, case)

    def _copied(self, echo: Echo, pending: list[tuple[Evidence, bool]], case: Case) -> Finding:
        copy, link = echo.copy, echo.links[0]
        parents = ", ".join(one.parent for one in echo.links)
        taken_over = [item for item, is_from_there in pending if is_from_there]
        if pending and not taken_over:
            edit = "say with quotes which evidence is from there"
        elif self.accepted:
            edit = "the settings accept that"
        else:
            edit = _edit(echo, parents, taken_over)
        return COPIED.finding(
            f"{copy.document.id} has {percent(link.pair.share_of(copy))} of its text from "
            f"{parents} ({percent(link.pair.containment)} of the shorter one), "
            f"{link.direction.why}; {edit}. "
            f"Shared: {told_passages(link.pair, copy)}",
            pointer=case.pointer(copy.document),
            related=_others(copy, [one.pair for one in echo.links], case),
        )


def _edit(echo: Echo, parents: str, taken_over: list[Evidence]) -> str:
    """What to write into the case; items that say otherwise have to be changed themselves."""
    items = dict.fromkeys(item.id for item in taken_over if item.lineage in ("original", "unknown"))
    edit = f"declare it: `derived_from: [{parents}]` on {echo.copy.document.id}"
    if items:
        edit += f", and on {', '.join(items)}, whose lineage says otherwise"
    return edit


def _is_unused(echo: Echo, case: Case) -> bool:
    """Whether no evidence is in the copy, and the case does not say yet that it is one."""
    copy = echo.copy.document
    return not evidence_in(echo.copy, case) and not any(
        are_related(copy, link.pair.other(echo.copy).document, case) for link in echo.links
    )


def _undirected(lookalike: Lookalike, case: Case) -> Finding:
    text, pairs = lookalike.text, lookalike.pairs
    others = ", ".join(
        f"{pair.other(text).document.id} ({percent(pair.containment)})" for pair in pairs
    )
    return UNDIRECTED.finding(
        f"{text.document.id} has text in common with {others}, and neither dates nor credits say "
        f"who was first. Shared: {told_passages(pairs[0], text)}",
        pointer=case.pointer(text.document),
        related=_others(text, pairs, case),
    )


def _undetermined(document: Document, reason: str, case: Case) -> Finding:
    return UNDETERMINED.finding(
        f"whether {document.id} is a copy was not determined: {reason}",
        pointer=f"{case.pointer(document)}/capture",
    )


def _others(text: Text, pairs: Iterable[Pair], case: Case) -> tuple[Related, ...]:
    others = {pair.other(text).document.id: pair.other(text).document for pair in pairs}
    return tuple(
        Related(pointer=case.pointer(document), message="the other text")
        for document in others.values()
    )
