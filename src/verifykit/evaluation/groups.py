"""Which claims hang together: they are drawn together, and held out together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from math import ceil

import numpy as np
from attrs import frozen

from verifykit.comparison import Comparison
from verifykit.evaluation.arrays import Flags, Ints
from verifykit.evaluation.matching import ClaimKey, LabelledClaims
from verifykit.model.case import Case
from verifykit.model.gold import known_again, text_mark, words_of
from verifykit.provenance import DisjointSets

FEWEST = 10
"""Independent cases from which on a case is never parted: with fewer there would be no folds."""
_GROUP, _WORDS = -1, -2
"""Stand where a case's place does, for what claims of any case may share."""

ALIKE = 0.75
"""Two texts are nearly equal from this share of common words on, of all words of the two."""
FEW, SHARE = 10, 0.25
"""A word in more texts than FEW, and in more than SHARE of them, is of a form that many claims
have in common, and says nothing of how alike two of them are."""


@frozen(eq=False)
class Groups:
    """The group of each labelled claim, in the order of the labels.

    `number` is the same for claims that hang together; groups are numbered by what their claims
    say, so neither ids nor the order of anything changes a number. `whole_cases`: no case is
    parted. `tainted` tells of each claim whether it, or one that hangs together with it, is among
    those whose labels went into what it is scored with.
    """

    number: Ints
    whole_cases: bool
    tainted: Flags


def group(
    cases: Sequence[Case],
    labelled: LabelledClaims,
    compared: Iterable[Sequence[Comparison]],
    gold: Collection[str] = (),
) -> Groups:
    """Return the groups of labelled claims.

    Together are claims of one `group` of the gold labels, with equal or nearly equal text, that
    are compared with one another (`compared` has the comparisons of each case), and, from FEWEST
    cases on that have nothing else in common, those of one case. `gold` are the marks of claims
    whose labels went into parameters and profile.
    """
    merged = DisjointSets[ClaimKey]()
    everything = [(number, claim) for number, case in enumerate(cases) for claim in case.claims]
    texts = {words: (_WORDS, " ".join(words)) for words in _texts(cases)}
    for number, claim in everything:
        merged.merge([(number, claim.id), (_WORDS, _key(claim.text))])
    spoken = list(texts)
    for one, other in nearly_equal(spoken):
        merged.merge([texts[spoken[one]], texts[spoken[other]]])
    for number, comparisons in enumerate(compared):
        for comparison in comparisons:
            merged.merge([(number, claim) for claim in comparison.claims])
    for key, name in labelled.groups.items():
        merged.merge([key, (_GROUP, name)])
    whole = _with_cases(cases, merged)
    whole_cases = len({whole.find(key) for key in labelled.labels}) >= FEWEST
    found = whole if whole_cases else merged
    seen = {
        found.find((number, claim))
        for number, case in enumerate(cases)
        for claim in known_again(case, gold)
    }
    roots = [found.find(key) for key in labelled.labels]
    return Groups(
        number=_numbers(roots, cases, labelled),
        whole_cases=whole_cases,
        tainted=np.array([root in seen for root in roots], dtype=bool),
    )


def _texts(cases: Sequence[Case]) -> list[tuple[str, ...]]:
    """The words of all claims, each text once, in an order that only the texts decide."""
    return sorted({words_of(claim.text) for case in cases for claim in case.claims} - {()})


def _key(text: str) -> str:
    return " ".join(words_of(text)) or f"\0{text}"


def _with_cases(cases: Sequence[Case], merged: DisjointSets[ClaimKey]) -> DisjointSets[ClaimKey]:
    """What is merged, and the claims of each case as well."""
    found = DisjointSets[ClaimKey]()
    for number, case in enumerate(cases):
        for claim in case.claims:
            key = (number, claim.id)
            found.merge([key, merged.find(key)])
        found.merge([(number, claim.id) for claim in case.claims] or [(number, "")])
    return found


def _numbers(roots: Sequence[ClaimKey], cases: Sequence[Case], labelled: LabelledClaims) -> Ints:
    """Groups numbered by the smallest mark of the texts in them."""
    first: dict[ClaimKey, str] = {}
    for root, (number, name) in zip(roots, labelled.labels, strict=True):
        mark = text_mark(cases[number].claims_by_id[name].text)
        first[root] = min(mark, first.get(root, mark))
    order = {root: place for place, root in enumerate(sorted(first, key=lambda one: first[one]))}
    return np.array([order[root] for root in roots], dtype=np.int64)


def nearly_equal(texts: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the places of pairs of texts, each its words, that share ALIKE of them.

    The share is that of Jaccard (1912) over the sets of words. Two texts that reach it have one
    of their rarest words in common: only those are looked up (Bayardo, Ma and Srikant 2007).
    """
    often = Counter(word for text in texts for word in set(text))
    most = max(FEW, SHARE * len(texts))
    sets = [frozenset(word for word in text if often[word] <= most) for text in texts]
    before: dict[str, list[int]] = {}
    for place, words in enumerate(sets):
        rarest = sorted(words, key=lambda word: (often[word], word))
        prefix = rarest[: len(words) - ceil(ALIKE * len(words)) + 1]
        near = {other for word in prefix for other in before.get(word, ())}
        for other in sorted(near):
            both = len(words & sets[other])
            if both >= ALIKE * (len(words) + len(sets[other]) - both):
                yield other, place
        for word in prefix:
            before.setdefault(word, []).append(place)
