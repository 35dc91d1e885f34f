"""How many honest quotes are found, and how many tampered ones are caught, by language and kind."""

import random
from collections import defaultdict

import pytest

from quoting import TEXTS, Quotation, Text, honest, tampered
from verifykit import Quote
from verifykit_quotes.located import Located
from verifykit_quotes.locating import locate_in
from verifykit_quotes.page import Page

SEEDS = range(2)


@pytest.fixture(params=TEXTS, ids=lambda text: text.language, scope="module")
def text(request: pytest.FixtureRequest) -> Text:
    return request.param


def found(quotation: Quotation, page: Page) -> tuple[Quotation, Located]:
    return quotation, locate_in(Quote(exact=quotation.quote), page)


def in_its_sentence(quotation: Quotation, located: Located, page: Page) -> bool:
    start = page.text.index(quotation.sentence)
    end = start + len(quotation.sentence)
    return start <= located.start < located.end <= end


def test_honest_quotes_are_located_and_raise_no_alarm(text: Text) -> None:
    page = Page.of(text.page)
    results = [found(one, page) for seed in SEEDS for one in honest(text, random.Random(seed))]
    assert len(results) >= 130
    located = [in_its_sentence(*result, page) for result in results]
    assert sum(located) >= 0.95 * len(results)
    alarms = [(one.kind, one.quote, there.differences) for one, there in results if not there.holds]
    assert len(alarms) <= 0.05 * len(results), alarms


def test_no_kind_of_honest_quote_is_lost(text: Text) -> None:
    page = Page.of(text.page)
    kinds: dict[str, list[bool]] = defaultdict(list)
    for seed in SEEDS:
        for one in honest(text, random.Random(seed)):
            kinds[one.kind].append(found(one, page)[1].holds)
    assert all(sum(held) >= 0.9 * len(held) for held in kinds.values()), kinds
    assert all(kinds["verbatim"])


def test_tampered_quotes_are_flagged_as_altered(text: Text) -> None:
    page = Page.of(text.page)
    kinds: dict[str, list[bool]] = defaultdict(list)
    for seed in SEEDS:
        for one in tampered(text, random.Random(seed)):
            assert one.quote != one.sentence
            kinds[one.kind].append(found(one, page)[1].outcome == "altered")
    assert set(kinds) >= {"number", "negation", "name"}
    results = [caught for every in kinds.values() for caught in every]
    assert len(results) >= 100
    assert sum(results) >= 0.95 * len(results), {kind: sum(all_) for kind, all_ in kinds.items()}
    assert all(sum(caught) >= 0.9 * len(caught) for caught in kinds.values()), kinds


def test_a_changed_number_negation_or_name_is_called_what_it_is(text: Text) -> None:
    page = Page.of(text.page)
    for one in tampered(text, random.Random(7)):
        if one.kind in ("number", "negation", "name"):
            changes = {difference.change for difference in found(one, page)[1].differences}
            expected = {one.kind, "word"} if one.kind != "number" else {"number"}
            assert changes & expected, (one, changes)


def test_sentences_of_another_text_are_absent() -> None:
    results = [
        locate_in(Quote(exact=sentence), page).outcome
        for other in TEXTS
        for page in [Page.of(other.page)]
        for text in TEXTS
        if text is not other
        for sentence in text.sentences
    ]
    assert set(results) == {"absent"}


def test_sentences_that_the_page_never_had_are_absent() -> None:
    (english, *_) = TEXTS
    invented = (
        "The parliament rejected the hearing by a large majority late on Friday evening.",
        "Passengers waited for hours at the airport because of the strike in the control tower.",
        "The new museum opens its doors with an exhibition about the history of glass.",
        "Farmers in the valley have asked the government for help after the long drought.",
    )
    page = Page.of(english.page)
    assert {locate_in(Quote(exact=one), page).outcome for one in invented} == {"absent"}
