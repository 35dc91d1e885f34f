"""Who got it from whom, as a tree of text: origins, and below them whoever passed it on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import define, field

from verifykit.model.case import Case
from verifykit.provenance import ADDS, LEFT_OUT, SHOWN_OF_PATH, Role, Trace, TraceItem
from verifykit.reporting.visible import visible

_ROLES: Mapping[Role, str] = {
    "origin": "speaks for itself",
    "stand-in": "stands in for an origin that nobody here holds",
    "circle": "in a reporting circle that nothing outside feeds",
    "relay": "passes it on, adds nothing",
    "dead": "taken back, or rests on what was; adds nothing",
    "partial": "bears on a part of the claim only, adds nothing",
    "unjudged": "no stance yet, adds nothing",
}


@define
class _Node:
    """A link of the chains of provenance, with whatever derives from it by the shortest way."""

    children: dict[str, _Node] = field(factory=dict)


def tree_lines(case: Case, trace: Trace, idle: Collection[str] = ()) -> Iterator[str]:
    """Yield the lines of the tree of a claim's evidence, whoever said it first at the left.

    `idle` are the ids of the items that add nothing to the score.
    """
    items = {item.evidence.id: item for item in trace.items}
    roles = {name: _role(item, idle) for name, item in items.items()}
    root = _Node()
    for item in trace.items:
        node = root
        for name in _chain(item, items):
            node = node.children.setdefault(name, _Node())
    for name, child in root.children.items():
        yield _text(name, case, items, roles)
        yield from _below(child, "", case, items, roles)


def _role(item: TraceItem, idle: Collection[str]) -> str:
    if item.role in ADDS and item.evidence.id in idle:
        return "counts for nothing"
    back = item.taken_back
    if item.role == "dead" and back is not None and back.is_contradiction:
        return "contradicted by the same voice or its house, or rests on what is; adds nothing"
    return _ROLES[item.role]


def _below(
    node: _Node, indent: str, case: Case, items: Mapping[str, TraceItem], roles: Mapping[str, str]
) -> Iterator[str]:
    for number, (name, child) in enumerate(node.children.items(), start=1):
        last = number == len(node.children)
        yield f"{indent}{'`- ' if last else '|- '}{_text(name, case, items, roles)}"
        yield from _below(child, indent + ("   " if last else "|  "), case, items, roles)


def _chain(item: TraceItem, items: Mapping[str, TraceItem]) -> Sequence[str]:
    """From whoever said it first to the item; of a long way the middle is left out."""
    chain = item.path.ends(SHOWN_OF_PATH)[::-1]
    root = item.path.last
    if root in items and root != item.evidence.id and len(items[root].path) == 1:
        return [*_chain(items[root], items), *chain[1:]]
    speaks = len(item.path) == 1 and item.role != "circle"
    return [" + ".join(item.speakers), root] if speaks and item.speakers else chain


def _text(name: str, case: Case, items: Mapping[str, TraceItem], roles: Mapping[str, str]) -> str:
    if name == LEFT_OUT:
        return name
    if name in items:
        return visible(_item(items[name], roles[name]))
    names = name.split(" + ")
    return visible(" + ".join(_name(one, case) for one in names))


def _item(item: TraceItem, role: str) -> str:
    evidence = item.evidence
    where = f" in {evidence.document}" if evidence.document else ""
    lineage = ", original" if item.original else ""
    return f"{evidence.id}: {item.stance or 'unjudged'}{where}{lineage} ({role})"


def _name(name: str, case: Case) -> str:
    source, document = case.sources_by_id.get(name), case.documents_by_id.get(name)
    evidence = case.evidence_by_id.get(name)
    if evidence is not None:
        return f"{name} (evidence for {evidence.claim})"
    if source is not None:
        grade = f", graded {source.reliability}" if source.reliability else ""
        return f"{name} ({source.name}{', anonymous' if source.anonymous else ''}{grade})"
    if document is not None:
        title = f" ({document.title})" if document.title else ""
        return f"{name}{title}, {'retracted' if document.retracted else 'a document'}"
    return f"{name} (not listed)"
