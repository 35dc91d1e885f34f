"""What holds for every built-in checker on any case."""

import random

from attrs import evolve
from hypothesis import given
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


def everything(case):
    """All answers of each checker, with its findings on claims and on the case together."""
    context = Context(case=case, scoring=score_case(case))
    for checker in CHECKERS:
        answers = list(checker.check_case(case, context))
        assessments = [answer for answer in answers if isinstance(answer, Assessment)]
        findings = [answer for answer in answers if isinstance(answer, Finding)]
        found = [*(one for answer in assessments for one in answer.findings), *findings]
        yield checker, assessments, found


@given(case=cases())
def test_scores_are_in_range_and_findings_point_into_the_case(case: Case):
    ids = case.claims_by_id.keys()
    for checker, answers, found in everything(case):
        assert all(answer.score is None or 0 <= answer.score <= 1 for answer in answers)
        declared = {rule.code: rule.severity for rule in checker.rules}
        for finding in found:
            # What the evidence has settled is milder than the rule, and nothing is ever graver.
            milder = SEVERITIES[: SEVERITIES.index(declared[finding.rule]) + 1]
            assert finding.severity in milder
            assert finding.claim is None or finding.claim in ids
            for pointer in (finding.pointer, *(related.pointer for related in finding.related)):
                _, name, index = pointer.split("/")
                assert int(index) < len(getattr(case, name))
        told = [(f.rule, f.claim, f.pointer, f.message) for f in found]
        assert len(told) == len(set(told)), "one rule says one thing twice"


@given(case=cases(), shuffler=st.randoms(use_true_random=False))
def test_the_order_of_the_case_changes_no_finding(case: Case, shuffler: random.Random):
    shuffled = {}
    for name in LISTS.values():
        items = list(getattr(case, name))
        shuffler.shuffle(items)
        shuffled[name] = tuple(items)

    def told(one):
        return [
            sorted((finding.rule, finding.claim or "", finding.message) for finding in found)
            for _, _, found in everything(one)
        ]

    assert told(evolve(case, **shuffled)) == told(case)


@given(case=cases())
def test_the_names_of_ids_decide_no_finding(case: Case):
    after = [
        sorted((f.rule, f.claim or "") for f in found) for _, _, found in everything(renamed(case))
    ]
    before = [
        sorted((f.rule, renamed_id(f.claim) or "") for f in found)
        for _, _, found in everything(case)
    ]
    assert after == before


def test_an_empty_case_has_nothing_to_say():
    assert not any(answers or found for _, answers, found in everything(Case()))
