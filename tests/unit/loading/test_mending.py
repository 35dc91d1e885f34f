"""Dates and numbers as people and spreadsheets write them, and what to write instead."""

import json

import openpyxl
import pytest

from verifykit.loading import load
from verifykit.loading.references.dates import date_advice, number_advice


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("13.09.2024", "; write 2024-09-13"),
        ("09/13/2024", "; write 2024-09-13"),
        ("13/9/2024", "; write 2024-09-13"),
        ("03.04.2024", "; write 2024-04-03"),
        ("03/04/2024", "; write 2024-04-03 (the day first) or 2024-03-04 (the month first)"),
        ("04/04/2024", "; write 2024-04-04"),
        ("45548", "; Excel stores dates like this: write 2024-09-13"),
        ("45548.5", "; Excel stores dates like this: write 2024-09-13"),
        ("32.13.2024", ""),
        ("99999", ""),
        ("yesterday", ""),
    ],
)
def test_dates(written, advice):
    assert date_advice(written) == advice


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("27%", "; write 27, and percent as the unit"),
        ("27,5", "; write 27.5"),
        ("27,5 %", "; write 27.5, and percent as the unit"),
        ("1 200 000", "; write 1200000"),
        ("1,200,000", "; write 1200000"),
        ("1,200", "; write 1.200 or 1200"),
        ("many", ""),
    ],
)
def test_numbers(written, advice):
    assert number_advice(written) == advice


def test_the_findings_say_what_to_write():
    case = {
        "verifykit": 1,
        "predicates": [{"id": "share", "value": "number"}, {"id": "began", "value": "date"}],
        "claims": [
            {"id": "a", "text": "A", "when": "13.09.2024"},
            {"id": "b", "text": "B", "predicate": "share", "value": "27%"},
            {"id": "c", "text": "C", "predicate": "began", "value": 45548},
            {"id": "d", "text": "D", "when": 45548},
        ],
    }
    messages = [
        finding.message for finding in load("c.json", data=json.dumps(case).encode()).findings
    ]
    for advice in ("write 2024-09-13", "write 27, and percent as the unit"):
        assert any(advice in message for message in messages)
    assert sum("Excel stores dates like this" in message for message in messages) == 2


@pytest.mark.parametrize(
    ("unit", "number_format", "value"),
    [
        ("percent", "0%", 27),
        ("percent", "0.0%", 27),
        ("%", "0%", 27),
        ("share", "0%", 0.27),
        ("percent", "0.00", 0.27),
        ("percent", '0.00"% of all"', 0.27),
    ],
)
def test_a_percentage_of_a_spreadsheet_is_the_number_that_it_shows(
    tmp_path, unit, number_format, value
):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "claims"
    sheet.append(["id", "text", "value", "unit"])
    sheet.append(["a", "A", 0.27, unit])
    sheet["C2"].number_format = number_format
    workbook.create_sheet("case").append(["verifykit", 1])
    workbook.save(tmp_path / "case.xlsx")
    loaded = load(tmp_path / "case.xlsx")
    assert loaded.case.claims[0].value == value
