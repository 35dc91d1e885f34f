"""Which files in a folder are cases, and which are left alone."""

import errno
import json
import os

import pytest

CASE = "verifykit: 1\nclaims: [{id: a, text: A.}]\n"


@pytest.fixture
def desk(folder):
    top = folder / "desk"
    for name in ("bridge", "archive", ".hidden", "node_modules", "lists"):
        (top / name).mkdir(parents=True)
        (top / name / "case.yaml").write_text(CASE)
    (top / "lists" / "sources.csv").write_text("id,name\ns,S\n")
    (top / "lists" / "captures.yaml").write_text(CASE)
    (top / "notes.yaml").write_text("title: nothing to do with it\n")
    (top / "own.yml").write_text(f"# a comment first\n{CASE}")
    (top / "own.json").write_text(json.dumps({"verifykit": 1, "claims": []}))
    (top / "assessment.json").write_text(json.dumps({"verifykit": 1, "claims": [], "tool": {}}))
    (top / "broken.json").write_text('{"verifykit": ')
    return top


def checked(result):
    return [report["path"].replace("\\", "/") for report in result.json()]


def test_a_folder_gives_the_cases_in_it(run, desk):
    found = checked(run("validate", "desk", "--format", "json"))
    assert found == [
        "desk/own.json",
        "desk/own.yml",
        "desk/archive/case.yaml",
        "desk/bridge/case.yaml",
        "desk/lists/case.yaml",
    ]


def test_without_a_path_it_is_the_working_directory(run, desk, monkeypatch):
    monkeypatch.chdir(desk / "bridge")
    result = run("check", "--summary")
    assert result.code == 0
    assert "1 claim: 1 unverified\n" in result.out


def test_the_configuration_adds_and_leaves_out(run, desk):
    (desk / "verifykit.toml").write_text('include = ["notes.*"]\nexclude = ["archive", "*.json"]\n')
    found = checked(run("validate", "desk", "--format", "json"))
    assert found == [
        "desk/notes.yaml",
        "desk/own.yml",
        "desk/bridge/case.yaml",
        "desk/lists/case.yaml",
    ]
    found = checked(run("validate", "desk", "--format", "json", "--exclude", "own.*,lists,bridge"))
    assert found == ["desk/notes.yaml", "desk/archive/case.yaml"]


def test_several_cases_end_with_a_grand_total(run, desk):
    out = run("check", "desk", "--exclude", "own.json").out
    assert out.index("=== desk/own.yml") < out.index("=== all 4 cases")
    assert "4 claims: 4 unverified\n" in out


def test_a_folder_without_cases_is_told(run, folder):
    (folder / "empty").mkdir()
    result = run("check", "empty")
    assert result.code == 4
    assert "the folder has no case.yaml" in result.out


@pytest.mark.parametrize("closed", ["desk/bridge", "desk/own.yml"])
def test_what_nobody_may_read_is_told_and_not_passed_over(run, desk, monkeypatch, closed):
    """The system is made to refuse it here, since an administrator may read everything."""

    def refuses(call):
        def asked(path, *rest, **options):
            if os.fspath(path).replace("\\", "/").endswith(closed):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.fspath(path))
            return call(path, *rest, **options)

        return asked

    for name in ("scandir", "listdir", "open"):
        monkeypatch.setattr(os, name, refuses(getattr(os, name)))
    result = run("check", "desk")
    assert result.code == 4
    assert f"cannot read {closed}: {os.strerror(errno.EACCES)}" in result.out.replace("\\", "/")
    left_out = f"own.json,{closed.removeprefix('desk/')}"
    assert run("check", "desk", "--exclude", left_out).code == 0
