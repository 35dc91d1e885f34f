"""How one claim stands to another: contradiction, denial, succession, another scope, …"""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from verifykit.comparison.groups import Members, with_quantifier
from verifykit.comparison.scope import ScopeDifference, compare_scope
from verifykit.comparison.values import Likeness, compare_values
from verifykit.model.claim import Claim, Quantifier
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
    "member-denial",
    "other-member-value",
    "rival-values",
    "same",
    "precision",
    "part-of",
    "compatible",
    "succession",
    "other-scope",
    "undetermined-scope",
    "other-unit",
]
EXCLUSIVE: tuple[Kind, ...] = ("value-conflict", "time-conflict", "denial", "declared")
"""The kinds of two claims of equal standing that cannot both hold."""


@frozen(kw_only=True)
class Comparison:
    """How claim `first` stands to claim `second`.

    The kinds in `EXCLUSIVE` are contradictions between claims of equal standing: both cannot
    hold. `counterexample`: the first, about a member, cannot hold together with the second, about
    its group; `member`: it says of one member what the second says of some or all of them;
    `member-denial`: it denies that of one member, which alone is no counterexample; `misdirected`:
    declared from the group's claim to the member's, which has no effect. Of `part-of` and
    `precision` the first is the more exact one. `compatible`: they agree in value, of another time
    or of more or less of a group.
    `exact` marks a denial of exactly the same claim, and what is said or denied of a member neither
    more nor less narrowly than of its group. `scope` says which qualifier keeps two
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


def compare(members: Members, a: Claim, b: Claim) -> Comparison | None:
    """Compare two claims of one subject and one predicate; None if there is nothing to say.

    Their subjects are taken to be the same. Two values conflict only in the same unit and scope
    and in overlapping time.
    """
    case = members.case
    if a.predicate is None or a.predicate != b.predicate:
        return None
    predicate = case.predicates_by_id.get(a.predicate)
    likeness = compare_values(case, predicate, a, b)
    if likeness == "unknown":
        return None
    if unit_of(a, predicate) != unit_of(b, predicate):
        return _pair("other-unit", a, b) if one_valued(predicate) else None
    a, b = with_quantifier(members, a), with_quantifier(members, b)
    if denies(a) or denies(b):
        return _compare_denied(predicate, a, b, likeness)
    if likeness == "differ":
        return None if _leave_room(a, b) else _compare_different(predicate, a, b)
    return _compare_alike(predicate, a, b, likeness)


def unit_of(claim: Claim, predicate: Predicate | None) -> str | None:
    """Return the unit of a claim's value: its own, else its predicate's."""
    return claim.unit or (None if predicate is None else predicate.unit)


def one_valued(predicate: Predicate | None) -> bool:
    """Whether a second value in the same scope is a contradiction."""
    return predicate is not None and predicate.cardinality == "one"


def _pair(
    kind: Kind, a: Claim, b: Claim, *, exact: bool = False, scope: ScopeDifference | None = None
) -> Comparison:
    return Comparison(kind=kind, first=a.id, second=b.id, exact=exact, scope=scope)


def _apart(a: Claim, b: Claim, scope: ScopeDifference) -> Comparison:
    kind: Kind = "other-scope" if scope.how == "other" else "undetermined-scope"
    return _pair(kind, a, b, scope=scope)


def _compare_different(predicate: Predicate | None, a: Claim, b: Claim) -> Comparison | None:
    if predicate is None or not one_valued(predicate):
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
        once = predicate is not None and predicate.once and not _leave_room(a, b)
        return _pair("time-conflict" if once else "compatible", a, b)
    if a.quantifier != b.quantifier:
        return _pair("compatible", a, b)
    if likeness == "equal":
        return _pair("same", a, b)
    if likeness == "precision":
        return _pair("precision", a, b)
    return _pair("part-of", a, b) if likeness == "inside" else _pair("part-of", b, a)


def denies(claim: Claim) -> bool:
    """Whether a claim says that something is not so; "none of them" does, too."""
    return claim.negated != (claim.quantifier is not None and claim.quantifier.kind == "none")


def _leave_room(a: Claim, b: Claim) -> bool:
    """Whether as many of a group can have the one value while as many have the other."""
    kinds = {_kind(a), _kind(b)}
    return "all" not in kinds and kinds != {"most"}


def _kind(claim: Claim) -> str:
    return "all" if claim.quantifier is None else claim.quantifier.kind


def _compare_denied(
    predicate: Predicate | None, a: Claim, b: Claim, likeness: Likeness
) -> Comparison | None:
    """A denial contradicts what lies wholly within what it denies, in value and in time."""
    if denies(a) and denies(b):
        if likeness == "differ" or compare_scope(predicate, a, b) is not None:
            return None
        alike = likeness == "equal" and a.when == b.when and a.quantifier == b.quantifier
        return _pair("same" if alike else "compatible", a, b)
    if denies(b):
        return _compare_denied(predicate, b, a, _turned(likeness))
    if likeness not in ("equal", "precision", "around"):
        return None
    scope = compare_scope(predicate, a, b)
    if scope is not None:
        return _apart(a, b, scope)
    if not leaves_no_time(a, b) or not _excludes(a, b.quantifier):
        return None
    same_time = span_of(a.when) == span_of(b.when) and a.during == b.during
    exact = likeness == "equal" and same_time
    return _pair("denial", a, b, exact=exact and _exact_quantifiers(a, b))


def leaves_no_time(denial: Claim, said: Claim) -> bool:
    """Whether a denial leaves no time in which what is said could still be so.

    It has to speak of all of that time, or of any part of it where it is said throughout.
    """
    denied, asked = span_of(denial.when), span_of(said.when)
    return denied.overlaps(asked) if said.during == "all" else denied.covers(asked)


def _turned(likeness: Likeness) -> Likeness:
    if likeness == "inside":
        return "around"
    return "inside" if likeness == "around" else likeness


def _excludes(denial: Claim, said: Quantifier | None) -> bool:
    """Whether as much of a group as is said is more than the denial leaves.

    That not most of them do leaves some; that fewer than three do leaves two.
    """
    if not denial.negated or denial.quantifier is None or said is None:
        return True
    if denial.quantifier.kind == "most":
        return said.kind in ("all", "most")
    if denial.quantifier.kind == "at_least":
        return said.kind == "at_least" and (said.count or 1) >= (denial.quantifier.count or 1)
    return True


def _exact_quantifiers(denial: Claim, said: Claim) -> bool:
    """Whether one of the two must hold: not x and x, none and some."""
    if denial.negated:
        return denial.quantifier == said.quantifier
    return said.quantifier is not None and said.quantifier.kind == "some"
