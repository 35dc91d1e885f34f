"""Whoever is named beside a verb did what it says, by the case alone."""

import html
import io
import json
import re
from functools import cache

import pytest
from hypothesis import given, settings

from generated_cases import entangled_stories
from long_run import share
from verifykit import Report, Settings, assess, diff, explain, write
from verifykit.diffing.text import diff_lines
from verifykit.engine import plugin_manager
from verifykit.model.case import Case
from verifykit.reporting.explanation import explanation_lines
from verifykit.reporting.html.writer import HtmlWriter
from verifykit.reporting.style import Style

NAME = r"\bS\d\b"
"""A source as sentences name it; ids, which have a small letter, are not names."""
HAS_IT = re.compile(r"as (S\d(?:(?:,| and) S\d)*) ha(?:s|ve) it")
"""Beside whoever said something that nobody here has read: who tells of it, and did not say it."""
MANAGER = plugin_manager(Settings(), installed=False)
STANCES = ("supports", "refutes", "reports", "questions")
SAID = {
    " said so": "supports",
    " said otherwise": "refutes",
    " only reported it": "reports",
    " questioned it": "questions",
}
"""Of a sentence about a verdict, what each clause that names somebody says that they did."""


class Truth:
    """What a case says of each source, worked out from the case and from nothing of ours."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.documents = {one.id: one for one in case.documents}
        self.items = {one.id: one for one in case.evidence}

    def outlet(self, item):
        return self.documents[item.document].source if item.document else item.source

    def speaker(self, item):
        return item.attributed_to or self.outlet(item)

    def spoke(self, claim, *stances):
        """Who speaks about a claim, or about any where it is None."""
        found = [
            one
            for one in self.case.evidence
            if one.claim in (claim, claim or one.claim) and one.stance in stances
        ]
        return {self.speaker(one).upper() for one in found}

    def printed(self, claim, *stances):
        """Who prints what is said about a claim."""
        found = (one for one in self.case.evidence if (one.claim, one.stance) in
                 [(claim, stance) for stance in stances])  # fmt: skip
        return {(self.outlet(one) or self.speaker(one)).upper() for one in found}

    def shown(self, claim, *stances):
        """Who prints what is said about a claim, or what it is known through, however far."""
        items = [one for one in self.case.evidence if one.claim == claim and one.stance in stances]
        seen, todo = set(), [one.document for one in items if one.document]
        while todo:
            if (one := todo.pop()) not in seen:
                seen.add(one)
                todo += self.documents[one].known_through
        return {self.documents[one].source.upper() for one in seen}

    @cache  # noqa: B019  # it lives as long as its case
    def above(self, node):
        """All that something derives from, however far up, and those whose words these are."""
        seen, todo = set(), [node]
        while todo:
            one = todo.pop()
            if one in seen:
                continue
            seen.add(one)
            item, document = self.items.get(one), self.documents.get(one)
            if item is not None:
                todo += [each.parent for each in item.derived_from]
                todo += [name for name in (item.document, item.source, item.attributed_to) if name]
                # Whoever quotes the same speaker may have it from any earlier place.
                if item.attributed_to:
                    todo += [
                        each.id
                        for each in self.case.evidence
                        if self.speaker(each) == item.attributed_to
                    ]
            if document is not None:
                todo += [document.source, *(each.parent for each in document.derived_from)]
                todo += [each.id for each in self.case.evidence if each.document == one]
            if item is None and document is None:
                # A source that is cited stands for what it said, or printed.
                todo += [
                    each.id
                    for each in self.case.evidence
                    if one in (self.speaker(each), self.outlet(each))
                ]
        return {name.upper() for name in seen if name.startswith("s")}

    def stands_in(self, claim, *stances):
        """Those whom items of a side may stand in for."""
        return set().union(
            *(
                self.above(one.id)
                for one in self.case.evidence
                if one.claim in (claim, claim or one.claim) and one.stance in stances
            )
        )

    def owned(self, name):
        """The owners of a source, however far up."""
        owners = {one.id.upper(): (one.owner or "").upper() for one in self.case.sources}
        seen = set()
        while (name := owners.get(name, "")) and name not in seen:
            seen.add(name)
        return seen


def named(text):
    return set(re.findall(NAME, text))


def report_on(case):
    report = assess(case, Settings(), manager=MANAGER)
    assert report.errors == ()
    return report


def written(report, name):
    stream = io.StringIO()
    write(report, stream, format=name)
    return html.unescape(stream.getvalue())


def check_because(truth: Truth, report: Report) -> None:
    for claim in report.claims:
        verdict, _, sentence = report.claim(claim.id).because.partition(": ")
        assert not named(verdict)
        for clause in sentence.rstrip(".").split("; "):
            told = next((stance for verb, stance in SAID.items() if verb in clause), None)
            if told is None:
                assert not named(clause), clause
                continue
            assert named(" ".join(HAS_IT.findall(clause))) <= truth.shown(claim.id, told), clause
            assert named(HAS_IT.sub("", clause)) <= truth.spoke(claim.id, told), clause
            for trait, mark in ((r"first-hand", "first_hand"), ("an interested party", "stake")):
                for name in re.findall(rf"({NAME}) \([^()]*{trait}", clause):
                    assert any(
                        truth.speaker(one).upper() == name
                        and one.claim == claim.id
                        and one.stance == told
                        and getattr(one, mark) in (True, "for")
                        for one in truth.case.evidence
                    ), clause


def check_findings(truth: Truth, report: Report) -> None:
    for finding in report.findings:
        text = finding.message
        if match := re.match(r"Contradicted by (.*); supported by (.*?)(?: \(settled|$)", text):
            for side, told in zip(("refutes", "supports"), match.groups(), strict=True):
                voices = re.sub(r"\([^()]*\)", "", told)
                assert named(voices) <= truth.spoke(finding.claim, side), text
                for cited in re.findall(r"(?:citing|has it from) ([^()]*?)(?:, in|\))", told):
                    assert named(cited) <= truth.stands_in(finding.claim, side), text
        if match := re.search(r"^(.*) took (?:it|the denial) back on", text):
            [name] = named(match[1])
            for side in ("supports", "refutes"):
                assert name in truth.spoke(finding.claim, side) | truth.stands_in(
                    finding.claim, side
                ), text
        for document, name in re.findall(rf"\b(d\d) \(({NAME})\) was retracted", text):
            assert truth.documents[document].retracted is not None, text
            assert truth.documents[document].source.upper() == name, text
        for item in re.findall(r"^(e\d) .* was withdrawn", text):
            assert truth.items[item].withdrawn is not None, text
        if match := re.match(r"(.*) belong to (.*) and count as one origin", text):
            [owner] = named(match[2])
            assert all(owner in truth.owned(name) for name in named(match[1])), text
        for passing, passed in re.findall(rf"({NAME}) <- ({NAME})", text):
            readers = [
                one
                for one in truth.case.evidence
                if passing in {truth.speaker(one).upper(), truth.outlet(one).upper()}
            ]
            printed = [one for one in truth.case.documents if one.source.upper() == passing]
            assert any(passed in truth.above(one.id) for one in (*readers, *printed)), text


def check_explained(truth: Truth, report: Report) -> None:
    """A labelled step has the word of those who spoke so, whoever they cite, and of nobody else."""
    for claim in report.claims:
        lines = explanation_lines(explain(report, claim.id), Style(), 1000)
        text = "\n".join(lines)
        lent = {
            one.says.source.upper()
            for one in truth.case.claims
            if one.says is not None and one.says.claim == claim.id
        }
        for side, who in re.findall(r"^(supports|refutes): (.*?)\s{2,}", text, re.MULTILINE):
            for voice in who.split(" + "):
                spoke, _, cited = voice.partition(" <- ")
                tellers = truth.printed(claim.id, side) if cited else truth.spoke(claim.id, side)
                assert _ids(spoke) <= tellers | lent, text
                assert _ids(cited) <= truth.stands_in(claim.id, side), text


def _ids(text: str) -> set[str]:
    return {name.upper() for name in re.findall(r"\bs\d\b", text)}


def check_page(truth: Truth, report: Report) -> None:
    page = written(report, "html")
    for names in re.findall(r"contradicted by ([^<]*)", page):
        cited = " ".join(re.findall(r"(?:\(citing|has it from) [^()]*\)", names))
        assert named(re.sub(r"\([^()]*\)", "", names)) <= truth.spoke(None, "refutes")
        assert named(cited) <= truth.stands_in(None, "refutes")
    rows = re.findall(r"<tr><td>([^<]*)<td>([^<]*)<td>([^<\n]*)", page)
    for start, words, _ in rows:
        if words in ("supports", "refutes"):
            speakers = named(start.partition(" in ")[0])
            assert speakers <= truth.spoke(None, words) | truth.stands_in(None, words), rows
    brief = io.StringIO()
    HtmlWriter(brief=True).write([report], brief)
    told = re.sub(r"<[^>]*>", " ", html.unescape(brief.getvalue()))
    for verb, stance in SAID.items():
        for clause in re.findall(rf"[^;.]*{verb}", told):
            assert named(HAS_IT.sub("", clause)) <= truth.spoke(None, stance), clause


def check_stix(truth: Truth, report: Report, writer) -> None:
    stream = io.StringIO()
    writer.write([report], stream)
    objects = {one["id"]: one for one in json.loads(stream.getvalue())["objects"]}
    by_text = {one.text: one.id for one in truth.case.claims}
    for one in objects.values():
        stance = {"agree": "supports", "disagree": "refutes"}.get(one.get("opinion"))
        if stance and one["object_refs"][0].startswith("note"):
            claim = by_text[objects[one["object_refs"][0]]["content"]]
            # What is undercut may be nobody's opinion.
            by = one.get("created_by_ref")
            assert by is None or objects[by]["name"] in truth.spoke(claim, stance)


def check_reviews(truth: Truth, report: Report, writer) -> None:
    stream = io.StringIO()
    writer.write([report], stream)
    by_text = {one.text: one.id for one in truth.case.claims}
    for review in json.loads(stream.getvalue())["@graph"]:
        author = review["itemReviewed"]["author"]
        names = {one["name"] for one in (author if isinstance(author, list) else [author])}
        spoke = truth.spoke(by_text[review["claimReviewed"]], "supports")
        assert names - {"Unknown"} <= spoke


def check_diff(truth: Truth, old: Report) -> None:
    """Between two versions nobody is named at all but by what findings say."""
    case = truth.case
    new = report_on(type(case)(**{**_fields(case), "evidence": case.evidence[1:]}))
    for change in diff(old, new).claims:
        told = [reason.message for reason in change.reasons]
        for message in told:
            assert named(message) <= truth.stands_in(None, *STANCES), message
    assert "".join(diff_lines(old, new, diff(old, new), Style()))


def _fields(case):
    return {one.name: getattr(case, one.name) for one in case.__attrs_attrs__ if one.init}


def check(case: Case) -> None:
    truth, report = Truth(case), report_on(case)
    check_because(truth, report)
    check_findings(truth, report)
    check_explained(truth, report)


@given(entangled_stories())
def test_who_is_named_beside_a_verb_did_so(case: Case) -> None:
    check(case)


@given(entangled_stories())
@settings(max_examples=6)
def test_so_it_is_on_the_page_and_in_a_difference(case: Case) -> None:
    truth, report = Truth(case), report_on(case)
    check_page(truth, report)
    check_diff(truth, report)


@given(entangled_stories())
@settings(max_examples=10)
def test_so_it_is_in_stix(case: Case) -> None:
    stix = pytest.importorskip("verifykit_stix.writers")
    check_stix(Truth(case), report_on(case), stix.StixReportWriter())


@given(entangled_stories())
@settings(max_examples=10)
def test_so_it_is_in_reviews(case: Case) -> None:
    reviews = pytest.importorskip("verifykit_claimreview.writer")
    publisher = reviews.Publisher(
        name="Desk", url="https://d.example/{claim}", least_confidence="low"
    )
    check_reviews(Truth(case), report_on(case), reviews.ClaimReviewWriter(publisher))


@pytest.mark.long
@given(entangled_stories())
@settings(max_examples=share(3000))
def test_so_it_is_in_thousands_of_cases(case: Case) -> None:
    check(case)
    check_page(Truth(case), report_on(case))
