"""Private words are found in whatever spelling, and nothing else is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit.privacy import Finder, Phrase
from verifykit.privacy.spelling import composed, placed_words, words

SPELLINGS = [
    ("Weiß", "Herr WEISS sprach"),
    ("Weiss", "Herr Weiß sprach"),
    ("Griﬃn", "said Griffin, then"),
    ("Griffin", "said Griﬃn, then"),
    ("Anna Example", "by Anna Exam\u00adple."),
    ("Anna Example", "by Anna\u200b Exa\u200bmple."),
    ("Anna Example", "see anna_example and ANNA-EXAMPLE"),
    ("Anna Example", "at @annaexample"),
    ("Anna Example", "q=Anna%20Example&x"),
    ("Anna Example", "q=Anna%2520Example"),
    ("Zoë Müller", "Zo%C3%AB M%C3%BCller"),
    ("Zoë Müller", "Zo&euml; M&#252;ller"),
    ("Zoë Müller", r"Zo\u00eb M\u00fcller"),
    ("Zoë", "%26%2390%3B%26%23111%3B%26%23235%3B"),
    ("Zoë Müller", "Zoe Mueller"),
    ("Zoë Müller", unicodedata.normalize("NFD", "zoë müller")),
    ("Anna Example", "Ａｎｎａ Ｅｘａｍｐｌｅ"),
    ("Łukasz Żuk", "Lukasz Zuk"),
    ("王小明", "记者王小明说他知道"),
    ("山田太郎", "山田太郎氏は"),
    ("山田 太郎", "山田太郎氏は"),
    ("김철수", "김철수는 말했다"),
    ("김철수", unicodedata.normalize("NFD", "김철수는 말했다")),
    ("สมชาย ใจดี", "นายสมชายใจดีกล่าว"),
    ("Анна Иванова", "с Анной Ивановой"),
    ("Anna Nowak", "rozmowa z Anną Nowakową"),
    ("Anna Example", "Annas Examples Haus"),
    ("Anna Example", "Anna Example’s house"),
    ("Mehmet Öz", "MEHMET ÖZ’ün"),
    ("أحمد المحمدي", "قال ذلك لأحمد المحمدي"),
    ("أحمد المحمدي", "وبأحمد والمحمدي"),
    ("المحمدي", "للمحمدي"),
    ("דוד", "אמר לדוד"),
    ("משה לוי", "ושמשה לוי אמר"),
    ("Павел Орёл", "с Павлом Орлом"),
    ("Marek Nowak", "z Markiem Nowakiem"),
]


@pytest.mark.parametrize(("name", "text"), SPELLINGS)
def test_a_name_is_found_however_it_is_written(name, text):
    finder = Finder([Phrase(name, "[gone]", name=True)])
    assert finder.finds(text)
    left = finder.replace(text)
    assert "[gone]" in left
    assert not finder.finds(left)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Anna Example", "Anna gave an example"),
        ("Anna Example", "Anna Examplexyzzy and Hanna Example"),
        ("Mali", "the mall is a male affair"),
        ("e-1", "e-10 and e-12"),
        ("王小明", "王小平"),
    ],
)
def test_other_words_are_not(name, text):
    finder = Finder([Phrase(name, "[gone]", name=True)])
    assert not finder.finds(text)
    assert finder.replace(text) is text


def test_a_word_that_may_be_an_ordinary_one_needs_its_capital():
    finder = Finder([Phrase("Stone", "[gone]", name=True, capital=True)])
    assert finder.replace("Stone sat on a stone") == "[gone] sat on a stone"


def test_the_longest_phrase_goes_first():
    finder = Finder([Phrase("bbc", "A"), Phrase("bbc-afrique", "B"), Phrase("afrique", "C")])
    assert finder.replace("bbc-afrique, bbc and afrique") == "B, A and C"


MARKED = st.text(
    st.sampled_from("ab ßﬁ\u00ad%\\u0e1&;#x9é王สiİ\u0301-\u200bА́가\ufffd") | st.characters(),
    max_size=40,
)


@given(MARKED)
def test_both_ways_to_split_a_text_agree(text):
    text = composed(text)
    placed = placed_words(text)
    assert [word.text for word in placed] == words(text)
    assert all(word.start < word.end <= len(text) for word in placed)
    assert [word.start for word in placed] == sorted(word.start for word in placed)


@given(
    st.lists(st.text("ab cé", min_size=1, max_size=6), max_size=6), st.text("ab cé", max_size=40)
)
def test_what_is_replaced_is_what_a_plain_search_finds(phrases, text):
    """The tree finds a phrase if, and only if, its words stand in a row in the text."""
    finder = Finder([Phrase(one, "!") for one in phrases])
    given_words = words(text)
    wanted = [found for one in phrases if len("".join(found := words(one))) > 1]
    joined = [["".join(one)] for one in wanted]
    there = any(
        given_words[at : at + len(one)] == one
        for one in [*wanted, *joined]
        for at in range(len(given_words))
    )
    assert finder.finds(text) == there
