"""The page: every number is there, and no text of the data can break it."""

import re
from html.parser import HTMLParser

import pytest
from attrs import evolve

from labelled_claims import labelled_case
from verifykit.evaluation import Bootstrap, evaluate
from verifykit.evaluation.bootstrap import Estimate
from verifykit.evaluation.output.markup import element, page
from verifykit.evaluation.output.numbers import evaluation_data
from verifykit.evaluation.output.page import evaluation_page
from verifykit.evaluation.output.text import evaluation_lines, interval, table
from verifykit.evaluation.result import KeptPromise
from verifykit.model.fit import Promise
from verifykit.schema import validate

VOID = {"meta"}


class Balanced(HTMLParser):
    """Collects the tags, and complains where one is not closed."""

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def found():
    case, gold = labelled_case(60)
    return evaluate([case], gold, bootstrap=Bootstrap(repeats=20))


@pytest.fixture(scope="module")
def parsed(found):
    parser = Balanced()
    parser.feed(evaluation_page(found))
    assert parser.open == []
    return parser.seen


def test_it_holds_the_charts_each_with_its_words(parsed):
    pictures = [attributes for tag, attributes in parsed if tag == "svg"]
    assert len(pictures) == 3 + 4
    assert all(one["role"] == "img" and one["aria-label"] for one in pictures)


def test_one_claim_in_a_chart_is_one_claim():
    case, gold = labelled_case(2)
    shown = evaluation_page(evaluate([case], gold, bootstrap=Bootstrap(repeats=5)))
    assert ">1 true claim<" in shown
    assert not re.search(r"\b1 (true |false )?(claims|bins)\b", shown)


def test_it_needs_no_network_and_no_script(found, parsed):
    tags = {tag for tag, _ in parsed}
    assert not tags & {"script", "link", "img", "iframe", "object"}
    assert not re.search(r"https?://(?!www\.w3\.org)", evaluation_page(found))
    policy = [a["content"] for tag, a in parsed if tag == "meta" and "http-equiv" in a]
    assert policy == [
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    ]


def test_every_dot_of_the_reliability_diagram_is_a_bin(found, parsed):
    dots = [a for tag, a in parsed if tag == "circle" and a["class"] == "dot"]
    changed = sum(one.changed > 0 for one in found.ablations)
    assert len(dots) == len(found.reliability) + 4 * changed


def test_the_figures_are_on_the_page_and_in_the_text(found):
    text, html = "\n".join(evaluation_lines(found)), evaluation_page(found)
    for name in ("accuracy", "brier", "ece"):
        assert interval(found.figures[name]) in text
        assert interval(found.figures[name]) in html


def test_numbers_keep_to_the_published_schema(found):
    assert validate(evaluation_data(found), "evaluation-1") == ()


def test_what_a_component_is_stands_to_the_left_as_words_do(found, parsed):
    words = [tag for tag, attributes in parsed if attributes.get("class") == "words"]
    assert words == ["th"] + ["td"] * len(found.ablations)


def test_a_difference_of_nothing_has_no_sign_of_its_own():
    text = interval(Estimate(value=-0.0002, low=-0.0004, high=0.0), signed=True)
    assert text == "+0.000 [+0.000, +0.000]"


def test_text_is_never_markup():
    hostile = "</body><script>alert(1)</script>&"
    parser = Balanced()
    parser.feed(page(element("head"), element("body", hostile, id='"><b>')))
    assert [tag for tag, _ in parser.seen] == ["html", "head", "body"]
    assert parser.seen[-1][1]["id"] == '"><b>'


def test_a_remark_does_not_widen_the_columns():
    lines = list(table([["", "a", "b"], ["row", "1", "22"], ["other", "a long remark"]]))
    assert lines == ["         a   b", "  row    1  22", "  other  a long remark"]


def test_what_is_left_out_and_what_was_promised_is_on_the_page(found):
    promise = Promise(risk=0.2, level=0.9, labels=40, given=30, wrong=2)
    kept = KeptPromise(promise=promise, given=20, wrong=9, low=0.2, high=0.7, broken=True)
    text = evaluation_page(evolve(found, left_out=3, promise=kept))
    assert "3 labelled claims are left out" in text
    assert "promise BROKEN (at most 20% of verdicts wrong): 9 of 20 wrong" in text
    assert "made again in 4 folds" in evaluation_page(evolve(found, refitted=4))
    plain = evaluation_page(found)
    assert "claims are left out" not in plain
    assert "promise" not in plain
