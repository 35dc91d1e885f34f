"""How right the scores of a corpus are: its values against the true values of some objects."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import cast

import numpy as np
from attrs import evolve, frozen

from verifykit.errors import InputError, UsageError
from verifykit.evaluation.arrays import Flags, Floats, Ints
from verifykit.evaluation.bootstrap import Bootstrap, Estimate, Ruler, estimate, resamples, wilson
from verifykit.evaluation.describe import describe
from verifykit.evaluation.labels import LABELS, Gold
from verifykit.evaluation.metrics import BINS
from verifykit.evaluation.result import EvaluatedClaim, Evaluation, ObjectFigures
from verifykit.evaluation.sample import FALSE, TRUE, Sample, known_labels
from verifykit.model.assessment import VERDICTS, Confidence, Verdict
from verifykit.model.gold import object_mark
from verifykit.reporting.result import Tool
from verifykit.tables.rows import Row
from verifykit.version import __version__

SAID = ("value", "score", "rank", "tied", "verdict", "confidence", "documents", "origins_min",
        "origins_max", "conflict")  # fmt: skip
"""The columns of scores that say something of an object; the others name it."""

_TRUE = frozenset(("", "supports", "asserts"))
"""The stances with which a gold table says that a value is true."""

Same = Callable[[str, str, str], bool]
"""Whether two values of a predicate are the same: predicate, value, other value."""


def equal_text(predicate: str, one: str, other: str) -> bool:
    """Return whether two values are the same text."""
    return one.strip() == other.strip()


@frozen(kw_only=True)
class _Value:
    """A value that some source states of an object whose true value is known."""

    place: int
    text: str
    true: bool
    score: float
    rank: int
    verdict: Verdict
    confidence: Confidence
    documents: int


def evaluate_scores(
    scores: Sequence[Row],
    gold: Sequence[Row],
    *,
    columns: Mapping[str, str] | None = None,
    same: Same = equal_text,
    bins: int = BINS,
    bootstrap: Bootstrap | None = None,
    known: Collection[str] = (),
) -> Evaluation:
    """Compare the scores of a corpus, as `score` writes them, with the true values of objects.

    An object is named by every column that both tables have, `value` and what scores say left
    out; `columns` are the gold table's headers for the names of scores. Each value of an object
    in gold is a claim, true if it is the gold value. `known` are the marks of objects whose labels
    the scores were made with: they are left out. Raise InputError if nothing fits, and UsageError
    if nothing else is left.
    """
    bootstrap = bootstrap or Bootstrap()
    truths, keys = _truths(scores, gold, columns or {})
    everything = len(truths)
    truths = {key: row for key, row in truths.items() if _object_mark(row) not in known}
    if not truths:
        raise UsageError(
            f"there is nothing to evaluate on: all {everything} objects of the gold table went "
            "into the profile; name true values of others, or a profile that was learned without"
        )
    places = {key: place for place, key in enumerate(truths)}
    values = [
        _value(row, places[key], truths[key].values["value"], same)
        for row in scores
        if (key := _key(row, keys)) in places
    ]
    if not values:
        raise InputError(
            f"no object of the gold table is in the scores; they are named by {', '.join(keys)}"
        )
    values.sort(key=lambda value: (value.place, value.rank, value.text))
    group = np.array([value.place for value in values], dtype=np.int64)
    sample = _sample(values, group)
    found = {value.place for value in values}
    names = list(truths)
    described = describe(
        sample,
        [_claim(value, names[value.place]) for value in values],
        {"count of documents": _counted(sample, values, group)},
        Ruler.of(group, bins, bootstrap),
        Tool(version=__version__),
    )
    return evolve(
        described,
        unmatched=tuple(
            Gold(label="true", text=" ".join(key), place=truths[key].place)
            for key in names
            if places[key] not in found
        ),
        unlabelled=len(scores) - len(values),
        left_out=everything - len(truths),
        objects=_objects(values, group, bootstrap),
    )


def _truths(
    scores: Sequence[Row], gold: Sequence[Row], columns: Mapping[str, str]
) -> tuple[dict[tuple[str, ...], Row], list[str]]:
    """The gold rows by object, with the columns that name one."""
    if not gold:
        raise InputError("there is no true value in the gold table")
    names = {header: role for role, header in columns.items()}
    renamed = [
        Row({names.get(name, name): text for name, text in row.values.items()}, row.place)
        for row in gold
    ]
    have = set(scores[0].values) if scores else set()
    keys = sorted(have & set(renamed[0].values) - set(SAID))
    if "subject" not in keys or "value" not in renamed[0].values:
        raise InputError(
            "the gold table of a corpus needs the columns subject and value; name them: "
            "--columns subject=HEADER,value=HEADER"
        )
    truths: dict[tuple[str, ...], Row] = {}
    for row in renamed:
        stance = row.values.get("stance", "").strip()
        if stance.lower() not in _TRUE:
            raise InputError(f"{row.place}: the stance of a true value is supports, not {stance}")
        first = truths.setdefault(_key(row, keys), row)
        if first.values["value"] != row.values["value"]:
            raise InputError(f"{row.place}: a second true value, beside {first.place}")
    return truths, keys


def _object_mark(row: Row) -> str:
    return object_mark(row.values.get("subject", ""), row.values.get("predicate", ""))


def _key(row: Row, keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(row.values.get(name, "") for name in keys)


def _value(row: Row, place: int, truth: str, same: Same) -> _Value:
    values = row.values
    try:
        return _Value(
            place=place,
            text=values["value"],
            true=same(values.get("predicate", ""), values["value"], truth),
            score=float(values["score"]),
            rank=int(values["rank"]),
            verdict=VERDICTS[VERDICTS.index(cast("Verdict", values["verdict"]))],
            confidence=cast("Confidence", values["confidence"]),
            documents=int(values["documents"]),
        )
    except (KeyError, ValueError) as error:
        raise InputError(f"{row.place}: these are not scores of a corpus: {error}") from error


def _sample(values: Sequence[_Value], group: Ints) -> Sample:
    score = np.array([value.score for value in values])
    label = np.array([TRUE if value.true else FALSE for value in values], dtype=np.int64)
    return Sample(
        label=label,
        verdict=np.array([VERDICTS.index(value.verdict) for value in values], dtype=np.int64),
        score=score,
        stand_in=np.full(len(values), 0.5),
        shares=np.column_stack([score, 1 - score, np.zeros(len(values))]),
        group=group,
        fold=np.zeros(len(values), dtype=np.int64),
        known=known_labels(label),
    )


def _counted(sample: Sample, values: Sequence[_Value], group: Ints) -> Sample:
    """The sample as a count of documents answers it: a value's score is its share of them."""
    documents = np.array([value.documents for value in values], dtype=float)
    total = np.bincount(group, weights=documents)[group]
    share = np.divide(documents, total, out=np.zeros(len(values)), where=total > 0)
    most = _best(documents, group)
    said = np.where(most, VERDICTS.index("supported"), VERDICTS.index("refuted"))
    shares = np.column_stack([share, 1 - share, np.zeros(len(values))])
    return evolve(sample, verdict=said, score=share, shares=shares)


