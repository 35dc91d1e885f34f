"""The commands that show what is there, and `init`."""

import json
import os
import re

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from verifykit.loading.tables.columns import column_names
from verifykit.model.case import LISTS
from verifykit.schema import SCHEMAS, schema_text


def test_validate_says_what_is_in_a_valid_case(run):
    result = run("validate", "case.yaml", "empty.yaml")
    assert result.code == 0
    assert "case.yaml: valid; 2 claims, 4 items of evidence, 3 documents, 3 sources" in result.out


def test_validate_shows_every_finding_of_an_invalid_case(run):
    result = run("validate", "case.yaml", "broken.yaml")
    assert result.code == 4
    assert "broken.yaml:4:5: error: VK101" in result.out
    valid, broken = run("validate", "case.yaml", "broken.yaml", "--format", "json").json()
    assert (valid["valid"], valid["findings"]) == (True, [])
    assert not broken["valid"]
    assert "VK101" in {finding["rule"] for finding in broken["findings"]}


@pytest.mark.parametrize("name", ["SRC004", "src004", "echo"])
def test_a_rule_is_explained_under_its_code_and_its_name(run, name):
    text = run("rule", name).out
    for part in ("SRC004 echo", "What it checks", "Why it matters", "What to do", "Bad", "Good"):
        assert part in text


def test_a_failure_of_plugins_is_explained_as_well(run):
    assert "VK910 checker-raised" in run("rule", "VK910").out
    assert run("rule", "VK910", "--format", "json").json()["code"] == "VK910"


def test_an_unknown_rule_is_a_usage_error_with_a_suggestion(run):
    result = run("rule", "SR004")
    assert result.code == 2
    assert "did you mean SRC004?" in result.err


@pytest.mark.parametrize(("code", "meant"), [("SRC4", "SRC004"), ("con05", "CON005")])
def test_of_a_code_with_too_few_digits_that_of_the_number_is_meant(run, code, meant):
    assert run("rule", code).err.endswith(f"did you mean {meant}?\n")


def test_every_listed_rule_can_be_explained(run):
    listed = run("rules", "--format", "json").json()
    codes = [rule["code"] for rule in listed]
    assert codes == sorted(set(codes))
    assert {"VK001", "SRC004", "WAI001"} <= set(codes)
    text = run("rules").out.splitlines()
    assert [line.split()[0] for line in text[1:]] == codes
    for rule in listed:
        assert rule["checks"]
        assert rule["why"]
        assert rule["fix"]


def test_checkers_are_listed_with_where_they_come_from(run):
    listed = {one["checker"]: one for one in run("checkers", "--format", "json").json()}
    assert listed["source-count"]["distribution"] == "verifykit-core"
    assert "SRC004" in listed["source-count"]["rules"].split()
    blocked = run("checkers", "-p", "no:source-count").out
    assert "source-count" not in blocked


def test_no_rule_of_a_checker_is_cut_off_and_the_list_fits_a_terminal(run):
    lines = run("checkers").out.splitlines()
    (contradiction,) = [line for line in lines if line.startswith("contradiction ")]
    assert re.fullmatch(r"CON001-\d{3}", contradiction.split()[-1])
    assert max(map(len, lines)) <= 80


def test_a_misspelled_command_is_told_which_one_was_meant(run):
    result = run("chek", "case.yaml")
    assert result.code == 2
    assert "There is no command 'chek'; did you mean check?" in result.err


@pytest.mark.parametrize("command", ["check", "convert", "calibrate"])
def test_help_says_what_an_option_takes(run, monkeypatch, command):
    monkeypatch.setenv("COLUMNS", "80")
    assert " TEXT" not in run(command, "--help").out


@pytest.mark.parametrize("command", ["schema", "completion", "new-plugin"])
def test_help_breaks_no_word_at_its_hyphen(run, monkeypatch, command):
    monkeypatch.setenv("COLUMNS", "80")
    lines = run(command, "--help").out.splitlines()
    assert [line for line in lines if line.endswith("-")] == []
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_printed_word_for_word(run, name):
    result = run("schema", name)
    assert result.out == schema_text(name)
    Draft202012Validator.check_schema(json.loads(result.out))


def test_every_fault_of_a_configuration_is_a_line_of_its_own_in_order(run, folder):
    (folder / "verifykit.toml").write_text('fail-on = "warning"\nignore = "SRC"\n')
    lines = run("check", "case.yaml").err.splitlines()
    assert len(lines) == 2
    for number, line in enumerate(lines, start=1):
        assert line.startswith("verifykit: ")
        assert f"verifykit.toml:{number}: " in line


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('select = ["XYZ"]', "select: no rule has a code that begins with XYZ"),
        ('accept = ["nobody"]', "accept: there is no plug-in 'nobody' here"),
        ("plugins.source-count.a = 1", "plugins.source-count: "),
    ],
)
def test_what_only_the_plug_ins_can_tell_is_told_with_its_place(run, folder, line, told):
    (folder / "verifykit.toml").write_text(f"\n{line}\n")
    result = run("check", "case.yaml")
    assert result.code == 2
    assert f"verifykit.toml:2: {told}" in result.err


