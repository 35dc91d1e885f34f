"""Input that is broken in every way: a finding with its place, code 4, and nothing else."""

import json
import os
from pathlib import Path

import openpyxl
import pytest

BAD = {
    "empty.yaml": b"",
    "empty.json": b"",
    "nul.yaml": b"verifykit: 1\nclaims:\n  - {id: a, text: 'x\0y'}\n",
    "latin.yaml": b"verifykit: 1\nclaims: [{id: a, text: caf\xe9}]\n",
    "list.json": b"[1, 2]",
    "number.yaml": b"12\n",
    "syntax.yaml": b"verifykit: 1\nclaims: [{id: a\n",
    "syntax.json": b'{"verifykit": 1,, }',
    "duplicate-key.yaml": b"verifykit: 1\nclaims:\n  - {id: a, text: A., text: B.}\n",
    "duplicate-key.json": b'{"verifykit": 1, "claims": [], "claims": []}',
    "duplicate-id.yaml": b"verifykit: 1\nclaims: [{id: a, text: A.}, {id: a, text: B.}]\n",
    "unknown-reference.yaml": b"verifykit: 1\nclaims: [{id: a, text: A.}]\n"
    b"evidence: [{id: e, claim: b, source: s, stance: supports}]\n",
    "nan.json": b'{"verifykit": 1, "claims": [{"id": "a", "text": "A.", "value": NaN}]}',
    "integer.json": b'{"verifykit": 1, "claims": [{"id": "a", "text": "A.", "value": '
    + b"9" * 5000 + b"}]}",
    "deep.json": b'{"verifykit": 1, "x-deep": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep.yaml": b"verifykit: 1\nx-deep: " + b"[" * 5000 + b"]" * 5000 + b"\n",
    "bomb.yaml": b"verifykit: 1\nx-a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    + b"".join(
        b"x-%c: &%c [%s]\n" % (name + 1, name + 1, b",".join([b"*%c" % name] * 10))
        for name in range(ord("a"), ord("m"))
    ),
    "no-such-date.yaml": b"verifykit: 1\nclaims: [{id: a, text: A., when: 2020-02-31}]\n",
    "outside.yaml": b"verifykit: 1\nsources: [{id: s, name: S}]\nclaims: [{id: a, text: A.}]\n"
    b"documents: [{id: d, source: s, capture: {path: ../../etc/passwd}}]\n",
    "no-workbook.xlsx": b"PK\x03\x04 and then nothing",
    "surrogate.json": b'{"verifykit": 1, "claims": [{"id": "a", "text": "\\ud800"}]}',
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_each_is_a_finding_with_its_place(run, folder, name):
    (folder / name).write_bytes(BAD[name])
    before = sorted(folder.iterdir())
    data = run("check", name, "--format", "json").json()
    assert data["case"] is None
    assert data["claims"] == []
    assert {finding["rule"][:2] for finding in data["findings"]} == {"VK"}
    assert all(finding["path"] == name for finding in data["findings"])
    result = run("check", name)
    assert result.code == 4
    assert f"{name}" in result.out
    assert "Traceback" not in result.out + result.err
    assert len(result.out) < 20_000
    assert sorted(folder.iterdir()) == before


def test_fifty_megabytes_of_one_string_end(run, folder):
    text = json.dumps({"verifykit": 1, "claims": [{"id": "a", "txt": "x" * 50_000_000}]})
    (folder / "large.json").write_text(text)
    result = run("check", "large.json")
    assert result.code == 4
    assert len(result.out) < 20_000


def test_findings_about_input_can_be_neither_ignored_nor_waived(run, folder):
    (folder / "bad.yaml").write_text(
        "verifykit: 1\nclaims: [{id: a}]\nwaivers: [{rule: VK102, reason: no}]\n"
    )
    result = run("check", "bad.yaml", "--ignore", "VK", "--exit-zero")
    assert "VK102" in result.out
    assert result.code == 4


def test_what_is_wrong_in_a_workbook_is_found_by_sheet_and_cell(run, folder):
    workbook = openpyxl.Workbook()
    workbook.active.title = "case"
    workbook.active.append(["verifykit", 1])
    claims = workbook.create_sheet("claims")
    claims.append(["id", "text"])
    claims.append(["a", "=1+1"])
    evidence = workbook.create_sheet("evidence")
    evidence.append(["id", "claim", "source", "stance"])
    evidence.append(["e", "nope", "s", "supports"])
    workbook.save(folder / "bad.xlsx")

    result = run("check", "bad.xlsx")

    assert result.code == 4
    assert "bad.xlsx:2:2: error: VK015 the cell is a formula" in result.out
    assert "= the cell claims!B2\n" in result.out
    assert "= the cell evidence!B2\n" in result.out


def test_the_mark_is_under_the_cell_of_a_csv_list(run, folder):
    (folder / "lists").mkdir()
    (folder / "lists" / "case.yaml").write_text("verifykit: 1\n")
    (folder / "lists" / "claims.csv").write_text("id,text\na,A.\n")
    (folder / "lists" / "evidence.csv").write_text("id,claim,stance\ne1,a,suports\n")

    lines = run("check", "lists").out.splitlines()

    at = next(n for n, line in enumerate(lines) if "evidence.csv:2:3: error: VK104" in line)
    assert lines[at + 1].index("suports") == lines[at + 2].index("^")


