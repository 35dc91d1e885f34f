"""Gold labels and the claims they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

from attrs import evolve, field, frozen

from verifykit.errors import InputError
from verifykit.evaluation.labels import Gold, Label
from verifykit.model.case import Case
from verifykit.ratings import normalised

ClaimKey = tuple[int, str]
"""The place of a case in its list, and the id of one of its claims."""


@frozen(kw_only=True)
class LabelledClaims:
    """Claims with their labels: place of the case in its list and id of the claim, sorted.

    `groups` has the name of the group of a claim, where its label has one. `unmatched` are the
    labels of claims that no case has, `unlabelled` counts claims without one.
    """

    labels: dict[ClaimKey, Label]
    groups: dict[ClaimKey, str] = field(factory=dict)
    unmatched: tuple[Gold, ...] = ()
    unlabelled: int = 0

    def only(self, rows: Iterable[int]) -> Self:
        """Return the labels at some places, in their order."""
        keys = list(self.labels)
        return evolve(self, labels={keys[row]: self.labels[keys[row]] for row in rows})


def match(cases: Sequence[Case], gold: Sequence[Gold]) -> LabelledClaims:
    """Find the claim of each gold label: by its id, else by its words.

    A label by words goes to every claim with these words; case, accents and punctuation do not
    matter. Raise InputError if nothing matches, if an id is in several cases and the label does
    not say in which, or if a claim has two different labels.
    """
    by_id: dict[str, list[int]] = {}
    by_text: dict[str, list[ClaimKey]] = {}
    for number, case in enumerate(cases):
        for claim in case.claims:
            by_id.setdefault(claim.id, []).append(number)
            if words := normalised(claim.text):
                by_text.setdefault(words, []).append((number, claim.id))
    found: dict[ClaimKey, Gold] = {}
    unmatched = []
    for one in gold:
        keys = _by_id(one, cases, by_id) or _by_text(one, cases, by_text)
        if not keys:
            unmatched.append(one)
        for key in keys:
            before = found.setdefault(key, one)
            if before.label != one.label:
                raise InputError(
                    f"{one.place}: the claim {key[1]} is {one.label} here and "
                    f"{before.label} at {before.place}"
                )
    if not found:
        raise InputError("no gold label is about a claim of these cases")
    return LabelledClaims(
        labels={key: found[key].label for key in sorted(found)},
        groups={key: one.group for key, one in sorted(found.items()) if one.group is not None},
        unmatched=tuple(unmatched),
        unlabelled=sum(len(case.claims) for case in cases) - len(found),
    )


def _by_text(
    one: Gold, cases: Sequence[Case], by_text: dict[str, list[ClaimKey]]
) -> list[ClaimKey]:
    if one.text is None:
        return []
    alike = by_text.get(normalised(one.text), ())
    return [key for key in alike if one.case in (None, cases[key[0]].id)]


def _by_id(one: Gold, cases: Sequence[Case], by_id: dict[str, list[int]]) -> list[ClaimKey]:
    if one.claim is None:
        return []
    numbers = by_id.get(one.claim, [])
    if one.case is not None:
        numbers = [number for number in numbers if cases[number].id == one.case]
    if len(numbers) > 1:
        raise InputError(
            f"{one.place}: {len(numbers)} cases have a claim {one.claim!r}; "
            "a column `case` says which is meant"
        )
    return [(number, one.claim) for number in numbers]
