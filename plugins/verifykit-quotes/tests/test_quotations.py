"""How many honest quotes are found, and how many tampered ones are caught, by language and kind."""

import random
from collections import defaultdict

import pytest

from quoting import TEXTS, Quotation, Text, honest, tampered
from verifykit import Quote
from verifykit_quotes.location import Location
from verifykit_quotes.page import Page
from verifykit_quotes.search import locate_in

SEEDS = range(2)


@pytest.fixture(params=TEXTS, ids=lambda text: text.language, scope="module")
def text(request: pytest.FixtureRequest) -> Text:
    return request.param


Result = tuple[Quotation, Location]


def found(quotation: Quotation, page: Page) -> Result:
    return quotation, locate_in(Quote(exact=quotation.quote), page)


@pytest.fixture(scope="module")
def page(text: Text) -> Page:
    return Page.of(text.page)


@pytest.fixture(scope="module")
def honest_results(text: Text, page: Page) -> list[Result]:
    return [found(one, page) for seed in SEEDS for one in honest(text, random.Random(seed))]


@pytest.fixture(scope="module")
def tampered_results(text: Text, page: Page) -> list[Result]:
    return [found(one, page) for seed in SEEDS for one in tampered(text, random.Random(seed))]


def in_its_sentence(quotation: Quotation, located: Location, page: Page) -> bool:
    start = page.text.index(quotation.sentence)
    end = start + len(quotation.sentence)
    return start <= located.start < located.end <= end


def by_kind(results: list[Result], *outcomes: str) -> dict[str, list[bool]]:
    kinds: dict[str, list[bool]] = defaultdict(list)
    for one, there in results:
        kinds[one.kind].append(there.outcome in outcomes)
    return kinds


def test_honest_quotes_are_located(honest_results: list[Result], page: Page) -> None:
    assert len(honest_results) >= 130
    located = [in_its_sentence(*result, page) for result in honest_results]
    assert sum(located) >= 0.95 * len(located)


def test_honest_quotes_raise_no_alarm(honest_results: list[Result]) -> None:
    alarms = [one for one in honest_results if not one[1].holds]
    assert len(alarms) <= 0.05 * len(honest_results), alarms


def test_no_kind_of_honest_quote_is_lost(honest_results: list[Result]) -> None:
    kinds = by_kind(honest_results, "verbatim", "inexact")
    assert all(sum(held) >= 0.9 * len(held) for held in kinds.values()), kinds
    assert all(kinds["verbatim"])


def test_tampered_quotes_are_flagged_as_altered(tampered_results: list[Result]) -> None:
    assert all(one.quote != one.sentence for one, _ in tampered_results)
    kinds = by_kind(tampered_results, "altered")
    assert set(kinds) >= {"number", "negation", "name"}
    assert len(tampered_results) >= 100
    assert sum(map(sum, kinds.values())) >= 0.95 * len(tampered_results), kinds
    assert all(sum(caught) >= 0.9 * len(caught) for caught in kinds.values()), kinds


def test_a_changed_number_negation_or_name_is_called_what_it_is(
    tampered_results: list[Result],
) -> None:
    for one, there in tampered_results:
        if one.kind in ("number", "negation", "name"):
            changes = {difference.change for difference in there.differences}
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
