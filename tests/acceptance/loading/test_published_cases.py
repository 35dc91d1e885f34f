"""The promise of the case format: every case that was ever published loads, and means the same.

A folder per version of verifykit; nothing in it is ever edited. A release adds the cases that it
ships to a folder of its own.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import verifykit
from verifykit.testing import Completed

Run = Callable[..., Completed]

PUBLISHED = Path(__file__).parents[2] / "published"
CASES = sorted(PUBLISHED.rglob("case.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: str(path.relative_to(PUBLISHED)))
def test_a_published_case_loads_and_is_assessed(path: Path) -> None:
    case = verifykit.load(path)
    report = verifykit.assess(case)
    assert [claim.id for claim in report.claims] == [claim.id for claim in case.claims]
    assert not report.errors


@pytest.mark.parametrize("path", CASES, ids=lambda path: str(path.relative_to(PUBLISHED)))
def test_a_published_case_survives_a_round_trip(
    path: Path, tmp_path: Path, run_verifykit: Run
) -> None:
    home = shutil.copytree(path.parent, tmp_path / "published")
    done = run_verifykit("convert", home / "case.yaml", home / "again.case.json")
    assert done.exit_code == 0, done.stderr
    case, again = verifykit.load(path), verifykit.load(home / "again.case.json")
    for part in ("claims", "sources", "documents", "evidence", "entities", "predicates"):
        assert getattr(again, part) == getattr(case, part)
