"""Who took which side of labelled claims, as arrays; and the records that come of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from verifykit.evaluation.arrays import Floats, Ints
from verifykit.evaluation.calibration.examples import Examples
from verifykit.evaluation.sample import TRUE, UNKNOWN
from verifykit.model.assessment import SIDES, Side
from verifykit.model.parameters import Parameters
from verifykit.model.profile import StanceRecord, StanceRecords
from verifykit.scoring import record_terms, stands

_DIGITS = 6


@frozen(kw_only=True, eq=False)
class Statements:
    """What sources said of labelled claims on their own account.

    A row for each source, claim and side: places of the source in `sources`, of the claim among
    the examples, of the side in SIDES. `is_true` tells of each claim whether it turned out true,
    `settled` whether it turned out at all. `taken` has for each claim who took which side.
    """

    sources: tuple[str, ...]
    source: Ints
    claim: Ints
    side: Ints
    is_true: Floats
    settled: Ints
    taken: tuple[frozenset[tuple[str, Side]], ...]

    def stance_records(self, claims: Ints, weight: float = 1.0) -> StanceRecords:
        """Return the records by stance from some of the claims, those that were settled."""
        inside = np.isin(self.claim, claims[self.settled[claims] > 0])
        count = len(self.sources)
        place = self.side[inside] * count + self.source[inside]
        judged = np.bincount(place, minlength=count * len(SIDES)).reshape(len(SIDES), count)
        true = np.bincount(
            place, weights=self.is_true[self.claim[inside]], minlength=count * len(SIDES)
        ).reshape(len(SIDES), count)
        rates = (true.sum(axis=1) + 1) / (judged.sum(axis=1) + 2)
        return StanceRecords(
            records=tuple(
                StanceRecord(
                    source=self.sources[number],
                    side=SIDES[side],
                    true=float(true[side, number]),
                    judged=float(judged[side, number]),
                )
                for number, side in sorted(zip(*np.nonzero(judged.T), strict=True))
            ),
            rates=tuple(
                (side, round(float(rate), _DIGITS)) for side, rate in zip(SIDES, rates, strict=True)
            ),
            weight=weight,
        )

    def leans(self, claims: Ints, records: StanceRecords, parameters: Parameters) -> Floats:
        """Return for some claims what records add to their log-odds, at the records' weight."""
        return np.array(
            [
                sum(term.amount for term in record_terms(self.taken[row], records, parameters))
                for row in claims.tolist()
            ]
        )


def statements_of(found: Examples) -> Statements:
    """Return who took which side of the examples."""
    taken = [stands(found.cases[number].structure, name) for number, name in found.claims]
    sources = tuple(sorted({source for one in taken for source, _ in one}))
    places = {source: place for place, source in enumerate(sources)}
    rows = [
        (places[source], row, SIDES.index(side))
        for row, one in enumerate(taken)
        for source, side in sorted(one)
    ]
    source, claim, side = _columns(rows)
    # An affirmative claim and its negation are judged as they are worded.
    return Statements(
        sources=sources,
        source=source,
        claim=claim,
        side=side,
        is_true=(found.label == TRUE).astype(float),
        settled=(found.label != UNKNOWN).astype(np.int64),
        taken=tuple(taken),
    )


def _columns(rows: Sequence[tuple[int, int, int]]) -> tuple[Ints, Ints, Ints]:
    table = np.array(rows, dtype=np.int64).reshape(len(rows), 3)
    return table[:, 0], table[:, 1], table[:, 2]
