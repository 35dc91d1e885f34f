"""Holds claims back where an accepted plug-in failed: it might have taken their evidence away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from verifykit.config.settings import Settings
from verifykit.model.assessment import ScoredClaim, Step
from verifykit.report import Failure

_GOOD = ("corroborated", "supported")
_LEFT_OPEN = 6
"""The credibility (Admiralty) of what cannot be judged."""


def failed_accepted(
    failures: Iterable[Failure], settings: Settings, owners: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the plug-ins that the settings accept something of, and that failed to propose.

    `owners` says for each code of a rule which plug-in has it.
    """
    accepted = {owners.get(name, name.partition(":")[0]) for name in settings.accept}
    failed = {failure.plugin for failure in failures if failure.checker is None}
    return tuple(sorted(name for name in accepted & failed if name is not None))


def held_back(claims: Sequence[ScoredClaim], failed: Sequence[str]) -> tuple[ScoredClaim, ...]:
    """Return the claims, none of them called better than it is without any evidence.

    What a plug-in that was accepted would have left out counts as long as it fails, so nothing good
    can be said on the evidence. What is bad stays: nobody is told that a claim is fine.
    """
    if not failed:
        return tuple(claims)
    return tuple(_held(claim, failed) if claim.verdict in _GOOD else claim for claim in claims)


def _held(claim: ScoredClaim, failed: Sequence[str]) -> ScoredClaim:
    steps = tuple(
        Step(
            step="proposal",
            log_odds=0.0,
            why=f"{name}: failed: it is accepted, and what it would have left out counts here, so "
            f"the claim is not called {claim.verdict}",
        )
        for name in failed
    )
    return evolve(
        claim,
        verdict="unverified",
        confidence="low",
        likelihood=None,
        credibility=_LEFT_OPEN,
        explanation=(*claim.explanation, *steps),
    )
