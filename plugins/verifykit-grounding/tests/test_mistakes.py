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
    ("name", "half", "warned", "missed"),
    [
        ("paraphrases.toml", "", 0, 0.05),
        ("unseen.toml", "", 0.02, 0.55),
        ("retellings.toml", "a", 0.02, 0.6),
        ("retellings.toml", "c", 0.02, 0),
        ("retellings.toml", "d", 0, 0),
        ("retellings.toml", "b", 0.02, 0.75),
        ("passages.toml", "", 0.02, 0.5),
        ("articles.toml", "", 0.02, 0.6),
        ("bulletins.toml", "a", 0.02, 0.2),
        ("bulletins.toml", "b", 0.02, 0.4),
        ("bulletins.toml", "c", 0.02, 0),
        ("bulletins.toml", "d", 0.02, 0),
        ("bulletins.toml", "e", 0.02, 0),
        ("bulletins.toml", "f", 0.03, 0),
        ("bulletins.toml", "g", 0.03, 0),
        ("bulletins.toml", "h", 0.02, 0),
    ],
)
def test_other_words_are_asked_about_and_not_warned_of(mistakes, name, half, warned, missed):
    found = list(mistakes["paraphrases"](name, half))
    right = [has for _, kind, has in found if kind == "right"]
    wrong = [has for _, kind, has in found if kind == "wrong"]
    assert right.count("warning") <= warned * len(right)
    assert wrong.count("nothing") <= missed * len(wrong)
