"""A conflict set scored as a case and as a corpus of one: two models, one order."""

import random
from itertools import combinations

import pytest

from verifykit.corpus import TruthModel
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.evidence import Evidence
from verifykit.model.predicate import Predicate
from verifykit.model.source import Source
from verifykit.scoring import score_case

pandas = pytest.importorskip("pandas")


def statements(seed):
    """Return sources with their grades and values: a few sources, each with one statement."""
    chance = random.Random(seed)
    values = chance.randint(2, 4)
    return [
        (f"s{number}", chance.choice("ABCD"), f"v{chance.randrange(values)}")
        for number in range(chance.randint(3, 9))
    ]


def as_case(found):
    values = sorted({value for *_, value in found})
    case = Case(
        predicates=(Predicate(id="p", cardinality="one"),),
        sources=tuple(Source(id=name, name=name, reliability=grade) for name, grade, _ in found),
        claims=tuple(
            Claim(id=value, text=value, subject="x", predicate="p", value=value) for value in values
        ),
        evidence=tuple(
            Evidence(
                id=f"e-{name}", claim=value, source=name, stance="supports", lineage="original"
            )
            for name, _, value in found
        ),
    )
    return {claim.id: claim.score for claim in score_case(case).claims}


def as_corpus(found):
    rows = [{"source": name, "subject": "x", "value": value} for name, _, value in found]
    grades = {name: grade for name, grade, _ in found}
    truths = TruthModel(grades=grades).fit(pandas.DataFrame(rows)).truths_
    return dict(zip(truths["value"], truths["score"], strict=True))


@pytest.mark.parametrize("seed", range(6))
def test_graded_sources_put_the_values_into_one_order(seed):
    found = statements(seed)
    case, corpus = as_case(found), as_corpus(found)
    assert case.keys() == corpus.keys()
    for a, b in combinations(case, 2):
        if case[a] > case[b] + 1e-9:
            assert corpus[a] >= corpus[b] - 1e-9
