"""How well copies are told from independent texts, and what counts as one."""

import random
from unicodedata import normalize

import pytest

from generated import Newsroom, collection, text_of
from verifykit_echo import EchoOptions, find_copies


def pairs(texts: list[str], **options: float) -> set[tuple[int, int]]:
    found = find_copies(texts, EchoOptions(**options))
    return {(copy.first, copy.second) for copy in found}


@pytest.mark.parametrize("seed", range(3))
def test_generated_edits_are_told_from_independent_texts(seed: int) -> None:
    texts = collection(seed, 500)
    found = pairs(texts.texts)
    right = sum(texts.are_family(*pair) for pair in found)
    assert len(texts.direct) >= 150
    assert right >= 0.98 * len(found)
    assert len(found & texts.direct) >= 0.92 * len(texts.direct)


def test_a_story_that_hundreds_print_is_found_in_all_of_them() -> None:
    room = Newsroom(5)
    rng = random.Random(5)
    names = [room.choose(2) for _ in range(3)]
    wire = room.story(300, names, [])
    others = [text_of(room.story(300, names, [])) for _ in range(600)]
    prints = [
        text_of(room.edited(wire)) if rng.random() < 0.2 else text_of(wire) for _ in range(200)
    ]
    found = pairs([text_of(wire), *prints, *others], frequency_cap=0.5)
    reached = {second for first, second in found if first < 4}
    assert len(reached & set(range(1, 201))) >= 195
    assert not any(second > 200 for _, second in found)


def test_a_short_notice_from_a_long_story_is_a_copy_of_it() -> None:
    room = Newsroom(1)
    story = room.story(600, [["Port", "Kelling"]], [])
    notice = story[2:6]
    (copy,) = find_copies([text_of(story), text_of(notice)])
    assert copy.containment > 0.9


def test_what_is_in_quotation_marks_is_no_copy() -> None:
    room = Newsroom(2)
    said = " ".join(room.choose(60))
    one, other = (text_of(room.story(120, [["Port", "Kelling"]], [])) for _ in range(2))
    assert pairs([f"{one} {said}.", f"{said}. {other}"]) == {(0, 1)}
    for left, right in ("“”", "„“", "„”", "””", "«»", "»«", "»»", "「」", "『』", '""'):
        assert pairs([f"{one} {left}{said}{right}", f"{left}{said}{right} {other}"]) == set()


def test_what_is_between_two_quotations_counts() -> None:
    room = Newsroom(3)
    told = " ".join(room.choose(120))
    for left, right in ("“”", "„“", "””", "«»", "»«", "「」"):
        texts = [f"{left}{word}{right} {told} {left}{word}{right}" for word in ("yes", "no")]
        assert pairs(texts) == {(0, 1)}


def test_accents_are_the_same_in_one_character_or_two() -> None:
    text = " ".join(f"café{number} brûlé{number} déjà" for number in range(40))
    assert pairs([text, normalize("NFD", text)]) == {(0, 1)}


NOTICE = (
    "The port of Kelling will stay closed until Friday, after a crane had fallen into the northern "
    "basin in the night to Tuesday and blocked the way of eleven fishing boats to the open sea."
)


def test_one_sentence_that_several_print_is_one_text() -> None:
    assert pairs([NOTICE, f"KELLING (NW) - {NOTICE}", f"{NOTICE} {NOTICE.upper()}"]) == {
        (0, 1),
        (0, 2),
        (1, 2),
    }
    reworded = NOTICE.replace("stay closed until", "not open before").replace("the way of", "")
    assert pairs([NOTICE, reworded.replace("in the night to", "on")]) == set()


def test_what_several_quote_makes_no_short_text_of_theirs_one() -> None:
    said = f"“{NOTICE}”"
    assert pairs([f"The mayor told us on Monday: {said}", f"{said}, the mayor said."]) == set()


def test_very_short_texts_are_not_judged() -> None:
    text = " ".join(f"word{number}" for number in range(24))
    assert pairs([text, text]) == set()
    assert pairs([text, text], identical=20) == {(0, 1)}
    assert pairs([text, text], shortest=20) == {(0, 1)}
    assert pairs([f"{text} more", f"{text} more"]) == {(0, 1)}


def test_the_threshold_is_a_share_of_the_shorter_text() -> None:
    first = [f"a{number}" for number in range(102)]
    second = [*first[:42], *(f"b{number}" for number in range(60))]
    (copy,) = find_copies([" ".join(first), " ".join(second)])
    assert copy.containment == pytest.approx(40 / 100)
    assert pairs([" ".join(first), " ".join(second)], threshold=0.41) == set()


def test_phrases_that_everybody_uses_do_not_count_in_large_collections() -> None:
    room = Newsroom(3)
    footer = " ".join(f"imprint{number}" for number in range(80))
    texts = [f"{text_of(room.story(100, [['Kelling']], []))} {footer}" for _ in range(60)]
    assert pairs(texts, frequency_cap=1.0)
    assert pairs(texts) == set()


def test_case_and_punctuation_do_not_matter() -> None:
    room = Newsroom(4)
    text = text_of(room.story(100, [["Port", "Kelling"]], []))
    (copy,) = find_copies([text, text.upper().replace(".", " –")])
    assert copy.containment == 1


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["one two"] * 3, ["الميناء مغلق"] * 2])
def test_next_to_nothing_is_survived(texts: list[str]) -> None:
    assert pairs(texts, shortest=3) == set()


def test_texts_without_spaces_are_compared_by_characters() -> None:
    text = (
        "港口当局于三月十四日关闭了北部港池两台起重机发生故障没有人受伤渔船被送往旧码头那里还有空位"
    )
    assert pairs([text, f"新闻{text}"], shortest=40) == {(0, 1)}
