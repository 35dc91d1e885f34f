"""JSON, JSON Lines and CSV: what programs read."""

import csv
import io
import json
import math

import pytest
from jsonschema import Draft202012Validator

from verifykit.reporting.registry import FORMATS, ReportWriter, writer
from verifykit.reporting.score_formats import COLUMNS
from verifykit.schema import schema, validate


def written(name, *reports):
    stream = io.StringIO()
    writer(name).write(reports, stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_a_writer_under_its_own_name(name, report):
    assert isinstance(writer(name), ReportWriter)
    assert writer(name).name == name
    assert written(name, report).endswith("\n")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_written_for_invalid_cases_and_for_none(name, invalid_report):
    written(name, invalid_report)
    written(name)


def test_the_schema_is_a_schema_and_explains_every_property():
    Draft202012Validator.check_schema(schema("assessment-1"))

    def properties(node):
        if isinstance(node, dict):
            yield from node.get("properties", {}).items()
            for child in node.values():
                yield from properties(child)
        elif isinstance(node, list):
            for child in node:
                yield from properties(child)

    missing = [
        name
        for name, entry in properties(schema("assessment-1"))
        if "description" not in entry and "$ref" not in entry
    ]
    assert missing == []


def test_json_keeps_to_the_schema(report, invalid_report):
    assert validate(json.loads(written("json", report)), "assessment-1") == ()
    assert validate(json.loads(written("json", invalid_report)), "assessment-1") == ()


def test_several_reports_are_an_array(report, invalid_report):
    first, second = json.loads(written("json", report, invalid_report))
    assert (first["path"], second["path"]) == ("demo.yaml", "broken.yaml")
    assert second["case"] is None
    assert second["claims"] == []


def test_json_lines_have_one_assessment_a_line(report, invalid_report):
    lines = written("jsonl", report, invalid_report).splitlines()
    assert [validate(json.loads(line), "assessment-1") for line in lines] == [(), ()]


def test_a_check_points_at_its_findings(report):
    data = json.loads(written("json", report))
    [check] = data["claims"][0]["checks"]
    assert [data["findings"][number]["rule"] for number in check["findings"]] == ["SRC004"]


def test_numbers_are_not_rounded_for_show(report):
    claim = json.loads(written("json", report))["claims"][0]
    assert claim["score"] == 0.7095
    assert claim["support"] == {"documents": 2, "origins": {"min": 1, "max": 2}}
    idle = claim["explanation"][2]
    assert idle == {
        "step": "none", "evidence": ["e-paper"], "log_odds": 0.0, "why": "relays e-agency",
    }  # fmt: skip
    assert math.copysign(1, idle["log_odds"]) == 1


def test_no_evidence_is_null_and_not_one_half(report):
    claim = json.loads(written("json", report))["claims"][1]
    assert claim["score"] is claim["likelihood"] is claim["range"] is claim["shares"] is None


def test_a_waived_finding_says_why(report):
    [waived] = json.loads(written("json", report))["waived"]
    assert waived["finding"]["claim"] == "bridge-safe"
    assert waived["reason"] == "seen, and accepted"


def test_csv_has_a_row_for_each_claim(report):
    rows = list(csv.DictReader(io.StringIO(written("csv", report))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["claim"] for row in rows] == ["bridge-opened", "bridge-cost", "bridge-safe"]
    assert rows[0]["score"] == "0.7095"
    assert rows[1]["score"] == ""


def test_no_cell_of_csv_runs_as_a_formula(report):
    text = list(csv.DictReader(io.StringIO(written("csv", report))))[1]["text"]
    assert text == "'" + report.case.claims[1].text
