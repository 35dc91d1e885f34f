"""What texts say of time, in the languages that are known: every reading, and nothing else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit import parse_span
from verifykit_chronology import expressions

FRIDAY = parse_span("2020-08-28")

READ = [
    ("en", "on 18 August 2020", ["2020-08-18"]),
    ("en", "on August 18th, 2020", ["2020-08-18"]),
    ("en", "on Tuesday, 18 August 2020", ["2020-08-18"]),
    ("en", "in January 2020", ["2020-01"]),
    ("en", "for most of 2020", ["2020"]),
    ("en", "in 2013-2017", ["2013/2017"]),
    ("en", "in 2010-12", ["2010/2012", "2010-12"]),
    ("en", "between May and July 2020", ["2020-05/2020-07"]),
    ("en", "from November 2019 to March 2020", ["2019-11/2020-03"]),
    ("en", "from 3 to 5 May 2020", ["2020-05-03/2020-05-05"]),
    ("en", "on 3/4/2020", ["2020-04-03", "2020-03-04"]),
    ("en", "since 2013", ["2013/.."]),
    ("en", "until 2017", ["../2017"]),
    ("en", "around 1850", ["1850~"]),
    ("en", "in the 1990s", ["199X"]),
    ("en", "in spring 2020", ["2020-21", "2020-23"]),
    ("en", "in the first half of 2020", ["2020-40"]),
    ("en", "last Tuesday", ["2020-08-18", "2020-08-25"]),
    ("en", "on Tuesday", ["2020-08-25", "2020-09-01"]),
    ("en", "yesterday", ["2020-08-26/2020-08-28"]),
    ("en", "two weeks ago", ["2020-08-10/2020-08-18"]),
    ("en", "on 18 August", ["2020-08-18", "2019-08-18", "2021-08-18"]),
    ("de", "am Dienstag, dem 18. August 2020", ["2020-08-18"]),
    ("de", "vor drei Tagen", ["2020-08-24/2020-08-26"]),
    ("de", "letzten Dienstag", ["2020-08-18", "2020-08-25"]),
    ("de", "Im Jahr 2013 verkaufte er alles", ["2013"]),
    ("fr", "le 1er mars 2020", ["2020-03-01"]),
    ("fr", "il y a trois jours", ["2020-08-24/2020-08-26"]),
    ("fr", "mardi dernier", ["2020-08-18", "2020-08-25"]),
    ("es", "el 18 de agosto de 2020", ["2020-08-18"]),
    ("es", "hace tres días", ["2020-08-24/2020-08-26"]),
    ("fi", "18. elokuuta 2020", ["2020-08-18"]),
    ("fi", "viime tiistaina", ["2020-08-18", "2020-08-25"]),
    ("fi", "vuodesta 1968 vuoteen 1991", ["1968/1991"]),
    ("ru", "18 августа 2020 года", ["2020-08-18"]),
    ("pt", "18 de agosto de 2020", ["2020-08-18"]),
    ("zh", "2020年8月18日", ["2020-08-18"]),
    ("ar", "١٨ أغسطس ٢٠٢٠", ["2020-08-18"]),
]

NONE = [
    "May said that he may march",
    "in 2000 homes",
    "2000 people",
    "the 2020 election",
    "in 1200 BC",
    "The Sun has set",
    "a 1080p film of 1999 pieces",
    "version 10.2.2020.1",
    "2019 crowns and $1999",
]


@pytest.mark.parametrize(("language", "text", "readings"), READ)
def test_an_expression_has_all_its_readings(language, text, readings):
    [one] = expressions(text, language, FRIDAY)
    assert list(one.readings) == readings
    assert text[one.start : one.end] == one.text


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_is_not_read_as_one(text):
    assert expressions(text, "en", FRIDAY) == ()


@pytest.mark.parametrize("said", [None, parse_span("2020-08")])
def test_what_is_relative_has_no_reading_where_nobody_knows_when_it_was_said(said):
    [one] = expressions("He left last Tuesday.", "en", said)
    assert one.readings == ()
    assert not one.absolute


def test_a_text_that_is_clearly_in_another_language_is_read_in_that():
    [one] = expressions("Es war im Januar 2020, als er mit der Bahn zu uns kam.", "en")
    assert one.readings == ("2020-01",)


@given(st.text(alphabet="0123456789 -/.,–May Junetoin٣四月日\u202e", max_size=60))
def test_whatever_is_read_is_there_and_parses(text):
    for one in expressions(text, "en", FRIDAY):
        assert text[one.start : one.end] == one.text
        assert len(one.spans) == len(one.readings)


@pytest.mark.parametrize("unit", ["5 ", " ", "May ", "2020-", "1 to ", "last ", "٣", "\u202e", "("])
def test_a_megabyte_of_anything_costs_little(unit):
    before = time.process_time()
    expressions(unit * (1_000_000 // len(unit)), "en", FRIDAY)
    # Twenty times what it takes: this is about what never ends, not about speed.
    assert time.process_time() - before < 3
