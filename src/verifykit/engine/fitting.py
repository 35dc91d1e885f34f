"""Which of several proposals a case can take together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import define, field

from verifykit.editing import PatchError, apply_patch, each_patch, patch_of
from verifykit.loading import CYCLES, case_problems
from verifykit.model.edit import Edit
from verifykit.model.finding import Finding
from verifykit.model.place import from_pointer, to_pointer
from verifykit.model.proposal import Proposal

_TRIES = 30
_ITEMS_TRIED = 100_000
"""A case is looked through so often, and more often the fewer items it has."""


@define
class Fitting:
    """The raw data of a case, and what was wrong with it before any proposal.

    To look a case through costs as much as the case is long, so it is not done for each proposal:
    one look at all of them together shows most that cannot be, by the place of what is wrong.
    What is left is halved until it fits, with a limit on how often.
    """

    data: dict[str, Any]
    _before: frozenset[tuple[str, str]] | None = field(default=None, init=False)
    _tries: int = field(default=0, init=False)

    @property
    def untried(self) -> bool:
        """Whether the limit was reached, so that some that were left out may fit."""
        return self._tries < 0

    def of(self, proposals: Sequence[Proposal]) -> list[Proposal]:
        """Return those that the case can take together, those that come first preferred."""
        listed = sum(len(one) for one in self.data.values() if isinstance(one, list))
        self._tries = _TRIES + _ITEMS_TRIED // (listed + 1)
        if not proposals or self._fits(proposals):
            return list(proposals)
        return self._halved(self._without_wrong(proposals), ())

    def _halved(self, proposals: Sequence[Proposal], given: tuple[Proposal, ...]) -> list[Proposal]:
        if not proposals or self._fits((*given, *proposals)):
            return list(proposals)
        if len(proposals) == 1:
            return []
        half = len(proposals) // 2
        first = self._halved(proposals[:half], given)
        return first + self._halved(proposals[half:], (*given, *first))

    def _fits(self, proposals: Sequence[Proposal]) -> bool:
        """Return whether the case has no problem with these proposals that it had not before."""
        self._tries -= 1
        if self._tries < 0:
            return False
        try:
            return not self._new_problems(patch_of(proposals, self.data))
        except (PatchError, KeyError):
            return False

    def _new_problems(self, patch: Sequence[Edit]) -> list[Finding]:
        edited = _copy(self.data)
        apply_patch(edited, patch)
        found = case_problems(edited)
        if found and self._before is None:
            self._before = frozenset(map(_said, case_problems(self.data)))
        return [one for one in found if _said(one) not in (self._before or ())]

    def _without_wrong(self, proposals: Sequence[Proposal]) -> list[Proposal]:
        """Return the proposals without those that are wrong whatever else is accepted.

        What leaves items out stands aside: it moves places, and what names an item that it leaves
        out is not wrong, but cannot be had together with it.
        """
        patches = each_patch(proposals, self.data)
        kept = [one for one, patch in zip(proposals, patches, strict=True) if patch is not None]
        while True:
            added = [one for one in kept if one.kind != "void"]
            self._tries -= 1
            problems = self._new_problems(patch_of(added, self.data))
            wrong = _blamed(problems, _touched(added, self.data))
            if not wrong or self._tries < 0:
                return kept
            kept = [one for one in kept if one.id not in wrong]


def _said(problem: Finding) -> tuple[str, str]:
    return problem.rule, problem.message


def _touched(proposals: Sequence[Proposal], data: dict[str, Any]) -> dict[str, set[str]]:
    """For each place that proposals write to, and each item around one: who writes there."""
    lengths = {name: len(one) for name, one in data.items() if isinstance(one, list)}
    touched: dict[str, set[str]] = defaultdict(set)
    for proposal, patch in zip(proposals, each_patch(proposals, data), strict=True):
        for edit in patch or ():
            keys = list(from_pointer(edit.path))
            if keys[-1] == "-":
                keys[-1] = str(lengths.get(keys[0], 0))
                lengths[keys[0]] = lengths.get(keys[0], 0) + 1
            for end in range(2, len(keys) + 1):
                touched[to_pointer(keys[:end])].add(proposal.id)
    return touched


def _blamed(problems: Sequence[Finding], touched: dict[str, set[str]]) -> set[str]:
    """The proposals each of which alone wrote where something is wrong."""
    circular = {rule.code for rule in CYCLES}
    wrong: set[str] = set()
    for problem in problems:
        # A circle is of several, and stands at any of them.
        if problem.rule in circular:
            continue
        writers = next((touched[one] for one in _within(problem.pointer) if one in touched), set())
        if len(writers) == 1:
            wrong |= writers
    return wrong


def _within(pointer: str) -> Iterator[str]:
    """Yield a place, what it is in, and so on up to the item."""
    keys = list(from_pointer(pointer))
    for end in range(len(keys), 1, -1):
        yield to_pointer(keys[:end])


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(one) for key, one in value.items()}
    return [_copy(one) for one in value] if isinstance(value, list) else value
