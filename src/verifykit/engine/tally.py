"""Failures of plug-ins, a few of each kind and the number of the rest."""

from __future__ import annotations

from attrs import define, evolve, field

from verifykit.report import Failure

CAP = 5
"""How many failures of one kind and one checker are listed one by one."""


@define
class FailureTally:
    """Collects failures in the order in which they happen, capped for each checker and code."""

    _kept: dict[tuple[str | None, str | None, str], list[Failure]] = field(factory=dict)

    def add(self, failure: Failure) -> None:
        """Keep a failure; beyond the cap it only counts, on the last one that was kept."""
        kept = self._kept.setdefault((failure.plugin, failure.checker, failure.code), [])
        if len(kept) < CAP:
            kept.append(failure)
        else:
            kept[-1] = evolve(kept[-1], count=kept[-1].count + failure.count)

    def result(self) -> tuple[Failure, ...]:
        """Return what was kept."""
        return tuple(failure for kept in self._kept.values() for failure in kept)
