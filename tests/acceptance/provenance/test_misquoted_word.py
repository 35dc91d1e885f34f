"""Who is quoted from where they say the opposite has not changed their mind."""

import pytest

from spoken_cases import CLAIMS, SOURCES, explained, findings, page, piece, reported
from verifykit import explain
from verifykit.reporting.explanation import explanation_lines
from verifykit.reporting.style import Style

REVIEW = {"id": "review", "source": "reporter", "published": "2024-01-02"}
WHISPER = {"id": "whisper", "source": "blog", "published": "2024-01-03"}
DENIES = {"document": "review", "attributed_to": "lind", "stance": "refutes", "lineage": "original"}
SAYS = {"document": "whisper", "attributed_to": "lind"}


def quoted(derived, documents=(), **keys):
    """Rosa Lind denies it in a review, and a blog that derives from something quotes her for it."""
    whisper = {**WHISPER, "derived_from": derived}
    return reported([DENIES, {**SAYS, **keys}], [REVIEW, *documents, whisper])


@pytest.mark.parametrize("how", ["quotes", "translates", "syndicates", "paraphrases"])
def test_a_quotation_made_of_the_opposite_is_nobodys_word(how):
    report = quoted([{"from": "review", "how": how}])
    alone = reported([DENIES], [REVIEW])
    assert report.claim("c").score == pytest.approx(alone.claim("c").score)
    assert report.claim("c").because == alone.claim("c").because
    assert findings(report, "SRC014") == [
        "Rosa Lind may never have said what e1 has, since it comes from e0, where they say the "
        "opposite: it counts for nothing here"
    ]
    tree = "\n".join(explanation_lines(explain(report, "c"), Style(), 200))
    for text in (page(report), explained(report), tree):
        assert "may not be theirs, since it comes from where they say the opposite" in text
        assert "took the denial back" not in text
        assert "it is undercut" not in text
    assert "Rosa Lind published by A Blog (if it is theirs)" in page(report)


def test_neither_is_one_that_an_item_or_others_have_from_there():
    retold = {"id": "retold", "source": "weekly", "derived_from": ["review"]}
    for report in (
        quoted([], derived_from=["e0"]),
        quoted([{"from": "retold", "how": "quotes"}], [retold]),
    ):
        assert findings(report, "SRC014")[0].startswith("Rosa Lind may never have said what e1 has")


@pytest.mark.parametrize("derived", [["review"], [{"from": "review", "how": "cites"}]])
def test_who_may_have_been_asked_anew_is_told_as_others_have_it(derived):
    report = quoted(derived)
    assert findings(report, "SRC014") == [
        "Rosa Lind took the denial back on 2024-01-03, if A Blog cites them rightly: what was said "
        "before counts for nothing, this a quarter"
    ]
    assert "Rosa Lind (as A Blog has it) said so" in report.claim("c").because


def test_new_words_are_theirs():
    """Somebody who knows that she said it to the blog enters it as original."""
    report = quoted([{"from": "review", "how": "quotes"}], lineage="original")
    assert findings(report, "SRC014")[0].startswith(
        "Rosa Lind took the denial back on 2024-01-03: what was said before"
    )


def test_another_speaker_of_the_review_is_not_misquoted():
    report = reported(
        [DENIES, {**SAYS, "attributed_to": "insider"}],
        [REVIEW, {**WHISPER, "derived_from": [{"from": "review", "how": "quotes"}]}],
        sources=SOURCES,
    )
    assert findings(report, "SRC014") == []
    assert "an insider" in report.claim("c").because


def test_whose_own_page_derives_from_what_they_said_changed_their_mind():
    own = {**piece("lind"), "derived_from": ["e0"]}
    report = reported([DENIES, own], [REVIEW, {"id": "lind-piece", "source": "lind",
                                               "published": "2024-01-05"}])  # fmt: skip
    assert findings(report, "SRC014")[0].startswith("Rosa Lind took the denial back on 2024-01-05")


def test_who_says_both_there_is_quoted_rightly():
    affirms = {**DENIES, "stance": "supports"}
    whisper = {**WHISPER, "derived_from": [{"from": "review", "how": "quotes"}]}
    report = reported([DENIES, SAYS, affirms], [REVIEW, whisper])
    assert findings(report, "SRC014") == [
        "Rosa Lind says both, and which came last is not known: neither counts"
    ]
    assert "if it is theirs" not in page(report)


def test_beside_a_forged_word_a_misquoted_one_is_told_as_what_it_is():
    whisper = {**WHISPER, "derived_from": [{"from": "review", "how": "quotes"}]}
    video = {"id": "video", "source": "blog", "published": "2024-01-02"}
    forged = {"document": "video", "attributed_to": "lind"}
    report = reported(
        [DENIES, SAYS, forged, piece("lab", claim="fake", lineage="original")],
        [REVIEW, whisper, video],
        claims=[*CLAIMS, {"id": "fake", "text": "The video of Rosa Lind is forged."}],
        relations=[{"from": "fake", "to": "video", "kind": "undercuts"}],
    )
    tree = "\n".join(explanation_lines(explain(report, "c"), Style(), 200))
    assert "in whisper (may not be theirs, since it comes from where they say the opposite" in tree
    assert "in video (may not be theirs, since it is undercut;" in tree
