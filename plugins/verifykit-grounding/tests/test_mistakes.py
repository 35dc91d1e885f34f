"""The package finds injected mistakes, and leaves correct sentences alone."""

import runpy
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(scope="module")
def mistakes():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHMARKS))
        return runpy.run_path(str(BENCHMARKS / "mistakes.py"))


def test_nine_mistakes_of_ten_are_found_and_correct_sentences_are_left_alone(mistakes):
    found = mistakes["counted"]()
    assert found.caught >= 0.95 * found.mistakes
    assert found.caught >= 0.98 * (found.caught + found.false)


@pytest.mark.parametrize(
    ("name", "warned", "missed"), [("paraphrases.toml", 0.02, 0.08), ("unseen.toml", 0.08, 0.65)]
)
def test_other_words_are_asked_about_and_not_warned_of(mistakes, name, warned, missed):
    found = list(mistakes["paraphrases"](name))
    right = [has for _, kind, has in found if kind == "right"]
    wrong = [has for _, kind, has in found if kind == "wrong"]
    assert right.count("warning") <= warned * len(right)
    assert wrong.count("nothing") + wrong.count("question") <= missed * len(wrong)
