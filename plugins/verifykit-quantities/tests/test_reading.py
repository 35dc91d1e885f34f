"""What texts say in figures, in five languages: numbers, units, ranges, and nothing else."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit_quantities import quantities

READ = [
    ("en", "€14.5m", ["14500000"], "EUR"),
    ("en", "$2.5 billion", ["2500000000"], "dollar"),
    ("en", "39 percent", ["39"], "percent"),
    ("en", "2 percentage points", ["2"], "percentage points"),
    ("de", "2 Prozentpunkte", ["2"], "percentage points"),
    ("fr", "2 points de pourcentage", ["2"], "percentage points"),
    ("es", "2 puntos porcentuales", ["2"], "percentage points"),
    ("de", "2,5 Millionen Euro", ["2500000"], "EUR"),
    ("fi", "2,5 miljoonaa euroa", ["2500000"], "EUR"),
    ("en", "25 square miles", ["25"], "mile**2"),
    ("en", "3.5 km²", ["3.5"], "kilometer**2"),
    ("en", "5 m", ["5"], "meter"),
    ("en", "-5%", ["-5"], "percent"),
    ("en", "10,000 kronor", ["10000"], "crown"),
    ("es", "15 kilómetros", ["15"], "kilometer"),
]

NONE = [
    "on 18 August 2020 at 20:15",
    "Article 5 of the G7 on COVID-19 and 5G",
    "a 40 years old man",
    "one of the men",
    "half a million",
    "version 1.5.0",
    "May 12",
    "3/4",
    "Person 3 was alone, and Block 12 is empty",
]


@pytest.mark.parametrize(("language", "text", "values", "unit"), READ)
def test_a_figure_has_its_unit(language, text, values, unit):
    [one] = quantities(text, language)
    assert one.values == frozenset(map(Decimal, values))
    assert one.unit == unit


def test_a_range_is_one_figure_and_a_change_is_two():
    [one] = quantities("10 to 15 percent")
    assert (one.values, one.to) == ({Decimal(10)}, {Decimal(15)})
    assert [one.unit for one in quantities("from 10 to 15 percent")] == ["percent", "percent"]


@pytest.mark.parametrize(
    "text",
    [
        "About 3 were found",
        "Over 30 were found",
        "Nearly 30 have fallen",
        "In Bern 12 people fell",
        "Deaths: 12 in all",
    ],
)
def test_a_number_that_counts_is_no_name(text):
    assert len(quantities(text)) == 1


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_figure_is_not_read_as_one(text):
    assert quantities(text) == ()


@given(st.text(alphabet="0123456789 .,-–%$€()kmgtoesprc²٣\u202e", max_size=50))
def test_whatever_is_read_is_there(text):
    for one in quantities(text):
        assert text[one.start : one.end] == one.text
        assert one.values


@pytest.mark.parametrize("unit", ["5 ", "٣", "5% ", "1,", "(5 km ", "²", "\u202e5", "one "])
def test_a_megabyte_of_anything_costs_little(unit):
    before = time.process_time()
    quantities(unit * (1_000_000 // len(unit)))
    # Thirty times what the dearest takes: this is about what never ends, not about speed.
    assert time.process_time() - before < 20
