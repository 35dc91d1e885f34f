"""Outputs that show more than a report holds use the scoring that the report came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from verifykit.cli import main
from verifykit.scoring import scoring

CASE = """\
verifykit: 1
case: {id: bridge, title: The bridge}
sources: [{id: gazette, name: The Gazette}]
claims: [{id: open, text: The bridge is open.}]
evidence: [{id: e, claim: open, source: gazette, stance: supports}]
"""


@pytest.mark.parametrize(
    "command",
    [
        ["report", "case.yaml", "-o", "report.html"],
        ["check", "case.yaml", "--output", "html=report.html"],
        ["explain", "case.yaml", "open"],
    ],
)
def test_a_claim_is_scored_once(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    made = []
    make = scoring.Scoring
    monkeypatch.setattr(scoring, "Scoring", lambda **parts: made.append(parts) or make(**parts))
    # What would change a verdict is asked of other worlds, each of which is scored for itself.
    monkeypatch.setattr("verifykit.reporting.explanation.what_would_change", lambda *_: ())

    assert main([*command, "--isolated"]) == 0

    assert len(made) == 1
