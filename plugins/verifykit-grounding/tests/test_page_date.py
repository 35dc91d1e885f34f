"""The day of a page is the one that its markup tells, and none that stands elsewhere on it."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from verifykit_grounding.capturing.page_date import published

RELATED = (
    '<article><p>Hello</p><a href="/2019/05/06/o.html">more</a><div class="related">'
    '<time datetime="2018-02-02">2 Feb 2018</time></div></article>'
    '<footer>Copyright 2011 <span class="date">12 May 2001</span></footer>'
)


def day_of(head, body=""):
    return published(LexborHTMLParser(f"<html><head>{head}</head><body>{body}</body></html>"))


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2024-05-04T08:00:00Z", "2024-05-04"),
        ("2024-02", "2024-02"),
        ("2024", "2024"),
        ("2024-02-30", None),
        ("2024-13-45", None),
        ("", None),
    ],
)
def test_a_day_is_as_exact_as_it_is_told_and_none_is_made_up(told, day):
    assert day_of(f'<meta property="article:published_time" content="{told}">', RELATED) == day


def test_the_date_of_another_story_or_of_a_footer_is_not_that_of_the_page():
    assert day_of("", RELATED) is None
    assert day_of("", f'<header><time datetime="2020-01-02"></time></header>{RELATED}') == (
        "2020-01-02"
    )
    assert day_of("", f'<span itemprop="datePublished" content="2020-01-02"></span>{RELATED}') == (
        "2020-01-02"
    )


def test_other_markup_is_read_where_htmldate_is_installed():
    pytest.importorskip("htmldate")
    linked = '{"@type": "NewsArticle", "datePublished": "2024-02-03"}'
    assert day_of(f'<script type="application/ld+json">{linked}</script>', RELATED) == "2024-02-03"
    assert day_of('<meta name="DC.date" content="2023-04-05">', RELATED) == "2023-04-05"
    written = '<meta property="article:published_time" content="{}">'
    assert day_of(written.format("3 Feb 2024")) == "2024-02-03"
    # A library that fills in the day takes that of today.
    assert day_of(written.format("February 2024")) is None
