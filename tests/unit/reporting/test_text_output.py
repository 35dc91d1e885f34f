"""Text that people read: findings, verdicts, totals, and text that wants to do harm."""

import io
import re

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from verifykit.model.finding import Finding
from verifykit.reporting.places import character_column, excerpt, sheet_cell
from verifykit.reporting.presentation import Listing
from verifykit.reporting.report import Report
from verifykit.reporting.result import Tool
from verifykit.reporting.style import Style
from verifykit.reporting.text import TextWriter
from verifykit.reporting.visible import crop, visible, width

LINES = ["verifykit: 1", "claims:", "  - id: bridge-cost", "    text: It cost 5 million."]
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def text_of(*reports, **options):
    stream = io.StringIO()
    TextWriter(lines=lambda path: LINES, **options).write(reports, stream)
    return stream.getvalue()


def test_a_finding_shows_place_rule_message_line_and_how_to_learn_more(report):
    text = text_of(report)
    assert "CON001 conflicting-values  (verifykit rule CON001)" in text
    assert (
        "demo.yaml:3:5: error: CON001 [bridge-cost] 5 million here, 7 million there\n"
        "       = see line 5 (the other figure)\n"
    ) in text
    assert (
        "5 million here, 7 million there\n"
        "     3 |   - id: bridge-cost\n"
        "       |     ^^^^^^^^^^^^^^^\n"
        "       = see line 5 (the other figure)\n"
    ) in text_of(report, listing=Listing(verbose=True))


def test_the_outcome_comes_before_the_findings(report):
    text = text_of(report)
    assert text.index("3 claims: ") < text.index("verdict ") < text.index("CON001")


def test_claims_that_need_somebody_come_first_with_a_mark(report):
    lines = text_of(report, columns=60).splitlines()
    rows = lines[next(n for n, line in enumerate(lines) if "verdict " in line) + 1 :][:3]
    assert [row.startswith("!") for row in rows] == [True, False, False]
    assert rows[0].endswith("bridge-cost")


def test_a_summary_has_no_findings(report):
    text = text_of(report, summary=True)
    assert "3 claims: " in text
    assert "demo.yaml:3:5" not in text


def test_concise_is_one_line_for_each_finding_in_the_order_of_places(report):
    text = text_of(report, listing=Listing(concise=True))
    found = [line for line in text.splitlines() if line.startswith("demo.yaml:")]
    assert len(found) == len(report.findings)
    assert found[1].startswith("demo.yaml:2:5: SRC004 [bridge-opened] 2 documents")
    assert found[2].startswith("demo.yaml:3:5: CON001 [bridge-cost] 5 million here")


def many(report, severity, count):
    one = next(finding for finding in report.findings if finding.rule == "SRC008")
    found = [
        evolve(one, severity=severity, claim=f"claim-{number}", line=number)
        for number in range(1, count + 1)
    ]
    return evolve(report, findings=tuple(found))


def test_notes_that_repeat_themselves_are_one_line_with_a_count(report):
    repeated = many(report, "note", 11)
    assert "note: SRC008 11 claims: claim-1, claim-2" in text_of(repeated)
    assert text_of(repeated).count("SRC008 [") == 0
    assert text_of(repeated, listing=Listing(verbose=True)).count("SRC008 [") == 11


def test_warnings_that_repeat_themselves_are_told_up_to_a_few(report):
    text = text_of(many(report, "warning", 11))
    assert text.count("SRC008 [") == 3
    assert "warning: SRC008 8 more: claim-4" in text
    assert text_of(many(report, "warning", 4)).count("SRC008 [") == 4


@pytest.mark.parametrize(
    ("group_by", "headings"),
    [("claim", ["the case as a whole", "bridge-cost"]), ("file", ["demo.yaml"])],
)
def test_findings_stand_together_by_claim_or_file(report, group_by, headings):
    lines = text_of(report, listing=Listing(group_by=group_by)).splitlines()
    assert set(headings) <= {"the case as a whole", *lines}
    assert "CON001 conflicting-values  (verifykit rule CON001)" not in lines


def test_statistics_never_hide_what_is_wrong_with_the_input(invalid_report):
    text = text_of(invalid_report, statistics=True)
    assert "broken.yaml:2:3: error: VK101 there is no key 'claim'" in text


def test_several_cases_end_with_the_totals_of_all(report):
    text = text_of(report, report)
    assert text.index("=== all 2 cases") < text.index("6 claims: 2 supported")


def test_the_gravest_findings_come_first(report):
    text = text_of(report)
    assert text.index("CON001") < text.index("SRC004") < text.index("SRC008")


