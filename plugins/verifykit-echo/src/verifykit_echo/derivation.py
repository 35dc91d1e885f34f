"""What follows from a copy for the evidence: which items derive from where."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Evidence, Proposal
from verifykit_echo.ancestry import derives
from verifykit_echo.documents import Text
from verifykit_echo.echoes import Echoes, Link
from verifykit_echo.options import EchoOptions
from verifykit_echo.passages import share_of
from verifykit_echo.wording import percent, told_passages

_OWN_WORDS = 0.5
"""A quote of which the other text has less than this share is from what the copy added."""


def proposals(echoes: Echoes, case: Case, options: EchoOptions) -> Iterator[Proposal]:
    """Yield a proposal for each item of evidence that a copy makes a relay."""
    for link in (link for echo in echoes.copies for link in echo.links):
        copy = link.direction.copy
        for evidence in undeclared(link, case):
            if is_taken_over(evidence, link, options):
                yield Proposal(
                    evidence=evidence.id,
                    kind="derives",
                    parent=link.parent,
                    reason=(
                        f"{copy.document.id} has {percent(link.pair.containment)} of the "
                        f"shorter text in common with {link.pair.other(copy).document.id}, "
                        f"{link.direction.why}: "
                        f"{told_passages(link.pair, copy)}"
                    ),
                )


def undeclared(link: Link, case: Case) -> tuple[Evidence, ...]:
    """Return the evidence in a copy about which the case does not say that it is a relay.

    Left out are items that a person has declared independent of the parent's, and items whose
    quote is not in the other text: they are the copy's own reporting.
    """
    return tuple(
        evidence
        for evidence in evidence_in(link.direction.copy, case)
        if not derives(evidence, link.parent, case)
        and not _is_independent(evidence, link.parent, case)
        and not _is_own_reporting(evidence, link)
    )


def is_taken_over(evidence: Evidence, link: Link, options: EchoOptions) -> bool:
    """Whether an item is from what was copied: by its quote, or since most of the text was.

    A long text that has a few sentences from elsewhere says most things on its own.
    """
    if _quoted_share(evidence, link) is not None:
        return not _is_own_reporting(evidence, link)
    return link.pair.share_of(link.direction.copy) >= options.threshold


def evidence_in(text: Text, case: Case) -> tuple[Evidence, ...]:
    """Return all evidence that is in a document."""
    return tuple(item for item in case.evidence if item.document == text.document.id)


def _is_independent(evidence: Evidence, parent: str, case: Case) -> bool:
    of_parent = [item for item in case.evidence if item.document == parent]
    return any(
        item.id in evidence.independent_of or evidence.id in item.independent_of
        for item in of_parent
    )


def _is_own_reporting(evidence: Evidence, link: Link) -> bool:
    share = _quoted_share(evidence, link)
    return share is not None and share < _OWN_WORDS


def _quoted_share(evidence: Evidence, link: Link) -> float | None:
    """How much of an item's quote is in the other text; None if it has no quote of three words."""
    if evidence.quote is None:
        return None
    return share_of(evidence.quote.exact, link.pair.other(link.direction.copy).text)
