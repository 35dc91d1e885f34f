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

    def slopes(self, theta: Floats) -> tuple[Floats, Floats]:
        """Return gradient (claims x numbers) and curvature of each claim's loss, without ridge."""
        shares = self.shares(theta)
        expected = np.einsum("no,nop->np", shares, self.design)
        observed = self.design[np.arange(len(self.label)), self.label]
        curvature = (shares[:, :, None] * self.design).transpose(0, 2, 1) @ self.design
        curvature -= expected[:, :, None] * expected[:, None, :]
        return expected - observed, curvature

    def step(self, theta: Floats, free: Flags) -> Floats:
        """Return the Newton step of the free numbers; the others stay."""
        each, curved = self.slopes(theta)
        gradient = each.sum(axis=0) + self.ridge * (theta - self.target)
        curvature = curved.sum(axis=0) + np.diag(self.ridge + _DEFINITE)
        found = np.zeros_like(theta)
        found[free] = np.linalg.solve(curvature[np.ix_(free, free)], gradient[free])
        return found

    def free(self, theta: Floats) -> Flags:
        """Return which numbers of a solution are not held at their bound."""
        found: Flags = ~(self.nonnegative & (theta <= 0))
        return found

    def determined(self, theta: Floats) -> Floats:
        """Return for each number of a solution how far the data, not the target, decide it.

        0: all from the target; 1: all from the data (the well-determined parameters of MacKay
        1992). A number held at its bound counts 0.
        """
        _, curved = self.slopes(theta)
        free = self.free(theta)
        inside = np.ix_(free, free)
        spread = np.linalg.inv((curved.sum(axis=0) + np.diag(self.ridge + _DEFINITE))[inside])
        found = np.zeros_like(theta)
        found[free] = 1 - self.ridge[free] * np.diag(spread)
        return np.clip(found, 0.0, 1.0)

    def without_each(self, theta: Floats, group: Ints) -> Floats:
        """Return what the solution would be without each group: groups in order x numbers.

        One Newton step away from the solution (Rad and Maleki 2020), so nothing is fitted anew and
        no chance enters.
        """
        each, curved = self.slopes(theta)
        names, place = np.unique(group, return_inverse=True)
        gradient = np.zeros((len(names), len(theta)))
        curvature = np.zeros((len(names), len(theta), len(theta)))
        np.add.at(gradient, place, each)
        np.add.at(curvature, place, curved)
        left = curved.sum(axis=0) + np.diag(self.ridge + _DEFINITE) - curvature
        free = self.free(theta)
        moved = np.linalg.solve(left[:, free][:, :, free], gradient[:, free, None])[:, :, 0]
        found = np.tile(theta, (len(names), 1))
        found[:, free] += moved
        return np.where(self.nonnegative, np.maximum(found, 0.0), found)


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
