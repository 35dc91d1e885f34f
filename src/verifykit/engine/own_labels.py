"""CAL001: the label of a claim went into what the claim is scored with."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.config.settings import Settings
from verifykit.engine.rules import OWN_LABEL
from verifykit.model.case import Case
from verifykit.model.finding import Finding


def own_labels(case: Case, settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each claim whose label went into the parameters or the profile."""
    fit, profile = settings.parameters.fit, settings.profile
    made = {
        "the parameters": () if fit is None else fit.gold,
        "the profile": () if profile is None else profile.gold,
    }
    if not any(made.values()):
        return
    # Marks are digests: only who has some pays for hashing.
    from verifykit.model.gold import known_again

    known = {name: known_again(case, gold) for name, gold in made.items()}
    for claim in case.claims:
        found = [name for name, claims in known.items() if claim.id in claims]
        if found:
            yield OWN_LABEL.finding(
                f"the label of this claim, or of one in the same words, went into "
                f"{' and '.join(found)}: its score is no test of how right scores are",
                claim=claim.id,
                pointer=case.pointer(claim),
            )
