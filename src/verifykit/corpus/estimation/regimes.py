"""Regimes: parts of the objects, in an order, in which other sources are right about an attribute.

A source may mean another thing by an attribute from a date on, or a feed that many use. Nothing
within one object tells; along the objects, in the order of their names, who is right changes all
at once. Which reading is at hand hardly matters: where sources turn from agreeing to differing,
some are right more seldom whichever of them is believed.

Arrays are bins (neighbouring objects) by sources. `stated` counts voices, so that copies are no
evidence of their own; `right` counts those that are right in the reading at hand.
"""

from __future__ import annotations

import numpy as np

from verifykit.corpus.blocks.arrays import Floats, Ids, Ints, tally
from verifykit.corpus.constants import Constants


def regimes_of(right: Floats, stated: Floats, constants: Constants) -> Ids:
    """Return the regime of each bin; 0 is the one with most voices.

    The bins are cut where evidence demands it. Then parts are put together, the most alike first:
    only such stay apart between which enough of the voices turn. What they have shown of the
    sources is found again elsewhere, where a part would be too small to show it by itself: in
    copies of a corpus the same as in one.
    """
    heard = stated.any(0)
    right, stated = right[:, heard], stated[:, heard]
    begins = _cuts(right, stated, constants.regime_evidence)
    rights, voices = (np.add.reduceat(counts, begins) for counts in (right, stated))
    while (apart := _apart(rights, voices, constants)).min(initial=np.inf) < np.inf:
        other, one = np.unravel_index(np.argmin(apart), apart.shape)
        for counts in (rights, voices):
            counts[one] += counts[other]
        rights, voices = (np.delete(counts, other, axis=0) for counts in (rights, voices))
    regimes = _followed(right, stated, _rates(rights, voices), constants.regime_evidence)
    size = tally(regimes, stated.sum(1), len(voices))
    place = np.empty(len(size), np.int32)
    place[np.argsort(-size, kind="stable")] = np.arange(len(size))
    numbered: Ids = place[regimes]
    return numbered


def _cuts(right: Floats, stated: Floats, bar: float) -> Ints:
    """Where parts begin: the division with the greatest evidence, of which each part costs `bar`.

    By dynamic programming over the ends of parts (Jackson et al. 2005).
    """
    bins, none = len(stated), np.zeros((1, stated.shape[1]))
    until = [np.concatenate([none, counts.cumsum(0)]) for counts in (right, stated)]
    best, begin = np.zeros(bins + 1), np.zeros(bins + 1, np.int64)
    for end in range(1, bins + 1):
        inside = [counts[end] - counts[:end] for counts in until]
        rates = np.log1p(inside[1]).sum(1) / 2  # what they cost (Schwarz 1978)
        found = best[:end] + likelihood(*inside).sum(1) - rates - bar
        begin[end] = np.argmax(found)
        best[end] = found[begin[end]]
    begins = [int(begin[bins])]
    while begins[-1] > 0:
        begins.append(int(begin[begins[-1]]))
    return np.array(begins[::-1])


def _apart(right: Floats, stated: Floats, constants: Constants) -> Floats:
    """How much worse two parts are explained as one, parts by parts, in nats per voice of the less.

    Infinite where they are no one: where sources turn that have `regime_turned` of the voices, and
    are `rival_origins` or more, counted by how much (one alone is outvoted anyhow). A source turns
    if it alone loses `regime_difference` per voice. Infinite, too, but for pairs of one with an
    earlier one.
    """
    own = likelihood(right, stated)
    loss = own[:, None] + own - likelihood(right[:, None] + right, stated[:, None] + stated)
    less = np.minimum(stated[:, None], stated)
    turned = np.where(loss >= constants.regime_difference * np.maximum(less, 1e-9), less, 0.0)
    voices, turning = np.maximum(less.sum(2), 1e-9), turned.sum(2)
    several = turning**2 >= constants.rival_origins * (turned**2).sum(2)
    two = (turning >= constants.regime_turned * voices) & several & (turning > 0)
    earlier = np.tri(len(own), k=-1, dtype=bool)
    apart: Floats = np.where(earlier & ~two, loss.sum(2) / voices, np.inf)
    return apart


def _rates(right: Floats, stated: Floats) -> Floats:
    """How often each source is right in each regime; where it says little, as on the whole."""
    whole = (right.sum(0) + 0.5) / (stated.sum(0) + 1)
    rates: Floats = (right + whole) / (stated + 1)
    return rates


def _followed(right: Floats, stated: Floats, rates: Floats, turn: float) -> Ints:
    """The regime of each bin: the likeliest way through them, where every `turn` costs so much.

    `rates` are regimes by sources (Viterbi 1967).
    """
    told = right @ np.log(rates.T) + (stated - right) @ np.log(1 - rates.T)
    best, before = told[0], np.zeros(told.shape, np.int64)
    stay = np.arange(len(rates))
    for place in range(1, len(told)):
        top = int(np.argmax(best))
        before[place] = np.where(best >= best[top] - turn, stay, top)
        best = best[before[place]] - turn * (before[place] != stay) + told[place]
    way = [int(np.argmax(best))]
    for place in range(len(told) - 1, 0, -1):
        way.append(int(before[place, way[-1]]))
    return np.array(way[::-1])


def likelihood(right: Floats, stated: Floats) -> Floats:
    """Return the logarithm of how likely each count is at its best rate."""
    found: Floats = _times_log(right) + _times_log(stated - right) - _times_log(stated)
    return found


def _times_log(amount: Floats) -> Floats:
    """x ln x; 0 at 0, and where rounding left less."""
    product: Floats = amount * np.log(np.maximum(amount, 1e-12))
    return product
