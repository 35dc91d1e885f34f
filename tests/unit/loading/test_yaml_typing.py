"""Plain YAML scalars mean what YAML 1.2 says, with every surprise of 1.1 left out."""

import math

import pytest

from verifykit.loading import load
from verifykit.loading.readers.yaml_reader import plain_scalar

MEANS_ITSELF = [
    *("2020-02-31", "2020-01", "12:30:45", "1:20", "yes", "no", "on", "off", "Yes", "NO", "y", "n"),
    *("0o17", "0x1F", "0b101", "1_000", "1,5", "+", "-", ".", "e5", "1e", "1.2.3", "--1", "tRue"),
    *("=", "<<", "nan", "inf", "Infinity", "12 km", "１２"),
]


@pytest.mark.parametrize("text", MEANS_ITSELF)
def test_text_stays_text(text):
    assert plain_scalar(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("0", 0), ("-12", -12), ("+3", 3), ("010", 10), ("007", 7), ("1.5", 1.5), (".5", 0.5)),
        *(("1.", 1.0), ("1e3", 1000.0), ("-1.5E-2", -0.015), ("true", True), ("False", False)),
        *(("", None), ("~", None), ("null", None), ("NULL", None), ("-.INF", -math.inf)),
        ("9" * 400, math.inf),
    ],
)
def test_numbers_booleans_and_nothing(text, value):
    found = plain_scalar(text)
    assert found == value
    assert type(found) is type(value)


def test_not_a_number():
    assert math.isnan(plain_scalar(".nan"))


def test_quoted_text_is_text_and_keys_are_text():
    loaded = load("-", data=b"verifykit: 1\nx-a: {1: '2', true: \"null\", 2020-01-01: |\n  3\n }\n")
    assert loaded.findings == () or loaded.case is None
    loaded = load("-", data=b"verifykit: 1\nx-a: {1: '2', true: \"null\"}\n")
    assert loaded.case.extensions == (("x-a", '{"1": "2", "true": "null"}'),)


def test_aliases_repeat_values():
    content = b"verifykit: 1\nx-a: &a [1, {b: 2}]\nx-b: [*a, *a]\nx-c: &c d\nx-e: *c\n"
    extensions = dict(load("-", data=content).case.extensions)
    assert extensions["x-b"] == '[[1, {"b": 2}], [1, {"b": 2}]]'
    assert extensions["x-e"] == '"d"'


def test_the_slower_parser_gives_the_same(monkeypatch):
    import yaml

    from verifykit.loading.readers import yaml_reader

    content = b"verifykit: 1\nclaims:\n  - id: a\n    text: >\n      b\n      c\n    whn: 2020\n"
    quick = load("-", data=content)
    monkeypatch.setattr(yaml_reader, "_Loader", yaml.SafeLoader)
    assert load("-", data=content) == quick
    assert [finding.line for finding in quick.findings] == [7]