def test_every_claim_has_a_row_with_score_range_confidence_and_origins(report):
    rows = {line.split()[-1]: line for line in text_of(report, columns=60).splitlines() if line}
    assert rows["bridge-opened"].split() == [
        "supported,", "1", "against", "0.71", "0.60-0.72", "low", "1-2", "bridge-opened",
    ]  # fmt: skip
    assert rows["bridge-cost"].split() == ["!", "unverified", "–", "–", "low", "0", "bridge-cost"]


def test_a_refutation_on_record_stands_beside_the_verdict(report):
    assert "supported, 1 against" in text_of(report)


def test_totals_count_verdicts_findings_and_waivers(report):
    text = text_of(report)
    assert "3 claims: 1 supported, 1 unverified, 1 refuted\n" in text
    assert "3 findings: 1 error, 1 warning, 1 note, 1 more waived\n" in text


def test_failures_of_plugins_are_told_apart_from_findings(report):
    text = text_of(report)
    assert (
        "failure: VK910 odd-one of plug-in odd on bridge-safe: ValueError: no (and 1 more like it)"
        in text
    )
    assert "1 failure of a plug-in" in text


def test_statistics_count_instead_of_listing(report):
    text = text_of(report, statistics=True)
    assert re.search(r"1\s+error\s+CON001\s+conflicting-values", text)
    assert "demo.yaml:3:5" not in text


def test_an_invalid_case_is_said_not_to_be_scored(invalid_report):
    text = text_of(invalid_report)
    assert "broken.yaml:2:3: error: VK101 there is no key 'claim'" in text
    assert "not scored" in text


def test_a_case_without_claims_is_not_called_invalid(report):
    empty = Report(tool=Tool(version="1"), case=report.case, path="empty.yaml")
    assert "not scored" not in text_of(empty)


def test_several_reports_stand_under_their_paths(report, invalid_report):
    text = text_of(report, invalid_report)
    assert text.index("=== demo.yaml") < text.index("=== broken.yaml")


def test_colour_only_where_it_is_asked_for(report):
    plain, painted = text_of(report), text_of(report, style=Style(True))
    assert "\x1b[" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain != painted


def test_text_of_a_case_cannot_steer_the_terminal(report):
    text = text_of(report)
    assert not CONTROL.search(text)
    assert r"\x1b[31mred\x07 \u202egnp.exe" in text
    assert max(map(len, text.splitlines())) < 400


@given(st.text())
def test_visible_text_is_one_line_without_control_characters(text):
    line = visible(text)
    assert "\n" not in line
    assert not CONTROL.search(line)
    line.encode("utf-8")


@given(st.text(), st.integers(1, 40))
def test_cropped_text_fits(text, columns):
    assert width(crop(visible(text), columns)) <= columns


@pytest.mark.parametrize("text", ["::stop-commands::x", "  ::error::x", "##[error]x"])
def test_no_text_begins_like_a_command_to_a_build_service(text):
    assert re.match(r"\\x(3a|23)", visible(text))
    assert visible(f"a {text}") == f"a {text}"


def test_words_of_persian_and_emoji_stay_whole():
    assert visible("می\u200cخواهم 👩\u200d🚀") == "می\u200cخواهم 👩\u200d🚀"


def test_the_mark_stands_under_wide_characters():
    line, mark = excerpt(["text: 日本語 x"], 1, 7)
    assert line.index("日") == mark.index("^")
    assert mark.count("^") == width("日本語 x")


def test_a_long_line_is_cut_around_the_place():
    line, mark = excerpt(["a" * 5000 + "HERE" + "b" * 5000], 1, 5001)
    assert "HERE" in line
    assert len(line) < 150
    assert line.index("HERE") == mark.index("^")


@given(st.lists(st.text(max_size=300), max_size=3), st.integers(0, 5), st.integers(1, 400))
def test_an_excerpt_is_shown_for_any_place_or_not_at_all(lines, line, column):
    shown = excerpt(lines, line, column)
    assert len(shown) <= 2
    assert not CONTROL.search("".join(shown))


def test_the_mark_stands_under_the_cell_of_a_csv_file():
    lines = ["id;text;value", 'a;"one; two";x']
    assert [character_column(lines, 1, cell) for cell in (1, 2, 3)] == [1, 4, 9]
    assert [character_column(lines, 2, cell) for cell in (1, 2, 3)] == [1, 3, 14]
    assert character_column(lines, 2, 4) is None
    assert character_column(lines, 3, 1) is None


def test_a_place_in_a_workbook_names_the_sheet_and_the_cell():
    def cell(pointer, line, column, path="case.xlsx"):
        found = Finding(
            rule="X1", severity="error", message="", pointer=pointer, line=line, column=column
        )
        return sheet_cell(found, path)

    assert cell("/evidence/1/claim", 3, 2) == "evidence!B3"
    assert cell("/case/title", 4, 28) == "case!AB4"
    assert cell("/verifykit", 1, 27) == "case!AA1"
    assert cell("/claims/0", 2, 1, "case.yaml") is None
