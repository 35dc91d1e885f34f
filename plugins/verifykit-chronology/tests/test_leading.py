"""Which words stand before a date, with a gap or an article between them and it."""

import pytest

from verifykit_chronology.language import LANGUAGES, load
from verifykit_chronology.leading import said_before


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("It fell in ", {"at", "year", "month"}),
        ("Most of the ", {"at", "most", "year", "month"}),
        ("MOST OF ", {"at", "most", "year", "month"}),
        ("since the ", {"at", "year", "month", "since"}),
        ("within ", set()),
        ("in    ", set()),
        ("in a ", set()),
        ("c. ", {"about"}),
        ("", set()),
    ],
)
def test_kinds_of_words_before_a_date(text, kinds):
    found = said_before(text, len(text), load("en"))
    assert found & {"at", "year", "month", "most", "since", "about"} == kinds


def test_only_what_is_before_the_place_counts():
    assert said_before("in 2019 since", len("in "), load("en")) >= {"at"}
    assert "since" not in said_before("in 2019 since", len("in "), load("en"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_phrase_is_found_as_it_is_written(code):
    words = load(code)
    for kind, phrases in words.before.items():
        for phrase in phrases.split("|"):
            assert kind in said_before(f"x {phrase} ", len(phrase) + 3, words), phrase
            assert phrase == phrase.lower()
