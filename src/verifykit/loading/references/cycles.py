"""Groups within themselves, places within themselves, owners of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from verifykit.loading.references.items import Raw, below, items, texts
from verifykit.loading.rules import MEMBER_CYCLE, OWNER_CYCLE, PART_CYCLE, UNREACHED_DOCUMENT
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.parts import part

_CYCLES = (
    (MEMBER_CYCLE, "entities", "members", "the group is a member of itself"),
    (PART_CYCLE, "entities", "part_of", "it is a part of itself"),
    (OWNER_CYCLE, "sources", "owner", "the source owns itself"),
    (UNREACHED_DOCUMENT, "documents", "known_through", "it is known only through itself"),
)

CYCLES = tuple(rule for rule, *_ in _CYCLES)
"""The rules whose findings are about several items, and stand at one of them."""


def cycle_findings(data: Raw) -> Iterator[Finding]:
    """Yield one finding for every cycle of members, parts, owners and ways of knowing."""
    for rule, name, key, message in _CYCLES:
        yield from _findings(_Graph.of(data, name, key), rule, message)


@part
class _Graph:
    """What each id leads to, and where in the data that is said."""

    leads_to: Mapping[str, tuple[str, ...]]
    pointers: Mapping[str, str]

    @classmethod
    def of(cls, data: Raw, name: str, key: str) -> _Graph:
        leads_to = {}
        pointers = {}
        for pointer, item in items(data, name):
            # A document that somebody read is known, whatever else it is known through.
            consulted = key == "known_through" and item.get("consulted", True) is not False
            if key in item and isinstance(item.get("id"), str) and not consulted:
                named = [found for _, found in (*texts(item[key]), *below(item[key], ("id",)))]
                leads_to[item["id"]] = tuple(text for text in named if isinstance(text, str))
                pointers[item["id"]] = f"{pointer}/{key}"
        return cls(leads_to, pointers)


def _findings(graph: _Graph, rule: Rule, message: str) -> Iterator[Finding]:
    for cycle in _cycles(graph.leads_to):
        shown = " -> ".join((*cycle[:10], "…") if len(cycle) > 10 else (*cycle, cycle[0]))
        yield rule.finding(f"{message}: {shown}", pointer=graph.pointers[cycle[0]])


def _cycles(leads_to: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Yield a cycle for every edge that closes one, walking depth first without recursion."""
    done: set[str] = set()
    for start in leads_to:
        if start in done:
            continue
        path = [start]
        on_path = {start}
        branches = [iter(leads_to[start])]
        while branches:
            following = next(branches[-1], None)
            if following is None:
                branches.pop()
                finished = path.pop()
                on_path.discard(finished)
                done.add(finished)
            elif following in on_path:
                yield path[path.index(following) :]
            elif following in leads_to and following not in done:
                path.append(following)
                on_path.add(following)
                branches.append(iter(leads_to[following]))
