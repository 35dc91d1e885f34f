"""What fitted parameters were made from, and what they promise of verdicts."""

from __future__ import annotations

from verifykit.parts import frozen


@frozen(kw_only=True)
class Promise:
    """What thresholds promise: of the verdicts that they give, at most the share `risk` is wrong.

    `level` is how sure that is, over the labels that might have been drawn. Of `labels` labels
    `given` had a verdict, true or false, and `wrong` of them another than their label.
    """

    risk: float
    level: float
    labels: int
    given: int
    wrong: int


@frozen(kw_only=True)
class Fit:
    """What fitted parameters were made from.

    `gold` has the marks of the claims whose labels went in (`verifykit.model.gold`), `before` the
    values that fitting replaced, by name.
    """

    gold: tuple[str, ...] = ()
    before: tuple[tuple[str, float], ...] = ()
    promise: Promise | None = None
