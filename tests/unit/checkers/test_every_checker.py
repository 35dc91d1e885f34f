"""What holds for every built-in checker on any case."""

import random

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from generated_cases import cases, renamed, renamed_id
from verifykit.checkers.contradiction import Contradiction
from verifykit.checkers.corroboration import Corroboration
from verifykit.checkers.source_count import SourceCount
from verifykit.model.assessment import Assessment
from verifykit.model.case import LISTS, Case
from verifykit.model.finding import SEVERITIES, Finding
from verifykit.plugin import Context
from verifykit.scoring import score_case

CHECKERS = (SourceCount(), Corroboration(), Contradiction())


def everything(checker, case):
    answers = list(checker.check_case(case, Context(case=case, scoring=score_case(case))))
    return (
        [answer for answer in answers if isinstance(answer, Assessment)],
        [answer for answer in answers if isinstance(answer, Finding)],
    )


def found(checker, case):
    answers, findings = everything(checker, case)
    return [*(finding for answer in answers for finding in answer.findings), *findings]


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.name)
@settings(max_examples=30)
@given(case=cases())
def test_scores_are_in_range_and_findings_point_into_the_case(checker, case: Case):
    answers, _ = everything(checker, case)
    assert all(answer.score is None or 0 <= answer.score <= 1 for answer in answers)
    declared = {rule.code: rule.severity for rule in checker.rules}
    ids = case.claims_by_id.keys()
    for finding in found(checker, case):
        # What the evidence has settled is milder than the rule, and nothing is ever graver.
        milder = SEVERITIES[: SEVERITIES.index(declared[finding.rule]) + 1]
        assert finding.severity in milder
        assert finding.claim is None or finding.claim in ids
        for pointer in (finding.pointer, *(related.pointer for related in finding.related)):
            _, name, index = pointer.split("/")
            assert int(index) < len(getattr(case, name))


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.name)
@settings(max_examples=30)
@given(case=cases(), shuffler=st.randoms(use_true_random=False))
def test_the_order_of_the_case_changes_no_finding(checker, case: Case, shuffler: random.Random):
    shuffled = {}
    for name in LISTS.values():
        items = list(getattr(case, name))
        shuffler.shuffle(items)
        shuffled[name] = tuple(items)

    def told(one):
        return sorted(
            (finding.rule, finding.claim or "", finding.message) for finding in found(checker, one)
        )

    assert told(evolve(case, **shuffled)) == told(case)


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.name)
@settings(max_examples=100)
@given(case=cases())
def test_the_names_of_ids_decide_no_finding(checker, case: Case):
    before = sorted((f.rule, renamed_id(f.claim) or "") for f in found(checker, case))
    after = sorted((f.rule, f.claim or "") for f in found(checker, renamed(case)))
    assert after == before


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.name)
@settings(max_examples=20)
@given(case=cases())
def test_one_rule_says_one_thing_once(checker, case: Case):
    told = [(f.rule, f.claim, f.pointer, f.message) for f in found(checker, case)]
    assert len(told) == len(set(told))


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.name)
def test_an_empty_case_has_nothing_to_say(checker):
    assert everything(checker, Case()) == ([], [])
