"""What verdicts were promised, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verifykit.evaluation.calibration.risk import RiskFit, Trial
from verifykit.evaluation.output.text import table
from verifykit.evaluation.result import KeptPromise
from verifykit.wording import count_text

_THRESHOLDS = ("supported_score", "refuted_score", "supported_lines", "refuted_vetted",
               "contested_conflict", "contested_sides")  # fmt: skip
"""The thresholds that a promise may move."""
_HEADER = ["true from", "false up to", "contested, too", "verdicts", "wrong", "chance", "allowed"]


def promised_lines(found: RiskFit) -> Iterator[str]:
    """Yield the lines about thresholds: what they promise, and what was tried."""
    yield (
        f"wanted: at most {100 * found.risk:.6g}% of the verdicts true and false wrong, with "
        f"{100 * found.level:.6g}% confidence"
    )
    yield (
        f"learned from {count_text(found.labels, 'settled label')}, one of each group; "
        f"{count_text(found.others, 'labelled claim')} left for `evaluate`"
    )
    yield ""
    tested = {one.side for one in found.trials if one.chance is not None}
    rows = [
        [
            "never" if one.side == "false" else f"{one.parameters.supported_score:.2f}",
            "never" if one.side == "true" else f"{one.parameters.refuted_score:.2f}",
            "yes" if one.parameters.contested_conflict >= 1 else "no",
            str(one.given),
            str(one.wrong),
            "too few" if one.chance is None else f"{one.chance:.3f}",
            f"{one.allowed:.3f}",
        ]
        for one in found.trials
        if one.side == "both" or one.side in tested
    ]
    yield from table([_HEADER, *rows])
    for side in ("true", "false"):
        if side not in tested:
            most = max(one.given for one in found.trials if one.side == side)
            yield f"of the verdict {side} alone there are at most {most}: too few to test"
    yield ""
    yield f"thresholds in use: {_counts(found.before)}"
    if found.parameters is None:
        yield (
            f"no promise: it takes {count_text(found.needed, 'verdict')} without a mistake, or "
            "more with some, and these labels do not have them"
        )
        return
    chosen = found.parameters.values()
    kept = next(one for one in reversed(found.trials) if one.parameters.values() == chosen)
    yield f"promised: {_counts(kept)}"


def promised_data(found: RiskFit) -> dict[str, Any]:
    """Return thresholds and what was tried as dicts and lists."""
    return {
        "verifykit": 1,
        "risk": found.risk,
        "level": found.level,
        "labels": found.labels,
        "others": found.others,
        "needed": found.needed,
        "promised": found.parameters is not None,
        "before": _trial(found.before),
        "trials": [_trial(one) for one in found.trials],
        "thresholds": None
        if found.parameters is None
        else {name: getattr(found.parameters, name) for name in _THRESHOLDS},
    }


def kept_text(kept: KeptPromise) -> str:
    """Return whether a promise was kept, in a sentence."""
    promised = f"at most {100 * kept.promise.risk:.6g}% of verdicts wrong"
    if not kept.given:
        return f"promise ({promised}): no verdict on a settled claim tells whether it is kept"
    share = f"{kept.wrong} of {kept.given} wrong [{kept.low:.3f}, {kept.high:.3f}]"
    if kept.broken:
        return f"promise BROKEN ({promised}): {share}, more than chance explains"
    word = "kept" if kept.wrong <= kept.promise.risk * kept.given else "not refuted"
    return f"promise {word} ({promised}): {share}"


def _trial(one: Trial) -> dict[str, Any]:
    return {
        "side": one.side,
        **{name: getattr(one.parameters, name) for name in _THRESHOLDS},
        "given": one.given,
        "wrong": one.wrong,
        "chance": one.chance,
        "allowed": one.allowed,
    }


def _counts(one: Trial) -> str:
    return f"{count_text(one.given, 'verdict')} on these claims, {one.wrong} wrong"
