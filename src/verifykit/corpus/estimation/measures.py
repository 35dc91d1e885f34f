"""Measures: numbers read off with an error, by sources that each have a bias and a spread.

What a source states is the true amount, plus its bias, plus an error whose size is its own: the
Gaussian model of Zhao and Han (2012), with a bias, and with errors of Student's t distribution so
that a slip of the pen moves little (the loss that Li et al. 2014 weigh). Everything is on the scale
of `scaled`. Arrays per group of sources, per object, or per statement.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import (
    Flags,
    Floats,
    Ids,
    Ints,
    positions,
    run_starts,
    run_sums,
    starts_of,
    tally,
)
from verifykit.corpus.blocks.block import Block
from verifykit.corpus.blocks.knowledge import KnownTruth
from verifykit.corpus.constants import Constants
from verifykit.corpus.options import ValueKind

_REWEIGHED = 5
"""How often the statements of an object are weighed by how far off they are."""
_STEP = 0.1
"""Of the gaps between different numbers of an object, the quantile that is taken for their step."""


@frozen(kw_only=True, eq=False)
class MeasureParameters:
    """What goes out in a round, per group of sources."""

    bias: Floats
    spread: Floats
    doubt: Floats
    """The variance of the bias: how far it may be off."""


@frozen(kw_only=True, eq=False)
class Amounts:
    """What is estimated of the objects of a block."""

    middle: Floats
    """Per object; nan where nobody states an amount."""
    variance: Floats
    """Per object."""
    known: Flags
    """Which objects have a gold label."""
    credit: Floats
    """Per statement, in (0, (f + 1) / f]: how much it is taken for a slip (0) or not."""


@frozen(kw_only=True, eq=False)
class MeasureSums:
    """What comes back from a block, per group in `groups`; sums of different blocks are added."""

    groups: Ints
    statements: Floats
    heard: Floats
    """The same, those that depend on each other counted once."""
    sums: Floats
    """Six rows: credit, and credit times distance, squared distance and variance; then credit and
    credit times distance of objects with a gold label alone."""
    steps: Floats
    """The step of its numbers; empty where no two of an object differ."""


def scaled(numbers: Floats, kind: ValueKind) -> Floats:
    """Return the numbers on the scale on which errors add: logarithms where they are factors."""
    if not kind.relative:
        return numbers
    with np.errstate(divide="ignore", invalid="ignore"):
        logarithms: Floats = np.log(numbers)
    return logarithms


def unscaled(numbers: Floats, kind: ValueKind) -> Floats:
    """Return what `scaled` was given."""
    found: Floats = np.exp(numbers) if kind.relative else numbers
    return found


def reach(kind: ValueKind) -> float:
    """Return how far apart two numbers are the same, on the scale of `scaled`."""
    return -float(np.log1p(-min(kind.relative, 0.999))) if kind.relative else kind.tolerance


def amounts(
    block: Block,
    voice: Floats,
    parameters: MeasureParameters | None,
    kind: ValueKind,
    gold: KnownTruth | None,
    constants: Constants,
) -> Amounts:
    """Return the true amounts of a block, as far as is known; `parameters` None: nothing is."""
    counts, owner, group = block.statements_per_object, block.statement_object, block.source
    stated = scaled(block.number[block.statement_claim], kind)
    credit = np.ones(len(stated))
    variance = np.zeros(len(counts))
    if parameters is None:
        middle = _medians(stated, voice, counts)
    else:
        corrected = stated - parameters.bias[group]
        square = parameters.spread[group] ** 2
        weight = voice / square
        middle = _medians(corrected, weight, counts)
        for _ in range(_REWEIGHED):
            off = (corrected - middle[owner]) ** 2 / square
            credit = (constants.freedom + 1) / (constants.freedom + off)
            whole = run_sums(weight * credit, counts)
            middle = _shares(run_sums(weight * credit * corrected, counts), whole)
        doubted = (weight * credit) ** 2 * parameters.doubt[group]
        variance = _shares(np.ones(len(counts)), whole)
        variance = variance + _shares(run_sums(doubted, counts), whole**2)
    known = np.zeros(len(counts), bool)
    if gold is not None and len(gold.objects):
        place = gold.places(block.objects)
        known = place >= 0
        middle = np.where(known, scaled(gold.numbers[place], kind), middle)
        variance = np.where(known, 0.0, variance)
    return Amounts(middle=middle, variance=variance, known=known, credit=credit)


def _shares(amount: Floats, whole: Floats) -> Floats:
    """Return amount / whole; nan where nothing is."""
    nothing = np.full(len(whole), np.nan)
    found: Floats = np.divide(amount, whole, out=nothing, where=whole > 0)
    return found


def _medians(values: Floats, weight: Floats, counts: Ids) -> Floats:
    """Return the weighted median of each run; halfway where two will do; nan of an empty one."""
    owner = np.repeat(np.arange(len(counts)), counts)
    order = np.lexsort((values, owner))
    ordered, heavy = values[order], weight[order]
    running = np.cumsum(heavy)
    starts = starts_of(counts)
    filled = np.flatnonzero(counts)
    first, size = starts[filled], counts[filled]
    before = running[first] - heavy[first]
    half = before + (running[first + size - 1] - before) / 2
    near = 1e-9 * np.maximum(half - before, 1e-300)
    low = np.minimum(np.searchsorted(running, half - near), first + size - 1)
    high = np.minimum(np.searchsorted(running, half + near), first + size - 1)
    middle = np.full(len(counts), np.nan)
    middle[filled] = (ordered[np.maximum(low, first)] + ordered[np.maximum(high, first)]) / 2
    return middle


def sums(block: Block, voice: Floats, found: Amounts, kind: ValueKind) -> MeasureSums:
    """Return what the statements of a block show of their sources, given the amounts."""
    groups, place = positions(block.source.astype(np.int64), int(block.source.max(initial=-1)) + 1)
    owner = block.statement_object
    distance = scaled(block.number[block.statement_claim], kind) - found.middle[owner]
    credit = block.share * found.credit
    labelled = credit * found.known[owner]
    rows = (
        credit,
        credit * distance,
        credit * distance**2,
        credit * found.variance[owner],
        labelled,
        labelled * distance,
    )
    return MeasureSums(
        groups=groups,
        statements=tally(place, block.share, len(groups)),
        heard=tally(place, voice, len(groups)),
        sums=np.stack([tally(place, row, len(groups)) for row in rows]),
        steps=_step(block, kind),
    )


def _step(block: Block, kind: ValueKind) -> Floats:
    """Return the step in which the numbers of a block are told, if it shows."""
    order = np.lexsort((block.number, block.claim_object))
    ordered = scaled(block.number[order], kind)
    same = np.ones(len(ordered), bool)
    same[run_starts(block.claim_object[order])] = False
    gaps = np.diff(ordered, prepend=0.0)[same]
    gaps = gaps[gaps > 0]
    return np.quantile(gaps, [_STEP]) if len(gaps) else np.zeros(0)


@frozen(kw_only=True, eq=False)
class MeasureTotals:
    """The sums of all blocks, added in the order of the blocks, per group."""

    statements: Floats
    heard: Floats
    sums: Floats
    """Six rows, as in `MeasureSums`."""
    step: float
    """The step in which numbers are told; 0 where they are all alike."""

    @classmethod
    def of(cls, groups: int, parts: Iterable[MeasureSums] = ()) -> MeasureTotals:
        """Return the totals of what comes back from each block."""
        statements, heard, sums = np.zeros(groups), np.zeros(groups), np.zeros((6, groups))
        steps = [np.zeros(0)]
        for part in parts:
            statements[part.groups] += part.statements
            heard[part.groups] += part.heard
            sums[:, part.groups] += part.sums
            steps.append(part.steps)
        found = np.concatenate(steps)
        step = float(np.median(found)) if len(found) else 0.0
        return cls(statements=statements, heard=heard, sums=sums, step=step)


def next_parameters(
    totals: MeasureTotals,
    before: MeasureParameters | None,
    head_start: Floats,
    kind: ValueKind,
    constants: Constants,
) -> MeasureParameters:
    """Return biases and spreads after a round.

    Only differences of biases can be seen, so the middle source is taken to have none: the median,
    where a source counts by what it says that nobody else it depends on does, more with a head
    start (log-odds). Where there are labels, the middle source has the bias that they show. A bias
    is drawn to none, a spread to the usual one, both as far as the sources are alike (empirical
    Bayes).
    """
    credit, distance, square, variance, labelled, off = totals.sums
    spoke = totals.statements > 0
    weight = totals.heard / (totals.heard + constants.bias_mass) * np.exp(head_start)
    least = constants.least_spread * reach(kind)
    if before is None:
        bias, mean_square = _shares(distance, credit), np.full(len(credit), np.inf)
        bias = np.where(spoke, bias, 0.0)
        usual = _usual(square / np.maximum(credit, 1e-9), weight, spoke, least)
    else:
        usual = _usual(before.spread**2, weight, spoke, least)
        worth = weight / max(float(weight.sum()), 1e-9)
        between = float((worth * (before.bias**2 + before.doubt)).sum())
        mean_square = np.full(len(credit), max(between, usual / 25))
        drawn = before.spread**2 / mean_square
        bias = distance / (credit + drawn)
    if labelled.any():
        shown = labelled > 0
        ahead = bias[shown] - off[shown] / labelled[shown]
        worth = labelled / (labelled + constants.bias_mass) * weight
        bias = np.where(spoke, bias - _median(ahead, worth[shown]), 0.0)
    elif spoke.any():
        bias = np.where(spoke, bias - _median(bias[spoke], weight[spoke]), 0.0)
    heavy = constants.spread_mass
    around = square - 2 * bias * distance + bias**2 * credit + variance
    expected = usual * np.exp(-head_start)
    spread = np.sqrt(
        np.maximum((around + heavy * expected) / (totals.statements + heavy), least**2)
    )
    doubt = spread**2 / (credit + spread**2 / mean_square + 1e-9)
    doubt = np.where(spoke, doubt, mean_square if before is not None else usual)
    return MeasureParameters(bias=bias, spread=spread, doubt=doubt)


def _usual(square: Floats, weight: Floats, spoke: Flags, least: float) -> float:
    """Return the squared spread of the middle source."""
    if not spoke.any():
        return max(least**2, 1e-300)
    return max(_median(square[spoke], weight[spoke]), least**2)


def _median(values: Floats, weight: Floats) -> float:
    return float(_medians(values, weight, np.array([len(values)], np.int32))[0])


def hits(parameters: MeasureParameters, kind: ValueKind, constants: Constants) -> Floats:
    """Return how often each group states what is right within the tolerance, in [.01, .99]."""
    from scipy.special import stdtr  # takes a quarter of a second to load

    far = reach(kind)
    above = stdtr(constants.freedom, (far - parameters.bias) / parameters.spread)
    below = stdtr(constants.freedom, (-far - parameters.bias) / parameters.spread)
    found: Floats = np.clip(above - below, 0.01, 0.99)
    return found
