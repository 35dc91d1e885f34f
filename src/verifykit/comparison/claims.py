"""How one claim stands to another: contradiction, denial, succession, another scope, …"""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from verifykit.comparison.scope import ScopeDifference, compare_scope
from verifykit.comparison.values import Likeness, compare_values
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.predicate import Predicate
from verifykit.model.time import span_of

Kind = Literal[
    "value-conflict",
    "time-conflict",
    "denial",
    "declared",
    "counterexample",
    "misdirected",
    "member",
    "other-member-value",
    "rival-values",
    "same",
    "precision",
    "part-of",
    "succession",
    "other-scope",
    "undetermined-scope",
    "other-unit",
]
EXCLUSIVE: tuple[Kind, ...] = ("value-conflict", "time-conflict", "denial", "declared")


@frozen(kw_only=True)
class Comparison:
    """How claim `first` stands to claim `second`.

    The kinds in `EXCLUSIVE` are contradictions between claims of equal standing: both cannot
    hold. `counterexample`: the first, about a member, cannot hold together with the second, about
    its group; `member`: it speaks for it; `misdirected`: declared from the group's claim to the
    member's, which has no effect. Of `part-of` and `precision` the first is the more exact one.
    `exact` marks a denial of exactly the same claim. `scope` says which qualifier keeps two
    claims apart.
    """

    kind: Kind
    first: str
    second: str
    exact: bool = False
    scope: ScopeDifference | None = None

    @property
    def exclusive(self) -> bool:
        """Whether the two claims cannot both hold."""
        return self.kind in EXCLUSIVE

    def other(self, claim_id: str) -> str:
        """Return the id of the claim that is compared with the given one."""
        return self.second if claim_id == self.first else self.first


def compare(case: Case, a: Claim, b: Claim) -> Comparison | None:
    """Compare two claims of one subject and one predicate; None if there is nothing to say.

    Their subjects are taken to be the same. Two values conflict only in the same unit and scope
    and in overlapping time.
    """
    if a.predicate is None or a.predicate != b.predicate:
        return None
    predicate = case.predicates_by_id.get(a.predicate)
    likeness = compare_values(case, predicate, a, b)
    if likeness == "unknown":
        return None
    if unit_of(a, predicate) != unit_of(b, predicate):
        return _pair("other-unit", a, b) if _one_valued(predicate) else None
    if denies(a) or denies(b):
        return _compare_denied(predicate, a, b, likeness)
    if a.quantifier != b.quantifier:
        return None
    if likeness == "differ":
        return None if _leaves_room(a) else _compare_different(predicate, a, b)
    return _compare_alike(predicate, a, b, likeness)


def unit_of(claim: Claim, predicate: Predicate | None) -> str | None:
    """Return the unit of a claim's value: its own, else its predicate's."""
    return claim.unit or (None if predicate is None else predicate.unit)


def _one_valued(predicate: Predicate | None) -> bool:
    return predicate is not None and predicate.cardinality == "one"


def _pair(
    kind: Kind, a: Claim, b: Claim, *, exact: bool = False, scope: ScopeDifference | None = None
) -> Comparison:
    return Comparison(kind=kind, first=a.id, second=b.id, exact=exact, scope=scope)


def _apart(a: Claim, b: Claim, scope: ScopeDifference) -> Comparison:
    kind: Kind = "other-scope" if scope.how == "other" else "undetermined-scope"
    return _pair(kind, a, b, scope=scope)


def _compare_different(predicate: Predicate | None, a: Claim, b: Claim) -> Comparison | None:
    if predicate is None or not _one_valued(predicate):
        return None
    scope = compare_scope(predicate, a, b)
    if scope is not None:
        return _apart(a, b, scope)
    if span_of(a.when).overlaps(span_of(b.when)):
        return _pair("value-conflict", a, b)
    return _pair("time-conflict" if predicate.once else "succession", a, b)


def _compare_alike(
    predicate: Predicate | None, a: Claim, b: Claim, likeness: Likeness
) -> Comparison | None:
    scope = compare_scope(predicate, a, b)
    if scope is not None:
        return None
    if not span_of(a.when).overlaps(span_of(b.when)):
        once = predicate is not None and predicate.once
        return _pair("time-conflict", a, b) if once else None
    if likeness == "equal":
        return _pair("same", a, b)
    if likeness == "precision":
        return _pair("precision", a, b)
    return _pair("part-of", a, b) if likeness == "inside" else _pair("part-of", b, a)


def denies(claim: Claim) -> bool:
    """Whether a claim says that something is not so; "none of them" does, too."""
    return claim.negated != (claim.quantifier is not None and claim.quantifier.kind == "none")


def _leaves_room(claim: Claim) -> bool:
    """Whether some of a group may have one value and some another."""
    return claim.quantifier is not None and claim.quantifier.kind in ("some", "at_least")


def _compare_denied(
    predicate: Predicate | None, a: Claim, b: Claim, likeness: Likeness
) -> Comparison | None:
    """A denial contradicts what lies wholly within what it denies, in value and in time."""
    if denies(a) and denies(b):
        return _pair("same", a, b) if likeness == "equal" and a.when == b.when else None
    if denies(b):
        return _compare_denied(predicate, b, a, _turned(likeness))
    if likeness not in ("equal", "precision", "around"):
        return None
    scope = compare_scope(predicate, a, b)
    if scope is not None:
        return _apart(a, b, scope)
    denied, said = span_of(a.when), span_of(b.when)
    if not denied.covers(said):
        return None
    exact = likeness == "equal" and denied == said and a.during == b.during
    return _pair("denial", a, b, exact=exact and _exact_quantifiers(a, b))


def _turned(likeness: Likeness) -> Likeness:
    if likeness == "inside":
        return "around"
    return "inside" if likeness == "around" else likeness


def _exact_quantifiers(denial: Claim, said: Claim) -> bool:
    """Whether one of the two must hold: not x and x, none and some."""
    if denial.negated:
        return denial.quantifier == said.quantifier
    return said.quantifier is not None and said.quantifier.kind == "some"
