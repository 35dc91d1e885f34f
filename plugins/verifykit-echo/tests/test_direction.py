"""Who had it first: credits, dates, and a third that both credit."""

import pytest

from verifykit import Case, Document, Source
from verifykit_echo.credit import credits
from verifykit_echo.direction import directions
from verifykit_echo.documents import Text

DAILY, GAZETTE, WIRE = (
    Source(id=name.lower(), name=name) for name in ("Daily", "Gazette", "Northern Wire")
)
CASE = Case(sources=(DAILY, GAZETTE, WIRE))


def text(source: Source, published: str | None, words: str = "The basin is closed.") -> Text:
    return Text(
        Document(id=f"{source.id}-text", source=source.id, published=published), source, words
    )


def told(one: Text, other: Text) -> set[tuple[str, str]]:
    forward = directions(one, other, CASE)
    assert {*forward} == {*directions(other, one, CASE)}
    return {(direction.copy.document.id, direction.parent) for direction in forward}


@pytest.mark.parametrize(
    ("sentence", "credited"),
    [
        ("According to the Daily, the basin is closed.", True),
        ("The basin is closed, the Daily reported on Monday.", True),
        ("Das Becken ist zu, wie Daily berichtet.", True),
        ("Le bassin est fermé, selon Daily.", True),
        ("La dársena está cerrada, informó Daily.", True),
        ("Allas on kiinni, uutisoi Daily.", True),
        ("KELLING (Daily) - The basin is closed.", True),
        ("The basin is closed. — Daily", True),
        ("The Daily building stands next to the basin.", False),
        ("The Dailyway is closed, a driver told us.", False),
        ("Nobody reported the fault. The Daily building was not hit.", False),
    ],
)
def test_credits(sentence: str, credited: bool) -> None:
    assert credits(sentence, "Daily") is credited


def test_the_later_one_is_the_copy() -> None:
    assert told(text(DAILY, "2024-05-02"), text(GAZETTE, "2024-05-03")) == {
        ("gazette-text", "daily-text")
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [("2024-05-02", "2024-05-02"), ("2024-05", "2024-05-20"), (None, "2024-05-02"), (None, None)],
)
def test_dates_that_do_not_tell(first: str | None, second: str | None) -> None:
    assert told(text(DAILY, first), text(GAZETTE, second)) == set()


def test_a_credit_tells_where_dates_do_not() -> None:
    copy = text(GAZETTE, None, "The basin is closed, the Daily reported.")
    assert told(text(DAILY, None), copy) == {("gazette-text", "daily-text")}


def test_a_credit_against_the_dates_tells_nothing() -> None:
    copy = text(GAZETTE, "2024-05-01", "The basin is closed, the Daily reported.")
    assert told(text(DAILY, "2024-05-02"), copy) == set()


def test_both_credit_a_third() -> None:
    words = "KELLING (Northern Wire) - The basin is closed."
    assert told(text(DAILY, "2024-05-02", words), text(GAZETTE, "2024-05-03", words)) == {
        ("daily-text", "northern wire"),
        ("gazette-text", "northern wire"),
    }
