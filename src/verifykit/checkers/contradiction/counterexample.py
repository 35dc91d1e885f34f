"""CON005: a claim about all (or none) of a group meets the one member who is otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.wording import (
    alphabetical,
    related_to,
    verdict_text,
)
from verifykit.comparison import Members, quantifier_of
from verifykit.model.case import Case
from verifykit.model.claim import Claim, Quantifier
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule.from_page(__file__, code="CON005", name="counterexample", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding on the group's claim that names its counterexamples."""
    for claim in case.claims:
        members = [
            case.claims_by_id[name]
            for found in context.comparisons(claim.id)
            if found.kind == "counterexample" and claim.id in found.sides[1]
            for name in found.sides[0]
        ]
        if members:
            told = alphabetical(_told(one, context) for one in members)
            yield RULE.finding(
                f"Counterexample to {_how_many(claim, case)!r}: {told}",
                claim=claim.id,
                pointer=case.pointer(claim),
                related=related_to(case, [(member, member.text) for member in members]),
            )


def _how_many(claim: Claim, case: Case) -> str:
    """How much of the group is claimed, as it is read: "not all of them" is "none"."""
    read = quantifier_of(Members(case), claim)
    quantifier = read or claim.quantifier or Quantifier("all")
    least = quantifier.kind == "at_least"
    amount = f"at least {quantifier.count}" if least else quantifier.kind
    return f"not {amount}" if claim.negated and read is None else amount


def _told(member: Claim, context: Context) -> str:
    # What is said of a member stands in its own words: nobody can tell where labels, which are
    # words of the case, would take a "not".
    return f"{member.text} [{member.id}: {verdict_text(context.scored(member.id))}]"