def _objects(values: Sequence[_Value], group: Ints, bootstrap: Bootstrap) -> ObjectFigures:
    true = np.array([value.true for value in values], dtype=float)
    ranks = -np.array([value.rank for value in values], dtype=float)
    documents = np.array([value.documents for value in values], dtype=float)
    return ObjectFigures(
        objects=len(np.unique(group)),
        best_is_true=_share(_best(ranks, group), true, group, bootstrap),
        by_count=_share(_best(documents, group), true, group, bootstrap),
    )


def _best(amount: Floats, group: Ints) -> Flags:
    highest = np.full(int(group.max()) + 1, -np.inf)
    np.maximum.at(highest, group, amount)
    found: Flags = amount == highest[group]
    return found


def _share(best: Flags, true: Floats, group: Ints, bootstrap: Bootstrap) -> Estimate:
    """The mean, over objects, of the share of the best values that are true."""
    _, place = np.unique(group, return_inverse=True)
    credit = np.bincount(place, weights=best * true) / np.bincount(
        place, weights=best.astype(float)
    )
    draws = [credit[rows].mean() for rows in resamples(np.arange(len(credit)), bootstrap)]
    found = estimate(float(credit.mean()), np.array(draws))
    low, high = wilson(float(credit.mean()), len(credit))
    return found if found.low is None else evolve(found, low=low, high=high)


def _claim(value: _Value, name: tuple[str, ...]) -> EvaluatedClaim:
    return EvaluatedClaim(
        case=None,
        claim=" ".join([*name, value.text]),
        label=LABELS[TRUE if value.true else FALSE],
        verdict=value.verdict,
        score=value.score,
        confidence=value.confidence,
    )
