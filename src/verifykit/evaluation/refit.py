"""What parameters and profile say of the claims that they were made from: made again in folds."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from verifykit.config.settings import Settings
from verifykit.errors import UsageError
from verifykit.evaluation.calibration.calibrate import fit
from verifykit.evaluation.calibration.examples import examples
from verifykit.evaluation.calibration.folds import splits
from verifykit.evaluation.calibration.sufficiency import sufficient
from verifykit.evaluation.matching import ClaimKey, LabelledClaims
from verifykit.evaluation.pans import PRIORS
from verifykit.evaluation.sample import Sample
from verifykit.evaluation.track_record import profile_maker
from verifykit.model.assessment import ScoredClaim
from verifykit.model.case import Case
from verifykit.model.parameters import Parameters


@frozen(kw_only=True, eq=False)
class Refit:
    """The claims that were answered, what was said of each without its label, and the sample."""

    claims: tuple[ClaimKey, ...]
    scored: tuple[ScoredClaim, ...]
    sample: Sample


def refit(
    cases: Sequence[Case], labelled: LabelledClaims, settings: Settings, folds: int, seed: int
) -> Refit:
    """Answer each labelled claim with parameters and profile that were made without its fold.

    What was made from labels is made again: parameters are fitted from where they started, the
    track record of sources is counted from the other folds. Raise UsageError if neither was made
    from labels, or if the profile was learned from a corpus, and InputError where there is too
    little to fit to.
    """
    fitted = settings.parameters.fit is not None
    profile = settings.profile if settings.profile is not None and settings.profile.gold else None
    if not fitted and profile is None:
        raise UsageError("there is nothing to make again: no labels went into these settings")
    if profile is not None and profile.stances is None:
        raise UsageError(
            "the profile was learned from a corpus and its labels; only `learn` can make it again. "
            "Name labels of other objects"
        )
    base = evolve(
        settings,
        parameters=settings.parameters.unfitted(),
        profile=None if profile is not None else settings.profile,
    )
    found = examples(cases, labelled, base)
    if fitted:
        moved = _moved(settings.parameters)
        found, _ = sufficient(
            evolve(found, prior_only=moved <= set(PRIORS), with_reports="report" in moved)
        )
    made = profile_maker(found, base) if profile is not None else None
    parts, scored = [], dict[int, ScoredClaim]()
    for learn, held in splits(found.label, found.group, folds, seed):
        parameters = fit(found, learn) if fitted else found.base
        known = settings.profile if made is None else made(learn)
        answering = [evolve(one, parameters=parameters, profile=known) for one in found.cases]
        parts.append((held, found.sample(parameters, held, answering)))
        for row in held.tolist():
            number, name = found.claims[row]
            scored[row] = answering[number].claim(name)
    return Refit(
        claims=found.claims,
        scored=tuple(scored[row] for row in range(len(found.claims))),
        sample=Sample.joined(parts),
    )


def _moved(parameters: Parameters) -> set[str]:
    """Which numbers fitting moved."""
    return {name for name, _ in parameters.fit.before} if parameters.fit is not None else set()
