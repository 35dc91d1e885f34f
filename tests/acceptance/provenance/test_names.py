"""No output names anybody for a statement that the case does not attach to them."""

import html
import io
import json
import re

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from generated_cases import stories
from long_run import share
from verifykit import Report, ReportDiff, Settings, assess, diff, explain, write
from verifykit.diffing.text import diff_lines
from verifykit.engine import plugin_manager
from verifykit.model.case import Case
from verifykit.reporting.explanation import explanation_lines
from verifykit.reporting.style import Style

NAME = re.compile(r"\b[Ss]\d\b")
"""A source by its name or its id; in these cases each is the other in capitals."""
MANAGER = plugin_manager(Settings(), installed=False)


def attached(case: Case, claim: str, *stances: str) -> set[str]:
    """The names and ids of those whom the case attaches to a claim, on some sides of it.

    That is who prints an item, who speaks in it, through whose document it is known, whatever any
    of these derives from, and the owners of all of them.
    """
    items = [
        one.id
        for one in case.evidence
        if one.claim == claim and (not stances or one.stance in stances)
    ]
    seen: set[str] = set()
    todo = list(items)
    while todo:
        node = todo.pop()
        if node in seen:
            continue
        seen.add(node)
        if (evidence := case.evidence_by_id.get(node)) is not None:
            todo += filter(None, (evidence.document, evidence.source, evidence.attributed_to))
            todo += [one.parent for one in evidence.derived_from]
        if (document := case.documents_by_id.get(node)) is not None:
            todo += [document.source, *document.known_through]
            todo += [one.parent for one in document.derived_from]
        if (source := case.sources_by_id.get(node)) is not None and source.owner is not None:
            todo.append(source.owner)
    found = {name for name in seen if name in case.sources_by_id}
    return found | {name.upper() for name in found}


def named(text: object) -> set[str]:
    return set(NAME.findall(text if isinstance(text, str) else json.dumps(text)))


def report_on(case: Case) -> Report:
    report = assess(case, Settings(), manager=MANAGER)
    assert report.errors == ()
    return report


def written(report: Report, name: str) -> str:
    stream = io.StringIO()
    write(report, stream, format=name)
    return stream.getvalue()


SIDES = {
    "supports": ("supports",),
    "refutes": ("refutes",),
    "open": ("reports", "questions"),
}


def check_claims(case: Case, report: Report) -> None:
    """What is said of each claim, in the data and in the explanation for people."""
    data = json.loads(written(report, "json"))
    for claim in data["claims"]:
        everybody = attached(case, claim["id"])
        assert named({**claim, "checks": [one["explanation"] for one in claim["checks"]]}) <= (
            everybody
        )
        for step in claim["explanation"]:
            if "side" in step:
                assert named(step) <= attached(case, claim["id"], *SIDES[step["side"]])
        lines = explanation_lines(explain(report, claim["id"]), Style(), 1000)
        assert named("\n".join(lines)) <= everybody


def check_findings(case: Case, report: Report) -> None:
    """What is said in findings, also as other tools read them."""
    for finding in report.findings:
        if finding.claim is None:
            continue
        assert named(finding.message) <= attached(case, finding.claim), finding.message
        if finding.rule == "SRC014":
            sides = [attached(case, finding.claim, side) for side in ("supports", "refutes")]
            if "contradict each other" in finding.message:
                # Several of one house: each stands on a side, and nobody is said to be on both.
                assert all(named(finding.message) & side for side in sides), finding.message
            else:
                assert named(finding.message) <= sides[0] & sides[1], finding.message
    messages = {finding.message: finding.claim for finding in report.findings}
    for run in json.loads(written(report, "sarif"))["runs"]:
        for result in run["results"]:
            text = result["message"]["text"]
            claims = [claim for message, claim in messages.items() if message in text]
            assert claims, text
            if all(claims):
                assert named(text) <= set().union(*(attached(case, one) for one in claims))


def check_lines(case: Case, text: str) -> None:
    """Lines of text that are about one claim."""
    for line in html.unescape(text).splitlines():
        claims = set(re.findall(r"\[(c\d)\]", line))
        if len(claims) == 1:
            assert named(line) <= attached(case, *claims), line


def check_page(case: Case, report: Report) -> None:
    page = html.unescape(written(report, "html"))
    for claim in case.claims:
        section = page.partition(f'id="claim-{claim.id}"')[2].partition("<details class=claim>")[0]
        section = section.partition("</details>")[0]
        words = re.sub(r"<[^>]*>", " ", section)
        assert named(words) <= attached(case, claim.id), words


def check_diff(old: Case, new: Case) -> None:
    before, after = report_on(old), report_on(new)
    for change in diff(before, after).claims:
        allowed = attached(old, change.old.id) | attached(new, change.old.id)
        assert named(str(change.reasons)) <= allowed
        lines = diff_lines(before, after, ReportDiff(claims=(change,)), Style())
        assert named("\n".join(lines)) <= allowed


def check(case: Case) -> None:
    report = report_on(case)
    check_claims(case, report)
    check_findings(case, report)
    check_lines(case, written(report, "text"))
    check_lines(case, written(report, "junit"))


@given(stories())
def test_no_sentence_names_anybody_out_of_place(case: Case) -> None:
    check(case)


@given(stories(), st.integers(0, 6))
@settings(max_examples=8)
def test_neither_does_a_page_nor_a_comparison(case: Case, left_out: int) -> None:
    check_page(case, report_on(case))
    evidence = (*case.evidence[:left_out], *case.evidence[left_out + 1 :])
    check_diff(case, evolve(case, evidence=evidence))


@pytest.mark.long
@given(stories())
@settings(max_examples=share(3000))
def test_no_sentence_of_thousands_names_anybody_out_of_place(case: Case) -> None:
    check(case)
