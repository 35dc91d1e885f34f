"""Texts that name no time in words are read by a smaller pattern, and as they would be anyway."""

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit_chronology import atoms as reading
from verifykit_chronology.language import LANGUAGES, Language, load
from verifykit_chronology.names import may_name_a_time


def words_of(language: Language) -> list[str]:
    """Words for times as they stand in texts, forms and cases among them."""
    tables = (language.parts, language.days, language.units, language.relative)
    patterns = [*language.months, *language.weekdays]
    patterns += [one for table in tables for one in table.values()]
    plain = [
        one.replace("?", "").replace("\\", "") for pattern in patterns for one in pattern.split("|")
    ]
    return [one.replace("{n}", "3").replace("{unit}", "x") for one in plain]


DIGITS = ["2025", "3/4/2020", "2013-17", "1990s", "21", "2020-05-03", "3", "il  y a", "ago", "vor"]
CASES = [str, str.upper, str.title, lambda word: word.replace("i", "İ").replace("s", "ſ")]


@st.composite
def texts(draw, language):
    word = st.builds(
        lambda word, form: form(word), st.sampled_from(words_of(language)), st.sampled_from(CASES)
    )
    pieces = draw(
        st.lists(st.one_of(word, st.sampled_from(DIGITS), st.text(max_size=3)), max_size=6)
    )
    return " ".join(pieces)


@pytest.mark.parametrize("code", LANGUAGES)
@given(st.data())
def test_the_smaller_pattern_misses_no_date(code, data):
    language = load(code)
    text = data.draw(texts(language))
    found = list(reading.atoms(text, language))
    with patch.object(reading, "may_name_a_time", return_value=True):
        assert found == list(reading.atoms(text, language))


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Person 1 was 21 years old in 2025.", False),
        ("The bridge opened on 2020-05-03.", False),
        ("It fell in May 2020.", True),
        ("It fell three years ago.", True),
        ("It fell last year.", True),
        ("YESTERDAY it fell.", True),
    ],
)
def test_a_unit_names_a_time_only_beside_another_word(text, may):
    assert may_name_a_time(text, load("en")) is may


def test_of_a_language_whose_names_alone_are_known_every_text_may():
    assert may_name_a_time("x", Language(code="sv", months=(), weekdays=()))
