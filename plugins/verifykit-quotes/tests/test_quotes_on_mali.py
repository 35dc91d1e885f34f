"""The plug-in on the Mali example, as the example's PLUGINS.md tells it."""

from pathlib import Path
from shutil import copytree

import pytest

from verifykit import Settings, assess, load

EXAMPLE = Path(__file__).parents[3] / "examples" / "mali_2020"

pytestmark = pytest.mark.skipif(not EXAMPLE.is_dir(), reason="not in a checkout of verifykit")


def found(path: Path, **settings: object) -> list[tuple[str, str | None]]:
    report = assess(load(path), Settings(select=("QUO", "PRO"), disable=("echo",), **settings))
    assert not report.errors
    return sorted((finding.rule, finding.claim) for finding in report.findings)


AS_IT_IS = [("QUO005", "prepared-for-long"), ("QUO005", "protesters-for-russia")]


def test_the_quotes_of_the_example() -> None:
    assert found(EXAMPLE / "case.yaml") == AS_IT_IS


@pytest.mark.parametrize(
    ("right", "wrong", "claim"),
    [
        ("However, no concrete evidence", "However, concrete evidence", "kremlin-involved"),
        ("second with 27 percent", "second with 72 percent", "arms-share-china-27"),
    ],
)
def test_a_tampered_quote(tmp_path: Path, right: str, wrong: str, claim: str) -> None:
    path = copytree(EXAMPLE, tmp_path / "mali") / "case.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(right) == 1
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    assert found(path) == sorted([*AS_IT_IS, ("PRO001", claim), ("QUO001", claim)])
