"""From a case back to statements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from verifykit import Case, Entity, Evidence, Predicate
from verifykit_ftm.rest import EXTENSION
from verifykit_ftm.statement import ID, Statement
from verifykit_ftm.vocabulary import type_of


def statements_of(case: Case) -> Iterator[Statement]:
    """Yield the statements that a case is made of, entity by entity.

    Evidence that did not come from a statement has none, and is passed over: whether that loses
    anything is for the writer to see.
    """
    evidence: dict[str | None, list[Evidence]] = {}
    for item in case.evidence:
        claim = case.claims_by_id.get(item.claim)
        if claim is not None:
            evidence.setdefault(claim.subject, []).append(item)
    for entity in case.entities:
        own = _own(entity)
        canonical = own.get("canonical_id", entity.id)
        for rest in own.get("synthetic", []):
            yield _statement({"canonical_id": canonical, "prop": ID, **rest})
        for item in evidence.get(entity.id, []):
            if _own(item):
                yield _of_evidence(case, canonical, item)


def _of_evidence(case: Case, canonical: str, item: Evidence) -> Statement:
    claim = case.claims_by_id[item.claim]
    predicate = case.predicates_by_id.get(claim.predicate or "")
    source = case.sources_by_id.get(item.source or "")
    own = _own(predicate) if predicate else {}
    known = {
        "canonical_id": canonical,
        "prop": own.get("prop", claim.predicate),
        "prop_type": own.get("prop_type"),
        "value": str(claim.value),
        "dataset": source.name if source else item.source,
    }
    return _statement({**known, **_own(item)})


def _statement(known: dict[str, Any]) -> Statement:
    known.setdefault("entity_id", known["canonical_id"])
    if known.get("prop_type") is None:
        known["prop_type"] = type_of(known["schema"], known["prop"])
    return Statement(**known)


def _own(item: Entity | Evidence | Predicate) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dict(item.extensions).get(EXTENSION, "{}"))
    return found
