"""The installed package is found and configured; the matrix is an output format."""

import io
from pathlib import Path

import pytest
from attrs import evolve

from verifykit_ach.writer import MatrixWriter

CASE = """\
verifykit: 1
sources:
  - {id: police, name: Police}
claims:
  - {id: no-forced-door, text: No door was forced.}
  - {id: staff-abroad, text: The staff was abroad.}
evidence:
  - {id: e-door, claim: no-forced-door, source: police, stance: supports}
hypotheses:
  - {id: insider, text: "An\\einsider did it.", ratings: {no-forced-door: C, staff-abroad: II}}
  - {id: burglars, text: Burglars did it., ratings: {no-forced-door: I}}
"""


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


def test_it_is_found_and_selected(run_verifykit, case):
    done = run_verifykit("check", "--isolated", "--format", "json", "--select", "ACH", case)
    assert done.exit_code == 0, done.stderr
    found = {finding["rule"] for finding in done.json()["findings"]}
    assert {"ACH002", "ACH003", "ACH008"} <= found
    assert all(finding["line"] for finding in done.json()["findings"])


def test_the_matrix_as_text(run_verifykit, case):
    done = run_verifykit("check", "--isolated", "--format", "ach", case)
    assert done.exit_code == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["no-forced-door", "1.00", "0.55", "C", "I"] in lines
    assert ["staff-abroad", "-", "0.00", "II", "-"] in lines
    assert ["coverage", "100%", "50%"] in lines
    assert "Left standing: insider." in done.stdout
    assert "\x1b" not in done.stdout


def test_the_options_hold_for_the_matrix_too(run_verifykit, case):
    config = case.with_name("verifykit.toml")
    config.write_text('[plugins.ach]\nweights = "equal"\n', encoding="utf-8")
    output = case.with_name("matrix.txt")
    done = run_verifykit("check", "--output", f"ach={output}", "--select", "ACH", case)
    assert done.exit_code == 0, done.stderr
    assert "All claims count the same" in output.read_text(encoding="utf-8")
    config.write_text('[plugins.ach]\nweights = "some"\n', encoding="utf-8")
    refused = run_verifykit("check", case)
    assert refused.exit_code == 2
    assert "weights" in refused.stderr


def test_cases_without_a_matrix_say_so(assess):
    out = io.StringIO()
    bare = assess("claims: [{id: c, text: Something.}]")
    MatrixWriter().write([bare, evolve(bare, case=None)], out)
    assert "has no hypotheses" in out.getvalue()
    assert "is invalid" in out.getvalue()


def test_the_readme_shows_what_it_finds_in_the_example(run_verifykit):
    plugin = Path(__file__).parents[1]
    example = plugin.parents[1] / "examples" / "mali_2020" / "case.yaml"
    if not example.is_file():
        pytest.skip("the example is part of the source tree of verifykit, which is not here")
    readme = (plugin / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("```text\n")[2].partition("```")[0]
    done = run_verifykit(
        "check", "--isolated", "--format", "ach", "--exit-zero",
        "examples/mali_2020/case.yaml", cwd=plugin.parents[1],
    )  # fmt: skip
    assert done.stdout == shown
