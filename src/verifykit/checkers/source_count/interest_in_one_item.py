"""SRC020: somebody is entered as interested in one item on a claim, and not in another one."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Evidence, Finding, Rule, TraceItem
from verifykit.checkers.claims import with_evidence
from verifykit.checkers.wording import listing, related_to

RULE = Rule.from_page(
    __file__, code="SRC020", name="interest-in-one-item", severity="warning", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each speaker who is interested in only some items on a side."""
    for claim in with_evidence(case):
        lines = {(line.side, line.origin): line for line in context.lines(claim.id)}
        for strand in context.trace(claim.id).strands:
            line = lines.get((strand.side, strand.name))
            if line is None or line.attribution == "interested":
                continue
            for speaker, said in _own_words(strand.items).items():
                gaining = [one for one in said if one.stake == "for"]
                others = [one for one in said if one.stake != "for"]
                if gaining and others:
                    yield RULE.finding(
                        f"{case.source_name(speaker)} is entered as interested in {_ids(gaining)}, "
                        f"and not in {_ids(others)}: what counts is the word of somebody who has "
                        "nothing to gain",
                        claim=claim.id,
                        pointer=case.pointer(others[0]),
                        related=related_to(case, [(one, "interested here") for one in gaining]),
                    )


def _own_words(items: tuple[TraceItem, ...]) -> dict[str, list[Evidence]]:
    """Return for each speaker the items that are their own word."""
    found: dict[str, list[Evidence]] = {}
    for item in items:
        if item.role == "origin":
            for speaker in item.speakers:
                found.setdefault(speaker, []).append(item.evidence)
    return found


def _ids(items: list[Evidence]) -> str:
    return listing(sorted(item.id for item in items))
