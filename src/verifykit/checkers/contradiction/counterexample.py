"""CON005: a claim about all (or none) of a group meets the one member who is otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifykit import Case, Claim, Context, Finding, Quantifier, Rule
from verifykit.checkers.wording import (
    alphabetical,
    related_to,
    verdict_text,
)
from verifykit.comparison import Members, quantifier_of
from verifykit.model.assessment import Verdict

RULE = Rule.from_page(__file__, code="CON005", name="counterexample", severity="error")

_UPHELD: tuple[Verdict, ...] = ("corroborated", "supported")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding on the group's claim that names its counterexamples."""
    for claim in case.claims:
        members = [
            case.claims_by_id[name]
            for found in context.comparisons(claim.id)
            if found.kind == "counterexample" and claim.id in found.sides[1]
            for name in found.sides[0]
            if _may_hold(name, context)
        ]
        if members:
            yield RULE.finding(
                "; ".join(_examples(claim, members, context)),
                claim=claim.id,
                pointer=case.pointer(claim),
                related=related_to(case, [(member, member.text) for member in members]),
            )


def _may_hold(member: str, context: Context) -> bool:
    """Whether what is said of a member was neither refuted nor taken back by all who said it."""
    taken_back = context.trace(member).is_taken_back
    return not taken_back and context.scored(member).verdict != "refuted"


def _examples(claim: Claim, members: Sequence[Claim], context: Context) -> Iterator[str]:
    """Say which claims are counterexamples, and which would be if they held up."""
    to = f"counterexample to {_how_many(claim, context.case)!r}"
    upheld = {one.id for one in members if context.scored(one.id).verdict in _UPHELD}
    shown = [_told(one, context) for one in members if one.id in upheld]
    others = [_told(one, context) for one in members if one.id not in upheld]
    if shown:
        yield f"{to.capitalize()}: {alphabetical(shown)}"
    if others:
        yield f"{'w' if shown else 'W'}ould be a {to} if it held up: {alphabetical(others)}"


def _how_many(claim: Claim, case: Case) -> str:
    """How much of the group is claimed, as it is read: "they did not" is "none did"."""
    read = quantifier_of(Members(case), claim)
    quantifier = read or claim.quantifier or Quantifier("all")
    least = quantifier.kind == "at_least"
    amount = f"at least {quantifier.count}" if least else quantifier.kind
    return f"not {amount}" if claim.negated and read is None else amount


def _told(member: Claim, context: Context) -> str:
    # What is said of a member stands in its own words: nobody can tell where labels, which are
    # words of the case, would take a "not".
    return f"{member.text} [{member.id}: {verdict_text(context.scored(member.id))}]"
