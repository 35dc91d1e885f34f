"""COR002: sources that look like two and belong to one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verifykit import Case, Context, Finding, Rule, TraceItem
from verifykit.checkers.claims import with_evidence
from verifykit.checkers.wording import alphabetical, related_to
from verifykit.model.assessment import SIDES
from verifykit.provenance import ADDS, Graph, house_text

RULE = Rule.from_page(__file__, code="COR002", name="same-owner", severity="note")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each owner behind several of the speakers of one side.

    A house that says yes and no is told once for each set of its people.
    """
    graph = Graph(case=case)
    for claim in with_evidence(case):
        trace = context.trace(claim.id)
        told: set[tuple[str, ...]] = set()
        for side in SIDES:
            speaking = [item for item in trace.items if item.side == side and _speaks(item)]
            for owner, found in _houses(graph, speaking).items():
                speakers = tuple(sorted(found))
                if len(speakers) > 1 and speakers not in told:
                    told.add(speakers)
                    names = alphabetical(case.source_name(name) for name in speakers)
                    house = house_text(case, owner, own=owner in speakers)
                    yield RULE.finding(
                        f"{names} {house} and count as one origin",
                        claim=claim.id,
                        pointer=case.pointer(claim),
                        related=related_to(
                            case,
                            [
                                (case.sources_by_id[name], "one house")
                                for name in speakers
                                if name in case.sources_by_id
                            ],
                        ),
                    )


def _speaks(item: TraceItem) -> bool:
    """Whether an item counts, or would if its house did not say the opposite, too."""
    back = item.taken_back
    return item.role in ADDS or (back is not None and back.kind in ("recanted", "both-sides"))


def _houses(graph: Graph, items: Iterable[TraceItem]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in items:
        for speaker in item.speakers:
            house = found.setdefault(graph.owner(speaker), [])
            if speaker not in house:
                house.append(speaker)
    return found
