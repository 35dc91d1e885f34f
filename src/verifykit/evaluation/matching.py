"""Gold labels and the claims they are about."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from verifykit.errors import InputError
from verifykit.evaluation.labels import Gold, Label
from verifykit.model.case import Case
from verifykit.ratings import normalised


@frozen(kw_only=True)
class Labelled:
    """Claims with their labels: place of the case in its list and id of the claim, sorted.

    `unmatched` are the labels of claims that no case has, `unlabelled` counts claims without one.
    """

    labels: dict[tuple[int, str], Label]
    unmatched: tuple[Gold, ...] = ()
    unlabelled: int = 0

    def of_case(self, number: int) -> list[str]:
        """Return the ids of the labelled claims of one case."""
        return [claim for case, claim in self.labels if case == number]


def match(cases: Sequence[Case], gold: Sequence[Gold]) -> Labelled:
    """Find the claim of each gold label: by its id, else by its words.

    A label by words goes to every claim with these words; case, accents and punctuation do not
    matter. Raises InputError if nothing matches, if an id is in several cases and the label does
    not say in which, or if a claim has two different labels.
    """
    by_id: dict[str, list[int]] = {}
    by_text: dict[str, list[tuple[int, str]]] = {}
    for number, case in enumerate(cases):
        for claim in case.claims:
            by_id.setdefault(claim.id, []).append(number)
            if words := normalised(claim.text):
                by_text.setdefault(words, []).append((number, claim.id))
    labels: dict[tuple[int, str], Label] = {}
    first: dict[tuple[int, str], Gold] = {}
    unmatched = []
    for one in gold:
        places = _by_id(one, cases, by_id)
        if not places and one.text is not None:
            places = [
                place
                for place in by_text.get(normalised(one.text), ())
                if one.case in (None, cases[place[0]].id)
            ]
        if not places:
            unmatched.append(one)
        for place in places:
            if labels.setdefault(place, one.label) != one.label:
                raise InputError(
                    f"{one.place}: the claim {place[1]} is {one.label} here and "
                    f"{labels[place]} at {first[place].place}"
                )
            first.setdefault(place, one)
    if not labels:
        raise InputError("no gold label is about a claim of these cases")
    ordered = dict(sorted(labels.items()))
    return Labelled(
        labels=ordered,
        unmatched=tuple(unmatched),
        unlabelled=sum(len(case.claims) for case in cases) - len(ordered),
    )


def _by_id(one: Gold, cases: Sequence[Case], by_id: dict[str, list[int]]) -> list[tuple[int, str]]:
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
