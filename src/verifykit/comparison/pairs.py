"""Every comparison of a case: only claims that share a predicate and a subject or group meet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from verifykit.comparison.claims import (
    Comparison,
    Kind,
    compare,
    leaves_no_time,
    one_valued,
    unit_of,
)
from verifykit.comparison.groups import Members, as_strong, quantifier_of
from verifykit.comparison.scope import compare_scope
from verifykit.comparison.values import compare_values, is_within
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.time import span_of


def compare_all(case: Case) -> tuple[Comparison, ...]:
    """Return every comparison that is worth a word, declared contradictions first."""
    members = Members(case)
    declared = tuple(_declared(case, members))
    seen = {
        frozenset((found.first, found.second)) for found in declared if found.kind != "misdirected"
    }
    found = [*declared]
    for comparison in (
        *_same_subject(members),
        *_groups(case, members),
        *_rival_values(case, members),
    ):
        pair = frozenset((comparison.first, comparison.second))
        if pair not in seen or comparison.kind == "member":
            found.append(comparison)
    return tuple(found)


def _declared(case: Case, members: Members) -> Iterator[Comparison]:
    pairs: set[frozenset[str]] = set()
    for relation in case.relations:
        pair = frozenset((relation.origin, relation.target))
        if relation.kind == "contradicts" and len(pair) == 2 and pair not in pairs:
            origin = case.claims_by_id.get(relation.origin)
            target = case.claims_by_id.get(relation.target)
            if origin is not None and target is not None:
                comparison = _declared_pair(members, origin, target)
                if comparison.kind != "misdirected":
                    pairs.add(pair)
                yield comparison


def _declared_pair(members: Members, origin: Claim, target: Claim) -> Comparison:
    kind: Kind
    if members.includes(target.subject, origin.subject):
        kind = "counterexample"
    elif members.includes(origin.subject, target.subject):
        kind = "misdirected"
    else:
        kind = "declared"
    found = compare(members, origin, target) if origin.subject == target.subject else None
    exact = found is not None and found.exact
    return Comparison(kind=kind, first=origin.id, second=target.id, exact=exact)


def _by_subject(case: Case) -> dict[tuple[str, str], list[Claim]]:
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in case.claims:
        if claim.subject is not None and claim.predicate is not None:
            found.setdefault((claim.subject, claim.predicate), []).append(claim)
    return found


def _same_subject(members: Members) -> Iterator[Comparison]:
    for claims in _by_subject(members.case).values():
        for a, b in combinations(claims, 2):
            comparison = compare(members, a, b)
            if comparison is not None:
                yield comparison


def _groups(case: Case, members: Members) -> Iterator[Comparison]:
    by_subject = _by_subject(case)
    for claim in case.claims:
        quantifier = quantifier_of(members, claim)
        if quantifier is None or claim.subject is None or claim.predicate is None:
            continue
        for member in members.of(claim.subject):
            for single in by_subject.get((member, claim.predicate), ()):
                comparison = _member(case, quantifier.kind, single, claim)
                if comparison is not None:
                    yield comparison


def _member(case: Case, quantifier: str, member: Claim, group: Claim) -> Comparison | None:
    """How a claim about a member stands to one about `quantifier` of its group."""
    predicate = case.predicates_by_id.get(member.predicate or "")
    likeness = compare_values(case, predicate, member, group)
    if likeness == "unknown" or unit_of(member, predicate) != unit_of(group, predicate):
        return None
    said, asked = span_of(member.when), span_of(group.when)
    if not said.overlaps(asked) or compare_scope(predicate, member, group) is not None:
        return None
    alike = likeness in ("equal", "precision")
    same_part = as_strong(member.during, group.during) and as_strong(group.during, member.during)
    if member.negated:
        if not (alike or likeness == "around") or not leaves_no_time(member, group):
            return None
        kind: Kind = "counterexample" if quantifier == "all" else "member-denial"
        return _found(kind, member, group, exact=alike and same_part and said == asked)
    if alike or likeness == "inside":
        if not as_strong(member.during, group.during):
            return None
        kind = "counterexample" if quantifier == "none" else "member"
        return _found(kind, member, group, exact=alike and same_part and said.covers(asked))
    if likeness != "differ":
        return None
    if one_valued(predicate) and quantifier == "all":
        return _found("counterexample", member, group)
    return _found("other-member-value", member, group) if quantifier in ("all", "most") else None


def _found(kind: Kind, member: Claim, group: Claim, *, exact: bool = False) -> Comparison:
    return Comparison(kind=kind, first=member.id, second=group.id, exact=exact)


def _rival_values(case: Case, members: Members) -> Iterator[Comparison]:
    """Members of one group whose values are listed as rivals: worth a note, not more."""
    by_predicate: dict[str, list[Claim]] = {}
    for claim in case.claims:
        if claim.predicate is not None and members.groups_of(claim.subject or ""):
            by_predicate.setdefault(claim.predicate, []).append(claim)
    for name, claims in by_predicate.items():
        predicate = case.predicates_by_id.get(name)
        for rivals in predicate.rivals if predicate is not None else ():
            listed = [(claim, _rival_of(case, claim, rivals)) for claim in claims]
            for (a, one), (b, other) in combinations(listed, 2):
                if None in (one, other) or one == other or a.subject == b.subject:
                    continue
                if shared_groups(members, a, b):
                    yield Comparison(kind="rival-values", first=a.id, second=b.id)


def _rival_of(case: Case, claim: Claim, rivals: tuple[str, ...]) -> str | None:
    """Return which of the listed rivals a claim's value is, or lies in."""
    if not isinstance(claim.value, str) or claim.negated:
        return None
    value = claim.value
    return next((rival for rival in rivals if is_within(case, value, rival)), None)


def shared_groups(members: Members, a: Claim, b: Claim) -> tuple[str, ...]:
    """Return the groups to which the subjects of both claims belong."""
    others = members.groups_of(b.subject or "")
    return tuple(group for group in members.groups_of(a.subject or "") if group in others)
