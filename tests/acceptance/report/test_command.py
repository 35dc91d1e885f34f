"""`verifykit report` and `check --output html=`: files, exit codes, several cases, large ones."""

import json
import random
import re
from pathlib import Path

import pytest

from verifykit.cli import main

MALI = Path(__file__).parents[3] / "examples" / "mali_2020" / "case.yaml"
SMALL = """\
verifykit: 1
case: {id: bridge, title: The bridge}
sources: [{id: gazette, name: The Gazette}]
claims: [{id: open, text: The bridge is open.}]
evidence: [{id: e, claim: open, source: gazette, stance: supports}]
"""
BROKEN = "verifykit: 1\nclaims:\n  - {id: a, txt: A.}\n"


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_both_commands_write_the_same_page(tmp_path, mali):
    other = tmp_path / "other.html"
    assert main(["check", str(MALI), "--output", f"html={other}", "--isolated"]) == 1
    assert other.read_bytes() == mali.read_bytes()


def test_the_same_case_gives_the_same_bytes(tmp_path, small, write_report):
    first, second = (write_report(small, tmp_path / name).read_bytes() for name in ("a", "b"))
    assert first == second


def test_places_in_a_workbook_name_the_sheet_and_the_cell(tmp_path, small, write_report):
    assert main(["convert", str(small), str(tmp_path / "small.xlsx")]) == 0
    page = write_report(tmp_path / "small.xlsx", tmp_path / "r.html").read_text(encoding="utf-8")
    assert "small.xlsx:2:1 (claims!A2)" in page


def test_cases_of_one_title_are_told_apart_where_one_is_chosen(capsys, small):
    assert main(["report", str(small), str(small), "--isolated"]) == 0
    shown = capsys.readouterr().out
    for number in (1, 2):
        assert f'<a href="#case{number}-top">{number}. The bridge</a>' in shown


def test_standard_output(small, capsys):
    assert main(["report", str(small), "--isolated"]) == 0
    assert capsys.readouterr().out.startswith("<!doctype html>")


def test_one_of_a_kind_is_told_in_the_singular(report_on):
    html = report_on(
        {
            "sources": [{"id": "gazette", "name": "The Gazette"}],
            "documents": [{"id": "story", "source": "gazette", "consulted": False}],
            "claims": [{"id": "open", "text": "The bridge is open."}],
            "evidence": [{"id": "e", "claim": "open", "document": "story", "stance": "supports"}],
        }
    ).read_text(encoding="utf-8")
    assert "1 of them nobody here has read, it is known because others cite it." in html
    assert "Of 1 claim with support, 1 rests on a single origin." in html


def test_several_cases_share_a_page_and_no_anchor(tmp_path, small):
    output = tmp_path / "r.html"
    assert main(["report", str(small), str(small), "-o", str(output), "--isolated"]) == 0
    html = output.read_text(encoding="utf-8")
    anchors = re.findall(r' id="?([^"\s>]+)', html)
    assert len(anchors) == len(set(anchors))
    assert {"case1-claim-open", "case2-claim-open"} <= set(anchors)
    links = set(re.findall(r'href="?#([^"\s>]+)', html))
    assert links <= set(anchors)


def test_every_link_of_the_mali_report_leads_somewhere(mali):
    html = mali.read_text(encoding="utf-8")
    anchors = re.findall(r' id="?([^"\s>]+)', html)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="?#([^"\s>]+)', html)) <= set(anchors)


def test_an_invalid_case_is_not_scored_but_reported(tmp_path):
    case, output = tmp_path / "broken.yaml", tmp_path / "r.html"
    case.write_text(BROKEN, encoding="utf-8")
    assert main(["report", str(case), "-o", str(output), "--isolated"]) == 4
    html = output.read_text(encoding="utf-8")
    assert "was not scored" in html
    assert "txt" in html
    assert "broken.yaml:3" in html


def test_a_case_without_claims(tmp_path):
    case, output = tmp_path / "empty.yaml", tmp_path / "r.html"
    case.write_text("verifykit: 1\nclaims: []\nevidence: []\n", encoding="utf-8")
    assert main(["report", str(case), "-o", str(output), "--isolated"]) == 5
    assert "0 claims" in output.read_text(encoding="utf-8")


def test_fitted_parameters_are_shown_and_used(tmp_path, small):
    fitted = tmp_path / "parameters.toml"
    fitted.write_text("support_true = 0.9\n", encoding="utf-8")
    output = tmp_path / "r.html"
    arguments = ["report", str(small), "-o", str(output), "--isolated", "--parameters", str(fitted)]
    assert main(arguments) == 0
    html = output.read_text(encoding="utf-8")
    assert re.search(r"<code>support_true</code></td>\s*<td class=\"n\">0.9 <b>changed</b>", html)
    assert "1.45 × support" in html


def large_case(claims):
    """Three items of evidence a claim, a third of the documents derived, every pair a conflict."""
    draw = random.Random(1)
    documents = [
        {"id": f"d{n}", "source": f"s{n % 100}", "title": f"Document number {n}",
         "url": f"https://example.org/{n}", "published": f"2024-{1 + n % 12:02d}-05"}
        for n in range(claims)
    ]  # fmt: skip
    for number, document in enumerate(documents):
        if number % 3 == 2:
            document["derived_from"] = [{"from": f"d{draw.randrange(number)}", "how": "cites"}]
    return {
        "verifykit": 1,
        "sources": [{"id": f"s{n}", "name": f"The Paper {n}"} for n in range(100)],
        "documents": documents,
        "entities": [{"id": f"harbour-{n}"} for n in range(claims // 2)],
        "predicates": [{"id": "count", "value": "number", "cardinality": "one"}],
        "claims": [
            {"id": f"c{n}", "text": f"There were {n % 7} boats in harbour number {n // 2} in 2024.",
             "subject": f"harbour-{n // 2}", "predicate": "count", "value": n % 7, "when": "2024"}
            for n in range(claims)
        ],
        "evidence": [
            {"id": f"e{n}", "claim": f"c{n // 3}", "document": f"d{draw.randrange(claims)}",
             "stance": draw.choice(["supports", "supports", "supports", "refutes", "reports"])}
            for n in range(3 * claims)
        ],
    }  # fmt: skip


LARGE = 400


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    case = folder / "case.json"
    case.write_text(json.dumps(large_case(LARGE)), encoding="utf-8")
    output = folder / "r.html"
    assert main(["report", str(case), "-o", str(output), "--isolated"]) == 0
    return output


@pytest.mark.apart
def test_many_claims_weigh_less_than_six_kilobytes_each(large):
    assert large.stat().st_size < 6 * 1024 * LARGE
    assert large.read_text(encoding="utf-8").count('id="claim-c') == LARGE


@pytest.mark.apart
@pytest.mark.browser
def test_many_claims_can_be_searched(large, visit):
    seen = visit(large, "#claim-c277")
    assert seen.page.locator("#claim-c277").is_visible()
    seen.page.fill("[name=q]", "number 132 ")
    # The words are looked for in the id, too.
    assert seen.visible_claims() == ["c132", "c264", "c265"]


def test_what_stands_against_a_claim_counts_the_support_of_its_rival(mali):
    """Both say how much there is, and that it is for another value."""
    html = mali.read_text(encoding="utf-8")
    claim = html.partition('id="claim-arms-share-china-27"')[2].partition("</details>")[0]
    against = "<dt>Against<dd>1 origin in 2 documents <small>1 rival</small> <small>conflict"
    assert against in claim
    claim = html.partition('id="claim-camara-russia-january"')[2].partition("</details>")[0]
    assert "<dt>Against<dd>none</div>" in claim
