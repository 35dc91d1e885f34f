"""`verifykit diff` on two files."""

import pytest

from verifykit.schema import validate


@pytest.fixture
def shorter(folder):
    text = (folder / "case.yaml").read_text()
    lines = [line for line in text.splitlines(keepends=True) if "id: e-paper" not in line]
    (folder / "shorter.yaml").write_text("".join(lines))
    return "shorter.yaml"


def test_no_difference_ends_with_0(run):
    result = run("diff", "case.yaml", "case.yaml")
    assert (result.code, result.out) == (0, "no difference\n")


def test_a_claim_that_is_worse_founded_ends_with_1_and_says_why(run, shorter):
    result = run("diff", "case.yaml", shorter)
    assert result.code == 1
    assert "moved         open-again: corroborated 0.85" in result.out
    assert ", worse founded\n" in result.out
    assert "                e-paper is gone: it spoke for it (origin gazette)\n" in result.out
    assert "evidence\n  - e-paper\n" in result.out
    assert (
        "0 verdicts towards true, 0 towards false, 0 more open, 1 claim worse founded" in result.out
    )
    assert run("diff", "case.yaml", shorter, "--exit-zero").code == 0


def test_a_claim_that_is_better_founded_ends_with_0(run, shorter):
    result = run("diff", shorter, "case.yaml")
    assert result.code == 0
    assert ", better founded\n" in result.out


def test_json_keeps_to_the_published_schema(run, shorter):
    data = run("diff", "case.yaml", shorter, "--format", "json").json()
    assert validate(data, "diff-1") == ()
    [claim] = [claim for claim in data["claims"] if claim["founding"] == "worse"]
    assert claim["id"] == "open-again"
    assert "evidence-removed" in {reason["kind"] for reason in claim["reasons"]}


def test_the_old_version_can_come_from_standard_input(run, folder, shorter):
    result = run("diff", "-", shorter, stdin=(folder / "case.yaml").read_bytes())
    assert result.code == 1


@pytest.mark.parametrize("desk", ["desk/case.yaml", "desk"])
def test_a_version_from_standard_input_belongs_into_the_folder_of_the_other(run, folder, desk):
    (folder / "desk").mkdir()
    case = (folder / "case.yaml").read_bytes()
    (folder / "desk" / "case.yaml").write_bytes(case)
    (folder / "desk" / "verifykit.toml").write_text('ignore = ["SRC"]\n')
    for versions in (["-", desk], [desk, "-"]):
        result = run("diff", *versions, stdin=case)
        assert (result.code, result.out) == (0, "no difference\n")


def test_invalid_versions_end_with_4(run):
    result = run("diff", "case.yaml", "broken.yaml")
    assert (result.code, result.out) == (4, "")
    assert "VK101" in result.err
