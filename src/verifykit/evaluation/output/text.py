"""Evaluations and calibrations as text for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from verifykit.evaluation.bootstrap import Estimate
from verifykit.evaluation.calibration.calibrate import Calibration
from verifykit.evaluation.figures import Figure, figures
from verifykit.evaluation.labels import LABELS, Gold, Label
from verifykit.evaluation.result import Evaluation
from verifykit.evaluation.track_record import TrackRecord
from verifykit.wording import count_text

PARTS = {
    "verdict": "Verdicts (supported, corroborated = true; refuted = false; the rest = unknown)",
    "shares": "Shares of true, false and open",
    "score": "Scores, on claims that were settled (true against false)",
}
_SHOWN = 3
ABLATED = ("macro-f1", "shares-brier", "brier", "ece")


def number(value: float | None, *, signed: bool = False) -> str:
    """Return a figure as text; a dash where it is undefined."""
    if value is None:
        return "–"
    # What rounds to nothing has no sign of its own.
    value = round(value, 3) + 0.0
    return f"{value:+.3f}" if signed else f"{value:.3f}"


def interval(estimate: Estimate, *, signed: bool = False) -> str:
    """Return a figure with its interval as text."""
    text = number(estimate.value, signed=signed)
    if estimate.low is None:
        return text
    low, high = (number(end, signed=signed) for end in (estimate.low, estimate.high))
    return f"{text} [{low}, {high}]"


def labels_text(labels: Mapping[Label, int]) -> str:
    """Return how often each label was given, `3 true, 1 false, 0 unknown`."""
    return ", ".join(f"{count} {label}" for label, count in labels.items())


def evaluation_lines(evaluation: Evaluation) -> Iterator[str]:
    """Return the lines of an evaluation."""
    yield from _data_lines(evaluation)
    if evaluation.objects is not None:
        found = evaluation.objects
        yield ""
        yield f"Objects whose best value is the true one, of {found.objects}"
        yield f"  {interval(found.best_is_true)}; by count of documents {interval(found.by_count)}"
    baselines = list(evaluation.baselines.items())
    header = ["", "verifykit", *(name for name, _ in baselines)]
    for part, title in PARTS.items():
        yield ""
        yield title
        rows = [
            [
                figure.title,
                interval(evaluation.figures[figure.name]),
                *(number(found[figure.name].value) for _, found in baselines),
            ]
            for figure in figures(evaluation.bins)
            if figure.part == part
        ]
        yield from table([header, *rows])
    yield ""
    yield "Verdicts and labels"
    yield from table([["", *LABELS], *confusion_rows(evaluation)])
    yield ""
    yield "Confidence, and the share of verdicts that are right"
    yield from table([["", "claims", "right"], *confidence_rows(evaluation)])
    if evaluation.ablations:
        yield from _ablation_lines(evaluation)


def confusion_rows(evaluation: Evaluation) -> list[list[str]]:
    """Return a row for each verdict: how many claims of each label have it."""
    return [
        [verdict, *(str(row[label]) for label in LABELS)]
        for verdict, row in evaluation.confusion.items()
    ]


def confidence_rows(evaluation: Evaluation) -> list[list[str]]:
    """Return a row for each confidence: how many claims have it, and how many are right."""
    return [
        [level.confidence, str(level.claims), number(level.right)]
        for level in evaluation.confidences
    ]


def _data_lines(evaluation: Evaluation) -> Iterator[str]:
    counted = labels_text(evaluation.labels)
    claims = len(evaluation.claims)
    if evaluation.objects is None:
        yield f"{count_text(claims, 'labelled claim')}: {counted}"
    else:
        yield f"{count_text(claims, 'value')} of labelled objects: {counted}"
    if unlabelled := evaluation.unlabelled:
        rest = "has no label and is" if unlabelled == 1 else "have no label and are"
        yield f"{count_text(unlabelled, 'claim')} {rest} passed over"
    if evaluation.left_out:
        yield left_out_text(evaluation)
    if evaluation.refitted is not None:
        yield refitted_text(evaluation.refitted)
    if evaluation.unmatched:
        yield _unmatched(evaluation.unmatched)
    if evaluation.tool.parameters:
        yield f"parameters {evaluation.tool.parameters}"
    bootstrap = evaluation.bootstrap
    yield f"intervals: 95%, {bootstrap.repeats} resamples of the claims, seed {bootstrap.seed}"


def refitted_text(folds: int) -> str:
    """Return that nothing here was made from the claims that it is about."""
    return f"parameters and records were made again in {folds} folds: all figures are out of fold"


def left_out_text(evaluation: Evaluation) -> str:
    """Return how many labelled claims no figure is about, and why."""
    what = count_text(evaluation.left_out, "labelled claim")
    are = "is" if evaluation.left_out == 1 else "are"
    if evaluation.refitted is not None:
        return f"{what} {are} left out: too few labelled unknown to be fitted to"
    return (
        f"{what} {are} left out: their labels, or those of claims that hang together with them, "
        "went into parameters or profile (--refit judges them out of fold)"
    )


def _unmatched(labels: Sequence[Gold]) -> str:
    """How many labels are of no use, and the first few, by which a slip is soon found."""
    what = f"{count_text(len(labels), 'label')} {'is' if len(labels) == 1 else 'are'}"
    shown = [f"{one.claim or one.text} ({one.place})" for one in labels[:_SHOWN]]
    more = ["…"] if len(labels) > _SHOWN else []
    return f"{what} about no claim of these cases: {', '.join([*shown, *more])}"


def _ablation_lines(evaluation: Evaluation) -> Iterator[str]:
    """A part per figure: with all intervals side by side no terminal would hold a row."""
    names = {figure.name: figure for figure in figures(evaluation.bins)}
    moved = [one for one in evaluation.ablations if one.changed]
    yield ""
    yield "Without a component: the figures less those with it"
    yield "(positive Brier score and calibration error: it helps)"
    rows = [["", "changed", "difference"]] if moved else []
    for name in ABLATED if moved else ():
        rows.append([names[name].title])
        for one in moved:
            difference = interval(one.differences[name], signed=True)
            rows.append([f"  {one.component}", str(one.changed), difference])
    rows += [
        [one.component, "0", "nothing here depends on it"]
        for one in evaluation.ablations
        if not one.changed
    ]
    yield from table(rows)


def calibration_lines(calibration: Calibration) -> Iterator[str]:
    """Return the lines about a calibration: what moved, and what it brings."""
    yield f"fitted to {calibration.claims} claims: {labels_text(calibration.labels)}"
    yield f"data {calibration.digest}"
    yield ""
    changed = changed_parameters(calibration)
    trust = calibration.trust
    rows = [
        [name, f"{old:.3g}", f"{new:.3g}", f"{trust[name]:.0%}" if name in trust else ""]
        for name, (old, new) in changed.items()
    ]
    yield from table([["parameter", "before", "fitted", "decided by the labels"], *rows])
    yield ""
    title = f"out of fold ({calibration.folds} folds x {calibration.repeats})"
    columns = (calibration.before, calibration.in_fold, calibration.out_of_fold)
    yield from _comparison(
        figures(calibration.bins),
        ["", "before", "in fold", title, "out of fold less before"],
        columns,
        calibration.gains,
    )


def changed_parameters(calibration: Calibration) -> dict[str, tuple[float, float]]:
    """Return the parameters that moved, each with its old and its new value."""
    old, new = calibration.base.values(), calibration.parameters.values()
    return {name: (old[name], value) for name, value in new.items() if value != old[name]}


def track_record_lines(record: TrackRecord) -> Iterator[str]:
    """Return the lines about a track record: what it brings to claims it does not rest on."""
    yield f"Track record of {len(record.profile.records)} sources on {record.claims} claims"
    yield from _comparison(
        figures(),
        ["", "without", f"out of fold ({record.folds} folds)", "difference"],
        (record.without, record.out_of_fold),
        record.gains,
    )


def _comparison(
    known: Iterable[Figure],
    header: list[str],
    columns: Sequence[Mapping[str, Estimate]],
    gains: Mapping[str, Estimate],
) -> Iterator[str]:
    rows = [
        [
            figure.title,
            *(number(column[figure.name].value) for column in columns),
            interval(gains[figure.name], signed=True),
        ]
        for figure in known
    ]
    yield from table([header, *rows])


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Return rows as lines with aligned columns, the first to the left, the others to the right.

    In a row that is shorter than the longest, the last cell is a remark and takes what it needs.
    """
    columns = max(map(len, rows))
    whole = [row if len(row) == columns else [*row[:-1]] for row in rows]
    widths = [max(len(row[at]) for row in whole if at < len(row)) for at in range(columns)]
    for row, kept in zip(rows, whole, strict=True):
        cells = [
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(kept, widths, strict=False))
        ]
        remark = row[len(kept) :]
        yield "  " + "  ".join([*cells, *remark]).rstrip()
