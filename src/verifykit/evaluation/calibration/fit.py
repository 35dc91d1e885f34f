"""The convex fit behind calibration: a conditional logit with a ridge and weights of one sign."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from verifykit.evaluation.arrays import Flags, Floats, Ints, softmax

_STEPS = 60
_TOLERANCE = 1e-10
_SHORTEST = 1e-6
_DEFINITE = 1e-9


@frozen(kw_only=True, eq=False)
class Problem:
    """Utilities `design @ theta` of claims x options; `label` is the option that came out.

    The ridge draws each number towards `target` as strongly as `ridge` claims would; numbers
    with `nonnegative` stay at 0 or above.
    """

    design: Floats
    label: Ints
    target: Floats
    ridge: Floats
    nonnegative: Flags

    def shares(self, theta: Floats) -> Floats:
        """Return the probability of each option."""
        return softmax(self.design @ theta)

    def loss(self, theta: Floats) -> float:
        """Return the penalised negative log-likelihood."""
        utilities = self.design @ theta
        largest = utilities.max(axis=1)
        total = largest + np.log(np.exp(utilities - largest[:, None]).sum(axis=1))
        own = utilities[np.arange(len(self.label)), self.label]
        penalty = 0.5 * self.ridge @ (theta - self.target) ** 2
        return float((total - own).sum() + penalty)

    def step(self, theta: Floats, free: Flags) -> Floats:
        """Return the Newton step of the free numbers; the others stay."""
        shares = self.shares(theta)
        expected = np.einsum("no,nop->np", shares, self.design)
        observed = self.design[np.arange(len(self.label)), self.label]
        gradient = (expected - observed).sum(axis=0) + self.ridge * (theta - self.target)
        curvature = np.einsum("no,nop,noq->pq", shares, self.design, self.design, optimize=True)
        curvature += np.diag(self.ridge + _DEFINITE) - expected.T @ expected
        found = np.zeros_like(theta)
        found[free] = np.linalg.solve(curvature[np.ix_(free, free)], gradient[free])
        return found


def solve(problem: Problem) -> Floats:
    """Return the numbers with the least loss: damped Newton, with an active set for the bounds.

    A number that would fall below its bound is held at 0 from then on, the worst first.
    """
    theta = np.where(problem.nonnegative, np.maximum(problem.target, 0), problem.target)
    free = np.ones(len(theta), dtype=bool)
    for _ in range(2 * len(theta)):
        theta = _newton(problem, theta, free)
        below = problem.nonnegative & (theta < 0)
        if not below.any():
            break
        worst = int(np.argmin(np.where(below, theta, 0.0)))
        free[worst] = False
        theta = np.where(below, 0.0, theta)
    return theta


def _newton(problem: Problem, theta: Floats, free: Flags) -> Floats:
    loss = problem.loss(theta)
    for _ in range(_STEPS):
        step = problem.step(theta, free)
        length = 1.0
        while (after := problem.loss(theta - length * step)) > loss + 1e-12:
            length /= 2
            if length < _SHORTEST:
                return theta
        theta = theta - length * step
        gained, loss = loss - after, after
        if gained < _TOLERANCE:
            break
    return theta