def test_such_a_value_on_the_command_line_is_told_as_that(run):
    assert "command line: select: no rule" in run("check", "case.yaml", "--select", "XYZ").err


def test_the_table_of_a_pyproject_is_told_where_it_belongs(run, folder):
    (folder / "verifykit.toml").write_text('[tool.verifykit]\nignore = ["SRC"]\n')
    result = run("check", "case.yaml")
    assert result.code == 2
    assert "verifykit.toml:1: [tool.verifykit] belongs into pyproject.toml" in result.err


def test_config_shows_each_value_and_where_it_came_from(run, folder, monkeypatch):
    (folder / "verifykit.toml").write_text('\nselect = ["SRC"]\n')
    monkeypatch.setenv("VERIFYKIT_FAIL_ON", "note")
    data = run("config", "case.yaml", "--ignore", "SRC001", "--format", "json").json()
    assert data["file"] == os.path.join(str(folder), "verifykit.toml")
    options = data["options"]
    assert options["select"] == {"value": ["SRC"], "from": f"{data['file']}:2"}
    assert options["fail-on"]["from"] == "environment variable VERIFYKIT_FAIL_ON"
    assert options["ignore"] == {"value": ["SRC001"], "from": "command line"}
    assert options["format"] == {"value": "text", "from": "default"}
    text = run("config").out
    assert 'select           ["SRC"]  ' in text


def test_a_new_case_checks_without_an_error(run, folder):
    result = run("init", "first-story")
    assert (result.code, result.out) == (0, "")
    case = folder / "first-story" / "case.yaml"
    first_line = case.read_text(encoding="utf-8").splitlines()[0]
    assert first_line == "# yaml-language-server: $schema=case-1.schema.json"
    assert (case.parent / "case-1.schema.json").read_text("utf-8") == schema_text("case-1")
    checked = run("check", case, "--format", "json")
    assert checked.code == 0
    assert checked.json()["case"]["id"] == "first-story"
    assert checked.json()["claims"][0]["verdict"] in ("supported", "corroborated")


def test_init_replaces_nothing_unless_forced(run, folder):
    (folder / "case.yaml").write_text("mine")
    assert run("init", ".").code == 2
    assert (folder / "case.yaml").read_text() == "mine"
    assert not (folder / "case-1.schema.json").exists()
    assert run("init", ".", "--force").code == 0
    assert (folder / "case.yaml").read_text() != "mine"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_call_the_command(run, shell):
    assert "_VERIFYKIT_COMPLETE" in run("completion", shell).out


def test_init_writes_a_workbook_with_every_column_and_what_it_means(run, folder):
    assert run("init", "desk.xlsx").code == 0
    workbook = openpyxl.load_workbook(folder / "desk.xlsx")
    assert workbook.sheetnames == ["read me", "case", *LISTS.values()]
    explained = {(row[0], row[1]): row for row in workbook["read me"].iter_rows(values_only=True)}
    for name in LISTS.values():
        headings = [cell.value for cell in workbook[name][1]]
        assert headings == list(column_names(name))
        assert all(len(explained[name, heading][4] or "") > 5 for heading in headings)
    [stances] = [
        rule.formula1
        for rule in workbook["evidence"].data_validations.dataValidation
        if "supports" in rule.formula1
    ]
    assert set(stances.strip('"').split(",")) >= {"supports", "refutes", "reports", "questions"}
    assert run("init", "desk.xlsx").code == 2
    assert run("check", "desk.xlsx").code == 5


def test_a_filled_in_template_is_a_case(run, folder):
    run("init", "desk.xlsx")
    workbook = openpyxl.load_workbook(folder / "desk.xlsx")
    columns = {cell.value: cell.column for cell in workbook["claims"][1]}
    workbook["claims"].cell(2, columns["id"]).value = "bridge-open"
    workbook["claims"].cell(2, columns["text"]).value = "The bridge is open."
    workbook.save(folder / "desk.xlsx")
    result = run("check", "desk.xlsx")
    assert result.code == 0
    assert "1 claim: 1 unverified" in result.out


def test_init_writes_tables_with_every_column(run, folder):
    assert run("init", "desk", "--tables").code == 0
    for name in LISTS.values():
        assert (folder / "desk" / f"{name}.csv").read_text() == ",".join(column_names(name)) + "\n"
    page = (folder / "desk" / "columns.md").read_text()
    assert "| `stance` | supports, refutes" in page
    with (folder / "desk" / "claims.csv").open("a") as stream:
        stream.write(
            "bridge-open,The bridge is open." + "," * (len(column_names("claims")) - 2) + "\n"
        )
    assert run("check", "desk").code == 0
