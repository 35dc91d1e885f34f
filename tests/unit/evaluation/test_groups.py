"""Groups: what hangs together is never parted, and neither names nor order have a say."""

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from labelled_claims import labelled_case
from verifykit.comparison import compare_all
from verifykit.evaluation.calibration.folds import fold_of
from verifykit.evaluation.groups import ALIKE, group, nearly_equal
from verifykit.evaluation.labels import LABELS, Gold
from verifykit.evaluation.matching import match
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.gold import text_mark


def case_with(texts, name="one"):
    claims = tuple(Claim(id=f"{name}-{n}", text=text) for n, text in enumerate(texts))
    return Case(id=name, claims=claims)


def groups_of(cases, gold=None, marks=()):
    gold = gold or [Gold(label="true", claim=c.id) for case in cases for c in case.claims]
    labelled = match(cases, gold)
    return group(cases, labelled, map(compare_all, cases), marks)


def test_equal_and_nearly_equal_texts_are_one_group_across_cases():
    one = case_with(["The tunnel under the river was open again in May.", "Prices rose."])
    other = case_with(["THE TUNNEL under the river was open again in may", "It snowed."], "b")
    third = case_with(["The tunnel under the river was open again in June."], "c")
    [a, prices, b, snow, c] = groups_of([one, other, third]).number.tolist()
    assert a == b == c
    assert len({a, prices, snow}) == 3


def test_words_of_a_common_form_do_not_make_claims_alike():
    case = case_with([f"The company {n} opened its plant in the spring of 2021" for n in range(40)])
    assert len(set(groups_of([case]).number.tolist())) == 40


def test_the_column_group_is_kept_together():
    case = case_with(["Rain fell.", "Snow fell.", "Bread is cheap."])
    gold = [Gold(label="true", claim=claim.id) for claim in case.claims]
    gold[0], gold[2] = (evolve(gold[n], group="weather desk") for n in (0, 2))
    first, second, third = groups_of([case], gold).number.tolist()
    assert first == third != second


def test_a_case_is_never_parted_where_there_are_enough():
    words = [
        "amber",
        "birch",
        "cedar",
        "delta",
        "ember",
        "fjord",
        "grain",
        "heath",
        "inlet",
        "jetty",
    ]
    cases = [case_with([f"{word} one", f"{word} two things"], word) for word in words]
    found = groups_of(cases)
    assert found.whole_cases
    assert (found.number[::2] == found.number[1::2]).all()
    few = groups_of(cases[:3])
    assert not few.whole_cases
    assert len(set(few.number.tolist())) == 6


@pytest.mark.parametrize("seed", range(3))
def test_names_and_order_change_no_fold(seed):
    case, gold = labelled_case(30)
    labels = {one.claim: one.label for one in gold}

    def folds(case, gold):
        labelled = match([case], gold)
        found = groups_of([case], gold)
        label = np.array([LABELS.index(one) for one in labelled.labels.values()])
        fold = fold_of(label, found.number, 5, seed)
        texts = [case.claims_by_id[name].text for _, name in labelled.labels]
        return dict(zip(texts, fold.tolist(), strict=True))

    renamed = {claim.id: f"x{hash(claim.text) % 9973}-{claim.id[::-1]}" for claim in case.claims}
    other = evolve(
        case,
        claims=tuple(evolve(c, id=renamed[c.id]) for c in case.claims[::-1]),
        evidence=tuple(evolve(e, claim=renamed[e.claim]) for e in case.evidence),
    )
    turned = [Gold(label=labels[name], claim=renamed[name]) for name in reversed(labels)]
    assert folds(case, gold) == folds(other, turned)


def test_whoever_hangs_together_with_a_known_claim_is_tainted():
    case = case_with(["The tunnel under the river was open in May.",
                      "The tunnel under the river was open in June.", "Prices rose."])  # fmt: skip
    marks = [text_mark("the tunnel under the river was open in may")]
    assert groups_of([case], marks=marks).tainted.tolist() == [True, True, False]


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6), max_size=9))
def test_the_short_way_finds_what_comparing_all_pairs_finds(texts):
    """With so few texts no word is of a common form."""
    sets = [frozenset(text) for text in texts]
    wanted = {
        (one, other)
        for other in range(len(sets))
        for one in range(other)
        if len(sets[one] & sets[other]) >= ALIKE * len(sets[one] | sets[other])
    }
    assert set(nearly_equal([tuple(text) for text in texts])) == wanted
