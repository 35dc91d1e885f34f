"""What was made from labels is no judge of them: such claims are left out, or nothing is said."""

from __future__ import annotations

import numpy as np

from verifykit.config.settings import Settings
from verifykit.errors import UsageError
from verifykit.evaluation.arrays import Flags
from verifykit.wording import count_text


def gold_of(settings: Settings) -> frozenset[str]:
    """Return the marks of the claims whose labels went into parameters, promise and profile."""
    found = set[str]()
    if settings.parameters.fit is not None:
        found.update(settings.parameters.fit.gold)
    if settings.profile is not None:
        found.update(settings.profile.gold)
    return frozenset(found)


def made_from_gold(settings: Settings) -> str:
    """Return what of the settings was made from labels, in words."""
    made = []
    if settings.parameters.fit is not None and settings.parameters.fit.gold:
        made.append("the parameters")
    if settings.profile is not None and settings.profile.gold:
        made.append("the profile")
    return " and ".join(made)


def refuse_all(tainted: Flags, settings: Settings) -> None:
    """Raise UsageError if no labelled claim is left that the settings were not made from."""
    if len(tainted) and tainted.all():
        made = made_from_gold(settings)
        raise UsageError(
            f"there is nothing to evaluate on: {_went_in(tainted)} into {made}, so figures on "
            "them would say how well labels know themselves. `evaluate --refit` makes "
            f"{made} again inside the folds, each claim judged without its own label; or name "
            "labels of other claims"
        )


def refuse_any(tainted: Flags, settings: Settings, *, what: str, afresh: bool = False) -> None:
    """Raise UsageError if the settings in use were made from labels of the same claims.

    `what` starts from them, and `afresh` says that `calibrate --afresh` is a way out.
    """
    if tainted.any():
        made = made_from_gold(settings)
        other = (
            "`calibrate --afresh` starts from the parameters as they were before, and without the "
            "profile"
            if afresh
            else f"Leave out {made}"
        )
        raise UsageError(
            f"{_went_in(tainted)} into {made} that {what} would start from, so claims would be "
            f"judged by their own labels. {other}; or name labels of other claims"
        )


def _went_in(tainted: Flags) -> str:
    count = int(np.count_nonzero(tainted))
    what = count_text(count, "labelled claim")
    if count == len(tainted):
        what = "the only labelled claim" if count == 1 else f"all {what}"
    return f"{what}, or claims in nearly the same words, went"
