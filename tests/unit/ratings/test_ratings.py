"""Rating words and what they mean."""

import tomllib
from importlib.resources import files

import pytest

from verifykit.errors import ConfigError
from verifykit.ratings import built_in, normalised, read_ratings


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("True", "true"),
        ("MOSTLY TRUE", "true"),
        ("mostly-false", "false"),
        ("Pants on Fire!", "false"),
        ("Falsch", "false"),
        ("Irreführend", "unknown"),
        ("Engañoso", "unknown"),
        ("Half True", "unknown"),
        ("unproven", "unknown"),
        ("Satire", None),
        ("", None),
    ],
)
def test_words_of_fact_checkers(word, label):
    assert built_in().label(word) == label


def test_no_word_means_two_things():
    text = (files("verifykit.ratings") / "ratings.toml").read_text(encoding="utf-8")
    meaning = {}
    for label, words in tomllib.loads(text).items():
        for word in words:
            assert meaning.setdefault(normalised(word), label) == label, word


def test_an_unknown_word_is_no_label():
    assert not built_in().knows("seven camels")
    with pytest.raises(KeyError):
        built_in().label("seven camels")


def test_a_table_of_ones_own_adds_and_overrides(tmp_path):
    path = tmp_path / "ratings.toml"
    path.write_text('false = ["seven camels", "misleading"]\n')
    table = read_ratings(path)
    assert table.label("Seven Camels") == "false"
    assert table.label("misleading") == "false"
    assert table.label("true") == "true"


@pytest.mark.parametrize(
    "text",
    [
        'maybe = ["x"]',
        'true = ["Kinda"]\nfalse = ["kinda!"]',
        'true = "x"',
        "true = [1]",
        "true = ",
    ],
)
def test_what_is_no_table_is_refused(tmp_path, text):
    path = tmp_path / "ratings.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=r"ratings\.toml"):
        read_ratings(path)
