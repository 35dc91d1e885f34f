"""Built-in plug-in `corroboration`: whether the lines of a claim really stand on their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifykit import Assessment, Case, Claim, Context, Finding, RuleFolder, Step, hookimpl

_RULES = RuleFolder.of(__package__)
__all__ = ["Corroboration"]


class Corroboration:
    """Looks at independence. Its score of a claim is the established share of its support.

    1 = every supporting line is of established independence, 0 = none; without support it
    abstains.
    """

    name = "corroboration"
    rules = _RULES.rules

    def check_case(self, case: Case, context: Context) -> Iterator[Assessment | Finding]:
        """Yield how much of each claim's support is established, and what stands against it."""
        return _RULES.answers(case, context, _established_share)


def _established_share(claim: Claim, context: Context) -> Assessment | None:
    if claim.id not in context.case.evidence_by_claim:
        return None
    established, support = _support(context, context.scored(claim.id).explanation)
    if support <= 0:
        return Assessment(claim=claim.id, explanation="nothing supports the claim")
    return Assessment(
        claim=claim.id,
        score=min(1.0, established / support),
        explanation=(
            f"{established:.2f} of {support:.2f} effective lines in support are of "
            "established independence"
        ),
    )


def _support(context: Context, steps: tuple[Step, ...]) -> tuple[float, float]:
    """Return the effective lines in support of established independence, and all of them.

    Claims that say the same share an explanation, which is gone through once.
    """
    known = context.once(_known)
    found = known.get(id(steps))
    if found is None:
        lines = [step for step in steps if step.step == "line" and step.side == "supports"]
        established = _effective([step for step in lines if step.established])
        found = known[id(steps)] = established, _effective(lines)
    return found


def _known(_: Context) -> dict[int, tuple[float, float]]:
    return {}


def _effective(lines: Sequence[Step]) -> float:
    return sum((line.strength or 0.0) * (line.factor or 0.0) for line in lines)


@hookimpl
def verifykit_checkers() -> tuple[Corroboration]:
    """Return the checker."""
    return (Corroboration(),)
