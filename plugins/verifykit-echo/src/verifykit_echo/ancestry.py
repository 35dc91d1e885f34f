"""What a case says already about who has it from whom."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Derivation, Document, Evidence


def ancestry(name: str, case: Case) -> frozenset[str]:
    """Return an id and the ids of all that it derives from, as declared.

    `name` is the id of evidence, a document or a source. Who derives from an item of evidence
    derives from its document. That it `confirms` something is no derivation. Evidence without a
    derivation of its own has that of its document, unless its lineage says otherwise.
    """
    seen: set[str] = set()
    todo = [name]
    while todo:
        here = todo.pop()
        if here not in seen:
            seen.add(here)
            todo.extend(_parents(here, case))
    return frozenset(seen)


def derives(evidence: Evidence, parent: str, case: Case) -> bool:
    """Whether an item is said to derive from `parent`, its source, or what that derives from.

    `parent` is the id of a document or of a source, of which any document will do.
    """
    goal = ancestry(parent, case)
    goal |= {one.id for one in case.documents if one.source == parent}
    if parent in case.documents_by_id:
        goal |= {case.documents_by_id[parent].source}
    return bool((ancestry(evidence.id, case) - {evidence.id}) & goal)


def are_related(one: Document, other: Document, case: Case) -> bool:
    """Whether one document is said to derive from the other, or both from a third.

    It is also said if every item of evidence in one of them derives from there.
    """
    above_one, above_other = ancestry(one.id, case), ancestry(other.id, case)
    if above_one & above_other or other.source in above_one or one.source in above_other:
        return True
    return _all_derive(one, other, case) or _all_derive(other, one, case)


def _all_derive(document: Document, parent: Document, case: Case) -> bool:
    items = [item for item in case.evidence if item.document == document.id]
    return bool(items) and all(derives(item, parent.id, case) for item in items)


def _parents(name: str, case: Case) -> Iterator[str]:
    evidence = case.evidence_by_id.get(name)
    if evidence is not None:
        derivations = _derivations(evidence, case)
    elif name in case.documents_by_id:
        derivations = case.documents_by_id[name].derived_from
    else:
        return
    for parent in (one.parent for one in derivations if one.how != "confirms"):
        yield parent
        item = case.evidence_by_id.get(parent)
        if item is not None and item.document is not None:
            yield item.document


def _derivations(evidence: Evidence, case: Case) -> tuple[Derivation, ...]:
    if evidence.derived_from or evidence.lineage not in (None, "relayed"):
        return evidence.derived_from
    document = case.documents_by_id.get(evidence.document or "")
    return () if document is None else document.derived_from
