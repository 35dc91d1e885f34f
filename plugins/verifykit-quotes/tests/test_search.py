"""Single cases of finding a quote in a page, by what a person would say of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoting import TEXTS, words_of
from verifykit import Quote
from verifykit_quotes import Location, Page, locate

PAGE = """\
The minister did not sign the treaty with Austria on 3 May, he said. He told us that it isn't over.
About 1,250 soldiers from Niger and eleven officers stayed behind; the anti-government groups, he
added, were never asked. "We can't wait," Ms. Okoro said. Not a single village was warned in time.
The cost was 39.5 percent higher than the 2.4 million dollars planned. No illegal arms were found.
"""


def at(quote: str, page: str = PAGE, **more: str) -> Location:
    return locate(Quote(exact=quote, **more), page)


def changes(located: Location) -> set[str]:
    return {difference.change for difference in located.differences}


@pytest.mark.parametrize(
    "quote",
    [
        "He told us that it isn't over.",
        "“He told us that it isn’t over”",
        "the anti\u2010government groups, he added, were never asked",
        "  eleven\nofficers\u00a0stayed behind ",
    ],
)
def test_typography_leaves_a_quote_verbatim(quote: str) -> None:
    assert at(quote).outcome == "verbatim"


@pytest.mark.parametrize(
    "quote",
    [
        "he told us it is not over",
        "About 1.250 soldiers from Niger and 11 officers stayed behind",
        "About 1 250 soldiers from Niger and eleven officers stayd behind",
        "the antigovernment groups, he added, were never asked",
        "39.5% higher than the 2,400,000 dollars planned",
        "39.5 per cent higher than the 2.4 milion dollars planned",
        "“We cannot wait,” Ms Okoro said",
        "The [defence] minister did not sign the treaty",
        "[he] did not sign the treaty with Austria",
        "[t]he anti-government groups […] were never ask[ed]",
        "teh minister did not sign hte treaty",
    ],
)
def test_harmless_differences(quote: str) -> None:
    located = at(quote)
    assert located.outcome == "inexact", located.differences


@pytest.mark.parametrize(
    ("quote", "change"),
    [
        ("The minister did sign the treaty with Austria", "negation"),
        ("The minister did now sign the treaty with Austria", "negation"),
        ("The minister did […] sign the treaty with Austria", "negation"),
        ("the anti-government groups, he added, were ever asked", "negation"),
        ("He told us that it is over", "negation"),
        ("“We can wait,” Ms. Okoro said", "negation"),
        ("The minister did [not] not sign the treaty", "negation"),
        ("a single village was warned in time", "negation"),
        ("No legal arms were found", "negation"),
        ("The minister did not sign the treaty with Australia", "name"),
        ("The minister did not sign the treaty with Poland", "name"),
        ("1,250 soldiers from Nigeria and eleven officers stayed", "name"),
        ("“We can't wait,” Ms. Okafor said", "name"),
        ("About 1,520 soldiers from Niger", "number"),
        ("About 1.25 soldiers from Niger and eleven officers", "number"),
        ("1,250 soldiers from Niger and seven officers stayed behind", "number"),
        ("higher than the 2.4 billion dollars planned", "number"),
        ("higher than the 24 milion dollars planned", "number"),
        ("39.5 dollars higher than the 2.4 million planned", "number"),
        ("the anti-government groups, he denied, were never asked", "word"),
        ("The minister deliberately did not sign the treaty", "word"),
    ],
)
def test_changes_that_say_something_else(quote: str, change: str) -> None:
    located = at(quote)
    assert located.outcome == "altered", located.differences
    assert change in changes(located)


@pytest.mark.parametrize(
    ("language", "page", "quote"),
    [
        ("fr", "Le maire n'a jamais dit que la route était fermée.", "Le maire a dit que la route"),
        (
            "fr",
            "Il y a quatre-vingt-dix-sept ponts dans la région.",
            "Il y a 87 ponts dans la région",
        ),
        (
            "de",
            "Der Rat hat das Abkommen nicht unterzeichnet.",
            "Der Rat hat das Abkommen unterzeichnet",
        ),
        ("de", "Er kommt heute Abend aus der Stadt nicht.", "Er kommt heute Abend aus der Stadt"),
        ("de", "Es waren neunundzwanzig Boote auf dem See.", "Es waren 92 Boote auf dem See"),
        (
            "de",
            "Die Reise ging nach Irak und in die Türkei.",
            "Die Reise ging nach Iran und in die Türkei",
        ),
        (
            "es",
            "El alcalde nunca quiso hablar con los vecinos.",
            "El alcalde quiso hablar con los vecinos",
        ),
        (
            "es",
            "Treinta y dos barcos salieron del puerto ayer.",
            "42 barcos salieron del puerto ayer",
        ),
        (
            "fi",
            "Kaupunki ei maksa laskua tämän vuoden aikana.",
            "Kaupunki maksaa laskua tämän vuoden aikana",
        ),
        ("fi", "Satamassa oli kolmekymmentäyhdeksän venettä.", "Satamassa oli 38 venettä"),
    ],
)
def test_changes_in_other_languages(language: str, page: str, quote: str) -> None:
    assert locate(Quote(exact=quote), page, language=language).outcome == "altered"


@pytest.mark.parametrize(
    ("language", "page", "quote"),
    [
        (
            "fr",
            "Il y a quatre-vingt-dix-sept ponts dans la région.",
            "Il y a 97 ponts dans la région",
        ),
        (
            "fr",
            "Le budget est de 1 234,5 millions d'euros.",
            "Le budget est de 1.234,5 millions d’euros",
        ),
        ("de", "Es waren neunundzwanzig Boote auf dem See.", "Es waren 29 Boote auf dem See"),
        (
            "de",
            "Zweitausenddreihundert Menschen standen an der Straße.",
            "2300 Menschen standen an der Strasse",
        ),
        (
            "es",
            "Treinta y dos barcos salieron del puerto ayer.",
            "32 barcos salieron del puerto ayer",
        ),
        ("fi", "Satamassa oli kolmekymmentäyhdeksän venettä.", "Satamassa oli 39 venettä"),
        (
            "fi",
            "Koulussa on kahdeksantoista opettajaa ja kaksisataa lasta.",
            "Koulussa on 18 opettajaa ja 200 lasta",
        ),
    ],
)
def test_numbers_may_be_written_in_words(language: str, page: str, quote: str) -> None:
    located = locate(Quote(exact=quote), page, language=language)
    assert located.holds, located.differences


def test_a_quote_in_another_language_than_the_page() -> None:
    page = PAGE + "« Nous ne voulons pas de ce pont dans la ville », dit le maire.\n"
    assert at("Nous ne voulons pas de ce pont dans la ville", page).outcome == "verbatim"
    assert at("Nous voulons de ce pont dans la ville", page).outcome == "altered"


def test_scripts_without_spaces_and_accents() -> None:
    page = "港口当局于三月十四日关闭了北部港池。两台起重机发生故障，没有人受伤。"
    assert at("两台起重机发生故障，没有人受伤", page).outcome == "verbatim"
    assert at("三台起重机发生故障，没有人受伤", page).outcome == "altered"
    arabic = "قالت الوزيرة إن الميناء سيبقى مغلقًا حتى 14 حزيران بسبب الإصلاحات."
    assert at("الميناء سيبقى مغلقا حتى 14 حزيران", arabic).holds
    assert at("الميناء سيبقى مغلقا حتى 24 حزيران", arabic).outcome == "altered"


@pytest.mark.parametrize(
    ("page", "quote"),
    [
        # It is so, or it was so: a mark of kana that is no accent.
        ("市長は会議で橋は安全だと述べた。", "橋は安全たと述べた"),
        # The gate is open, or has played.
        ("उसने कहा कि दरवाज़ा खुला है", "उसने कहा कि दरवाज़ा खेला है"),
    ],
)
def test_signs_that_make_another_word_are_no_accents(page: str, quote: str) -> None:
    assert at(page.rstrip("。"), page).outcome == "verbatim"
    assert at(quote, page).differences


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("soldiers from Niger and eleven officers stayed behind", ()),
        ("The minister did not sign the treaty on 3 May", ("Austria",)),
        ("1,250 soldiers from Niger and officers stayed behind", ("eleven",)),
    ],
)
def test_omissions_that_matter_are_told(quote: str, words: tuple[str, ...]) -> None:
    located = at(quote)
    assert located.holds
    omitted = " ".join(one.page for one in located.differences if one.change == "omission")
    assert all(word in omitted for word in words)
    assert bool(omitted) == bool(words)


def test_a_first_name_may_be_left_out() -> None:
    page = "The case was closed when Maren Oldway came into office in the spring."
    located = at("The case was closed when Oldway came into office", page)
    assert changes(located) == {"small"}


TWICE = (
    "The ships had to wait. Nobody was hurt. "
    + "Then people talked about other things for a while. " * 8
    + "The ships had to wait. It rained. The mayor left the town early. "
    + "Then people talked about other things for a while. " * 3
    + "The ships had to wait."
)


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        (
            "The ships had to wait … The mayor left the town early",
            "The ships had to wait. It rained. The mayor left the town early",
        ),
        (
            "It rained … Then people talked about other things",
            "It rained. The mayor left the town early. Then people talked about other things",
        ),
        (
            "The ships had to wait … Nobody was hurt",
            "The ships had to wait. Nobody was hurt",
        ),
    ],
)
def test_an_ellipsis_takes_the_nearest_passage(quote: str, passage: str) -> None:
    assert locate(Quote(exact=quote), TWICE).passage == passage


def test_an_ellipsis_over_many_words_hides_nothing_in_particular() -> None:
    located = at("The minister did not sign the treaty […] groups, he added, were never asked")
    assert located.holds
    assert not located.differences


def test_segments_have_to_come_in_the_order_of_the_page() -> None:
    located = at("the anti-government groups […] The minister did not sign the treaty")
    assert not located.holds


def test_words_before_the_first_rare_one_are_found_though_a_later_one_comes_again() -> None:
    page = "We have not approved the transfer of 40,000 crowns, not in March, and not since."
    located = at("We have not approved … not since", page)
    assert located.passage == page[:-1]
    assert changes(located) == {"omission"}


@pytest.mark.parametrize("quote", ["40,000", "40.000", "40 000", "٤٠٬٠٠٠", "٤٠٠٠٠"])
def test_digits_of_any_script_say_the_same(quote: str) -> None:
    located = at(
        f"لم نوافق على تحويل {quote} كرونة", "قال الوزير: لم نوافق على تحويل ٤٠٬٠٠٠ كرونة."
    )
    assert located.outcome in ("verbatim", "inexact"), located.differences


def test_a_changed_number_in_other_digits_is_altered() -> None:
    page = "ارتفعت الأسعار ٣٫٥ في المئة"
    assert at("ارتفعت الأسعار 3.5 في المئة", page).outcome == "inexact"
    assert at("ارتفعت الأسعار 35 في المئة", page).outcome == "altered"
    assert at("ارتفعت الأسعار ٥٫٣ في المئة", page).outcome == "altered"


def test_prefix_and_suffix_choose_between_two_passages() -> None:
    page = "He said: the port is closed today. She answered: the port is closed today, they say."
    first = at("the port is closed today", page)
    second = at("the port is closed today", page, prefix="She answered: ", suffix=", they say")
    assert first.start < second.start
    assert not second.elsewhere
    assert at("the port is closed today", page, prefix="Nobody believed that ").elsewhere


def test_the_selector_finds_the_passage_again() -> None:
    selector = at("teh minister did not sign").selector
    assert selector["exact"] == "The minister did not sign"
    position = selector["refinedBy"]
    assert isinstance(position, dict)
    assert PAGE[position["start"] : position["end"]] == selector["exact"]
    assert PAGE.startswith(f"{selector['prefix']}{selector['exact']}{selector['suffix']}")


@pytest.mark.parametrize("quote", ["", "…", "[...]", "?!", " "])
def test_a_quote_without_words_is_absent(quote: str) -> None:
    assert at(quote).outcome == "absent"


@given(st.sampled_from(TEXTS), st.data())
def test_what_stands_in_the_page_is_found_there(text, data) -> None:
    words = [word for sentence in text.sentences for word in words_of(sentence)]
    start = data.draw(st.integers(0, len(words) - 1))
    length = data.draw(st.integers(1, 25))
    quote = " ".join(words[start : start + length])
    if any(letter.isalnum() for letter in quote):
        located = locate(Quote(exact=quote), text.page)
        assert located.outcome != "absent"
        assert located.coverage == 1.0


@given(st.text(max_size=120), st.text(max_size=300))
def test_any_text_is_survived(quote: str, page: str) -> None:
    located = locate(Quote(exact=quote, prefix=quote[:5], suffix=quote[-5:]), page)
    assert located.passage == page[located.start : located.end]
    assert (located.outcome == "absent") == (located.passage == "")


def test_a_long_quote_is_aligned_in_pieces() -> None:
    english = TEXTS[0].page
    assert locate(Quote(exact=english.replace("mayor", "major")), english).outcome == "inexact"
    assert locate(Quote(exact=english.replace("450", "540")), english).outcome == "altered"


def test_a_page_that_has_every_word_often_is_searched_all_the_same() -> None:
    words = ("basin", "crane", "dockers", "inspectors", "cable", "harbour", "repairs")
    filler = "".join(f"They spoke of the {word} once more. " for word in words * 100)
    passage = "Inspectors told dockers that the crane in the basin needs 14 harbour repairs."
    page = f"{filler}{passage} {filler}"
    assert locate(Quote(exact=passage.replace("told", "tolld")), page).outcome == "inexact"
    assert locate(Quote(exact=passage.replace("14", "41")), page).outcome == "altered"


MONEY = (
    "Officials said on Tuesday that the repairs had cost €14.5m in all. Some 40K people came to "
    "the rally. The loan was worth 2.5 billion dollars to the state. Only eight houses stood. They "
    "got $3bn for it. It rose by 5 per cent last year."
)


@pytest.mark.parametrize(
    "quote",
    [
        "the repairs had cost 14.5 million euros in all",
        "the repairs had cost €14,500,000 in all",
        "the repairs had cost 14.5 M€ in all",
        "Some 40,000 people came to the rally",
        "Some forty thousand people came to the rally",
        "The loan was worth $2.5bn to the state",
        "The loan was worth $2.5 billion to the state",
        "The loan was worth 2.5 bn dollars to the state",
        "Only 8 houses stood",
        "They got three billion dollars for it",
        "It rose by five percent last year",
    ],
)
def test_equal_amounts_are_no_finding_however_they_are_written(quote: str) -> None:
    assert locate(Quote(exact=quote), MONEY).holds


@pytest.mark.parametrize(
    "quote",
    [
        "the repairs had cost €15.5m in all",
        "the repairs had cost €14.5bn in all",
        "the repairs had cost $14.5m in all",
        "Some 400,000 people came to the rally",
        "The loan was worth 2.5 million dollars to the state",
        "The loan was worth 2.5 billion euros to the state",
        "Only 80 houses stood",
        "They got £3bn for it",
        "It rose by 5 dollars last year",
    ],
)
def test_other_amounts_and_other_money_are_changes(quote: str) -> None:
    assert locate(Quote(exact=quote), MONEY).outcome == "altered"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It went on for between three and four minutes on that day in the town.", ["#3", "#4"]),
        ("Two hundred and four of the people who were in the town left it.", ["#204"]),
        ("One hundred and fifty thousand of them were in the town.", ["#150000"]),
        ("Treinta y cuatro personas de la ciudad y de las aldeas no se fueron.", ["#34"]),
        ("Es waren fünf und sechs Leute in der Stadt und auf dem Land.", ["#5", "#6"]),
    ],
)
def test_and_makes_one_number_only_of_what_is_said_so(text, numbers):
    assert [one.key for one in Page.of(text).tokens if one.kind == "number"] == numbers
