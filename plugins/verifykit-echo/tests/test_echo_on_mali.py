"""The plug-in on the Mali example, as the example's PLUGINS.md tells it."""

from pathlib import Path

import pytest

from verifykit import Settings, assess, load

EXAMPLE = Path(__file__).parents[3] / "examples" / "mali_2020"

pytestmark = pytest.mark.skipif(not EXAMPLE.is_dir(), reason="not in a checkout of verifykit")


def test_the_captures_of_the_example_are_no_copies_as_far_as_that_can_be_told() -> None:
    report = assess(
        load(EXAMPLE / "case.yaml"), Settings(select=("ECH", "PRO"), disable=("quotes",))
    )
    assert not report.errors
    told = [(finding.rule, finding.message.split()[1]) for finding in report.findings]
    assert sorted(told) == [("ECH003", "piie-arms"), ("ECH003", "scmp-arms-2018")]
