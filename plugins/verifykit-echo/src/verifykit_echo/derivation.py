"""What follows from a copy for the evidence: which items derive from where."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Evidence, Proposal
from verifykit_echo.declared import derives
from verifykit_echo.documents import Text
from verifykit_echo.echoes import Echoes, Link
from verifykit_echo.passages import share_of
from verifykit_echo.wording import percent, told_passages

_OWN_WORDS = 0.5
"""A quote of which the other text has less than this share is from what the copy added."""


def proposals(echoes: Echoes, case: Case) -> Iterator[Proposal]:
    """Yield a proposal for each item of evidence that a copy makes a relay."""
    for link in (link for echo in echoes.copies for link in echo.links):
        copy = link.direction.copy
        for evidence in affected(link, case):
            yield Proposal(
                evidence=evidence.id,
                kind="derives",
                parent=link.parent,
                reason=(
                    f"{copy.document.id} has its text from {link.parent} "
                    f"({percent(link.pair.containment)} in common, {link.direction.why}): "
                    f"{told_passages(link.pair, copy)}"
                ),
            )


def affected(link: Link, case: Case) -> tuple[Evidence, ...]:
    """Return the evidence in a copy that does not declare yet that it derives from the parent.

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
    if evidence.quote is None:
        return False
    share = share_of(evidence.quote.exact, link.pair.other(link.direction.copy).text)
    return share is not None and share < _OWN_WORDS
