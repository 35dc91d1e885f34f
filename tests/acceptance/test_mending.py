"""`verifykit check --fix` writes what mends findings safely, and only that."""

from pathlib import Path

import pytest

from forked_command import run_forked

CASE = """\
# A case.
verifykit: 1
case: {id: small, as_of: 2024-06-01}
sources: [{id: s-1, name: One}]
claims:
  - {id: c-1, text: First.}
evidence:
  - {id: e-1, claim: c-1, source: s-1, stance: supports}
waivers:
  # this one meets nothing any more
  - {rule: SRC001, claim: c-1, reason: it was asked for}
  - {rule: SRC003, reason: there is one}   # and this one does
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(CASE)
    return tmp_path


def test_stale_waivers_go_and_the_rest_stays(folder: Path) -> None:
    before = run_forked("check", "case.yaml", "--format", "json", folder=folder).json()
    stale = [one for one in before["findings"] if one["rule"] == "WAI001"]
    assert all(one["fix"]["safe"] for one in stale)
    done = run_forked("check", "case.yaml", "--fix", "--format", "json", folder=folder)
    assert f"mended {len(stale)} finding" in done.stderr
    assert not [one for one in done.json()["findings"] if one["rule"] == "WAI001"]
    text = (folder / "case.yaml").read_text()
    assert text.startswith("# A case.\n")
    assert "SRC001" not in text
    again = run_forked("check", "case.yaml", "--fix", folder=folder)
    assert "mended" not in again.stderr
    assert (folder / "case.yaml").read_text() == text


def test_without_the_option_nothing_is_written(folder: Path) -> None:
    run_forked("check", "case.yaml", folder=folder)
    assert (folder / "case.yaml").read_text() == CASE


def test_standard_input_cannot_be_mended(folder: Path) -> None:
    done = run_forked("check", "-", "--fix", folder=folder)
    assert done.exit_code == 2
    assert "--fix" in done.stderr


def test_a_quote_is_made_word_for_word(folder: Path) -> None:
    pytest.importorskip("verifykit_quotes")
    (folder / "page.txt").write_text(
        "The mayor said that the bridge was closed for repairs in May."
    )
    (folder / "case.yaml").write_text(
        CASE.split("evidence:")[0]
        + "documents: [{id: d-1, source: s-1, capture: {path: page.txt}}]\nevidence:\n"
        "  - {id: e-1, claim: c-1, document: d-1, stance: supports,\n"
        "     quote: {exact: the brigde was closed for repairs in May}}   # as heard\n"
    )
    done = run_forked("check", "case.yaml", "--fix", "--format", "json", folder=folder)
    assert "quote what the page says: “the bridge was closed for repairs in May”" in done.stderr
    assert not [one for one in done.json()["findings"] if one["rule"] == "QUO003"]
    text = (folder / "case.yaml").read_text()
    assert "the bridge was closed" in text
    assert "# as heard" in text
