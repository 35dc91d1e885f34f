"""Whatever a case is like, its report can be written in every format and explained."""

import io
import json

from attrs import evolve
from hypothesis import given
from jsonschema import Draft202012Validator

from generated_cases import cases
from verifykit.diffing import compare
from verifykit.diffing.data import diff_data
from verifykit.engine import assess
from verifykit.reporting.explanation import Explanation, explanation_lines
from verifykit.reporting.registry import FORMATS, writer
from verifykit.reporting.style import Style
from verifykit.schema import schema
from verifykit.sensitivity import what_would_change

ASSESSMENT = Draft202012Validator(schema("assessment-1"))
DIFF = Draft202012Validator(schema("diff-1"))


@given(cases())
def test_a_report_can_be_written_in_every_format(case):
    report = assess(case)
    for name in FORMATS:
        stream = io.StringIO()
        writer(name).write([report], stream)
        # One workflow command for each finding: where nothing is found, nothing is said.
        assert stream.getvalue() or (name == "github" and not report.findings)
        if name == "json":
            ASSESSMENT.validate(json.loads(stream.getvalue()))


@given(cases(most_evidence=5))
def test_every_claim_can_be_explained_with_all_of_its_evidence(case):
    report = assess(case)
    scoring = report.scoring
    for claim in report.claims:
        explanation = Explanation(
            case=case,
            claim=claim,
            trace=scoring.trace(claim.id),
            findings=report.findings,
            changes=what_would_change(scoring, claim.id),
        )
        text = "\n".join(explanation_lines(explanation, Style(), 100))
        for item in case.evidence_by_claim.get(claim.id, ()):
            assert f"{item.id}: {item.stance}" in text


@given(cases(), cases())
def test_any_two_cases_can_be_compared(old, new):
    before, after = assess(old), assess(new)
    diff = compare(before, after)
    DIFF.validate(diff_data(before, after, diff))
    same = compare(before, before)
    assert (same.claims, same.items, same.findings) == ((), (), ())
    back = compare(after, before)
    assert {c.new.id for c in diff.founded("worse")} == {c.new.id for c in back.founded("better")}


@given(cases())
def test_a_moved_score_always_has_a_reason(case):
    for item in case.evidence:
        rest = tuple(one for one in case.evidence if one != item)
        diff = compare(assess(case), assess(evolve(case, evidence=rest)))
        for change in diff.claims:
            if change.old.score != change.new.score:
                assert change.reasons
