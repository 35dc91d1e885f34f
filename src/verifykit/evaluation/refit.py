"""What parameters and profile say of the claims that they were made from: made again in folds."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from verifykit.config.settings import Settings
from verifykit.errors import UsageError
from verifykit.evaluation.bootstrap import Bootstrap, Ruler
from verifykit.evaluation.calibration.examples import Examples, examples
from verifykit.evaluation.calibration.folds import splits
from verifykit.evaluation.calibration.search import fit
from verifykit.evaluation.calibration.sufficiency import sufficient
from verifykit.evaluation.evaluate import evaluation_of
from verifykit.evaluation.labels import Gold
from verifykit.evaluation.matching import match
from verifykit.evaluation.metrics import BINS
from verifykit.evaluation.pans import PRIORS
from verifykit.evaluation.result import Evaluation
from verifykit.evaluation.sample import Sample
from verifykit.evaluation.track_record import profile_maker
from verifykit.model.assessment import ScoredClaim
from verifykit.model.case import Case
from verifykit.model.parameters import Parameters
from verifykit.reporting.result import Tool
from verifykit.version import __version__


def evaluate_refitted(
    cases: Sequence[Case],
    gold: Sequence[Gold],
    settings: Settings,
    *,
    folds: int = 10,
    bins: int = BINS,
    bootstrap: Bootstrap | None = None,
) -> Evaluation:
    """Compare with gold labels what is said of claims that went into the settings.

    What was made from labels is made again in each of `folds` folds, without the claims that are
    judged there: parameters are fitted from where they started, the track record of sources is
    counted from the other folds. Raise InputError where labels and claims do not fit together, or
    there is too little to fit to, and UsageError if neither parameters nor profile were made from
    labels, or if the profile was learned from a corpus.
    """
    bootstrap = bootstrap or Bootstrap()
    labelled = match(cases, gold)
    base = _before_labels(settings)
    found = examples(cases, labelled, base)
    if settings.parameters.fit is not None:
        moved = _moved(settings.parameters)
        found, _ = sufficient(
            evolve(found, prior_only=moved <= set(PRIORS), with_reports="report" in moved)
        )
    scored, sample = _answers(found, base, settings, folds, bootstrap.seed)
    evaluation = evaluation_of(
        cases,
        evolve(labelled, labels={key: labelled.labels[key] for key in found.claims}),
        scored,
        sample,
        Ruler.of(sample.group, bins, bootstrap),
        Tool(version=__version__, constants=settings.parameters.unfitted()),
    )
    return evolve(evaluation, refitted=folds, left_out=len(labelled.labels) - len(found.claims))


def _before_labels(settings: Settings) -> Settings:
    """The settings without what was made from labels. UsageError if nothing can be made again."""
    profile = settings.profile if settings.profile is not None and settings.profile.gold else None
    if settings.parameters.fit is None and profile is None:
        raise UsageError("there is nothing to make again: no labels went into these settings")
    if profile is not None and profile.stances is None:
        raise UsageError(
            "the profile was learned from a corpus and its labels; only `learn` can make it again. "
            "Name labels of other objects"
        )
    return evolve(
        settings,
        parameters=settings.parameters.unfitted(),
        profile=None if profile is not None else settings.profile,
    )


def _moved(parameters: Parameters) -> set[str]:
    """Which numbers fitting moved."""
    return {name for name, _ in parameters.fit.before} if parameters.fit is not None else set()


def _answers(
    found: Examples, base: Settings, settings: Settings, folds: int, seed: int
) -> tuple[list[ScoredClaim], Sample]:
    """What is said of each example by parameters and profile that were made without its fold."""
    made = None if base.profile is settings.profile else profile_maker(found, base)
    parts, scored = [], dict[int, ScoredClaim]()
    for learn, held in splits(found.label, found.group, folds, seed):
        parameters = found.base if settings.parameters.fit is None else fit(found, learn)
        known = settings.profile if made is None else made(learn)
        answering = [evolve(one, parameters=parameters, profile=known) for one in found.cases]
        parts.append((held, found.sample(parameters, held, answering)))
        for row in held.tolist():
            number, name = found.claims[row]
            scored[row] = answering[number].claim(name)
    return [scored[row] for row in range(len(found.claims))], Sample.joined(parts)
