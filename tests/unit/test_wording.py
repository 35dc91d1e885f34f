"""Counts and lists as every message words them."""

import pytest

from verifykit.wording import count_text, list_text


def test_a_noun_follows_its_count():
    assert count_text(1, "document") == "1 document"
    assert count_text(0, "document") == "0 documents"
    assert count_text(2, "country", "countries") == "2 countries"
    assert count_text(1200, "claim") == "1,200 claims"


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
    ],
)
def test_the_last_of_a_list_follows_an_and(items, text):
    assert list_text(items) == text


def test_of_a_long_list_the_rest_is_counted():
    assert list_text("abcd", 3) == "a, b, c and 1 more"
    assert list_text("abc", 3) == "a, b and c"
    assert list_text("abcd", 1, last="or") == "a or 3 more"