@pytest.mark.parametrize(
    "command",
    [
        ["check", "case.yaml", "--output", "json=case.yaml"],
        ["report", "case.yaml", "-o", "case.yaml"],
        ["score", "case.yaml", "--format", "csv", "-o", "case.yaml"],
    ],
)
def test_no_output_takes_the_place_of_an_input(command, run, folder):
    before = (folder / "case.yaml").read_bytes()
    result = run(*command)
    assert result.code == 2
    assert "case.yaml is an input" in result.err
    assert (folder / "case.yaml").read_bytes() == before


def test_no_output_takes_the_place_of_a_list_of_the_case(run, folder):
    (folder / "lists").mkdir()
    (folder / "lists" / "case.yaml").write_text("verifykit: 1\n")
    (folder / "lists" / "claims.csv").write_text("id,text\na,A.\n")
    for path in ("lists", "lists/case.yaml"):
        assert run("score", path, "-o", "lists/claims.csv").code == 2
        assert run("score", path, "-o", "lists/scores.csv").code == 0
    assert (folder / "lists" / "claims.csv").read_text() == "id,text\na,A.\n"


@pytest.mark.skipif(not Path("/dev/zero").is_char_device(), reason="there is no /dev/zero here")
def test_a_file_without_an_end_is_not_read(run):
    result = run("check", "/dev/zero")
    assert result.code == 4
    assert "VK001 cannot read /dev/zero: it is a pipe or a device, not a file" in result.out


def test_a_pipe_is_not_waited_for(run, folder):
    os.mkfifo(folder / "pipe.yaml")
    result = run("check", "pipe.yaml")
    assert result.code == 4
    assert "it is a pipe or a device" in result.out


@pytest.mark.parametrize("command", ["check", "validate", "explain", "report"])
@pytest.mark.parametrize(
    "name", ["c.csv", "c.jsonl", "c.ndjson", "c.parquet", "c.csv.gz", "c.jsonl.zst"]
)
def test_a_corpus_is_no_case_and_the_message_says_what_it_is_for(run, folder, command, name):
    (folder / "case.yaml").unlink()
    (folder / name).write_bytes(b"PAR1\x00\x00, whatever is in it")
    result = run(command, name, *(["claim"] if command == "explain" else []))
    assert result.code == 4
    told = result.out + result.err
    assert f"{name}: error: VK001" in told
    assert "a corpus of statements is for `score` and `learn`" in told


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("k.toml", b"".join(b"k%d = 1\n" % number for number in range(50)), "and 30 more"),
        ("large.toml", b"#" * 1_000_001, "is larger than 1 MB"),
        ("p.json", b'{"verifykit": 1, ' + b'"a%d": 1, ' * 30 % (*range(30),) + b'"b": 2}', "more"),
        ("many.json", b"[" + b"[]," * 3_000_001 + b"1]", "holds more than 6,000,000 values"),
    ],
)
def test_a_file_of_options_with_very_many_faults_is_told_in_a_few_lines(
    run, folder, name, data, told
):
    (folder / name).write_bytes(data)
    option = "--config" if name.endswith(".toml") else "--profile"
    result = run("check", "case.yaml", option, name)
    assert result.code == 2
    assert told in result.err
    assert result.err.count("\n") <= 22


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "LONG"],
        ["check", "case.yaml", "--config", "LONG"],
        ["check", "case.yaml", "--output", "json=LONG"],
        ["report", "case.yaml", "-o", "LONG"],
        ["convert", "case.yaml", "LONG.json"],
        ["score", "LONG.csv", "-o", "out.csv"],
        ["evaluate", "LONG"],
        ["init", "LONG"],
        ["new-plugin", "LONG"],
    ],
    ids=" ".join,
)
def test_a_name_that_is_too_long_is_no_fault_of_ours(run, arguments):
    result = run(*(one.replace("LONG", "x" * 3000) for one in arguments))
    assert result.code in (2, 4)
    assert "internal failure" not in result.err
    assert len(result.err) < 4000


@pytest.mark.skipif(not Path("/proc/kmsg").exists(), reason="this system has no /proc/kmsg")
@pytest.mark.parametrize("arguments", [[], ["case.yaml", "--profile"]])
def test_a_file_that_has_nothing_to_give_without_waiting_is_not_waited_for(run, arguments):
    assert run("check", *arguments, "/proc/kmsg").code in (2, 4)


def test_keys_that_are_given_twice_are_told_up_to_a_limit(run, folder, monkeypatch):
    for module in ("json_marks", "yaml_reader"):
        monkeypatch.setattr(f"verifykit.loading.readers.{module}.MAX_FINDINGS", 100)
    (folder / "many.json").write_bytes(
        b'{"verifykit": 1, "x-a": {' + b'"k": 1, ' * 300 + b'"k": 1}}'
    )
    (folder / "many.yaml").write_bytes(b"verifykit: 1\nx-a:\n" + b"  k: 1\n" * 300)
    for name in ("many.json", "many.yaml"):
        result = run("check", name, "--format", "json")
        assert result.code == 4
        told = [one["rule"] for one in json.loads(result.out)["findings"]]
        assert told.count("VK006") == 100


def test_a_list_with_more_values_than_any_case_may_have_is_refused(run, folder, monkeypatch):
    monkeypatch.setattr("verifykit.loading.tables.reading.MAX_VALUES", 300)
    (folder / "lists").mkdir()
    (folder / "lists" / "case.yaml").write_text("verifykit: 1\n")
    (folder / "lists" / "claims.csv").write_bytes(b"id,text\n" + b"\n" * 3 + b"a,b\n" * 101)
    result = run("check", "lists")
    assert result.code == 4
    assert "claims.csv:104:1: error: VK007 the file holds more than 1000000 values" in result.out
