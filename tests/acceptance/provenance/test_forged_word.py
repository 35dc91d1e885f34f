"""What may be forged is nobody's word; what nobody has read is told as others have it."""

import pytest

from spoken_cases import CLAIMS, explained, findings, page, piece, reported, steps_as_text
from verifykit import explain
from verifykit.reporting.explanation import explanation_lines
from verifykit.reporting.style import Style

FAKE = {"id": "fake", "text": "The video of Rosa Lind is forged."}
VIDEO = {"id": "video", "source": "blog", "published": "2024-01-02"}
CONFESSION = {"document": "video", "attributed_to": "lind", "interest": "against"}
UNDERCUT = {"from": "fake", "to": "video", "kind": "undercuts"}


def with_video(denied, *, lab="supports", relations=(UNDERCUT,)):
    """Rosa Lind confesses in a video of 2 January that a laboratory looks at; she denies it."""
    return reported(
        [CONFESSION, {"source": "lind", "stance": "refutes", "when": denied},
         piece("lab", claim="fake", stance=lab, lineage="original")],
        [VIDEO], claims=[*CLAIMS, FAKE], relations=[*relations],
    )  # fmt: skip


@pytest.mark.parametrize("denied", ["2024-01-05", "2024-01-01", None])
def test_nobody_took_back_what_may_be_forged(denied):
    """Whether she denied it before or after, or nobody knows: the video may not be hers."""
    report = with_video(denied) if denied else with_video("2024-01")
    [told] = findings(report, "SRC014")
    assert told == (
        "Rosa Lind may never have said what e0 has, since it is undercut by fake: it counts for "
        "nothing here"
    )
    alone = reported([{"source": "lind", "stance": "refutes"}])
    assert report.claim("c").score == pytest.approx(alone.claim("c").score)
    for text in (page(report), steps_as_text(report), report.claim("c").because):
        assert "took it back" not in text
        assert "took the denial back" not in text
        assert "said the opposite" not in text
    assert "Rosa Lind said so" not in report.claim("c").because
    assert "may not be theirs, since it is undercut" in explained(report)
    tree = "\n".join(explanation_lines(explain(report, "c"), Style(), 200))
    assert "may not be theirs, since it is undercut; adds nothing" in tree
    assert "contradicted by the same voice" not in tree
    shown = page(report)
    assert shown.count("is held to speak, if it is theirs, in") == 2
    assert shown.count("Rosa Lind published by A Blog (if it is theirs)") == shown.count(
        "Rosa Lind published by A Blog"
    )
    assert "Rosa Lind published by A Blog" in shown


def test_who_prints_what_may_be_forged_prints_what_may_not_be_theirs():
    daily = {"id": "daily-piece", "source": "daily", "published": "2024-01-03",
             "derived_from": ["video"]}  # fmt: skip
    report = reported(
        [CONFESSION, piece("daily", attributed_to="lind"),
         piece("lab", claim="fake", lineage="original")],
        [VIDEO, daily], claims=[*CLAIMS, FAKE], relations=[UNDERCUT],
    )  # fmt: skip
    shown = page(report)
    assert "Rosa Lind in The Daily" in shown
    assert shown.count("Rosa Lind in The Daily (if it is theirs)") == shown.count(
        "Rosa Lind in The Daily"
    )


def test_who_says_both_in_their_own_words_still_took_it_back():
    [told] = findings(with_video("2024-01-05", relations=()), "SRC014")
    assert told.startswith("Rosa Lind took it back on 2024-01-05")
    nobody_says_so = reported(
        [CONFESSION, {"source": "lind", "stance": "refutes", "when": "2024-01-05"}],
        [VIDEO], claims=[*CLAIMS, FAKE], relations=[UNDERCUT],
    )  # fmt: skip
    [told] = findings(nobody_says_so, "SRC014")
    assert told.startswith("Rosa Lind took it back"), "no evidence says that it is forged"


def test_whoever_cries_forgery_against_evidence_does_not_silence_anybody():
    """She says herself that the video is forged; the laboratory, that it is genuine."""
    genuine = with_video("2024-01-05", lab="refutes")
    [told] = findings(genuine, "SRC014")
    assert told.startswith("Rosa Lind took it back on 2024-01-05: what was said before")
    disputed = reported(
        [CONFESSION, {"source": "lind", "stance": "refutes", "when": "2024-01-05"},
         piece("lab", claim="fake", stance="refutes", lineage="original"),
         {"source": "lind", "claim": "fake", "stance": "supports", "interested": True}],
        [VIDEO], claims=[*CLAIMS, FAKE], relations=[UNDERCUT],
    )  # fmt: skip
    [told] = findings(disputed, "SRC014")
    assert told.startswith("Rosa Lind took it back on 2024-01-05, if both are theirs: what was")
    assert "was taken back on 2024-01-05, if it was theirs" in explained(disputed)
    assert disputed.claim("c").score == pytest.approx(genuine.claim("c").score)


def test_an_item_that_undercuts_is_enough():
    report = reported(
        [CONFESSION, {"source": "lind", "stance": "refutes", "when": "2024-01-05"},
         piece("lab", stance="undercuts", target="video")], [VIDEO],
    )  # fmt: skip
    [told] = findings(report, "SRC014")
    assert "since it is undercut: it counts for nothing" in told


def test_words_that_nobody_here_has_read_are_told_as_somebody_has_them():
    speech = {
        "id": "speech", "source": "lind", "consulted": False, "known_through": ["daily-piece"],
    }  # fmt: skip
    report = reported([{"document": "speech"}, piece("weekly", stance="refutes")], [speech])
    assert "Rosa Lind (as The Daily has it) said so" in report.claim("c").because
    [told] = findings(report, "CON002")
    assert told.endswith("supported by Rosa Lind (as The Daily has it)")
    assert "Rosa Lind (as The Daily has it)" in page(report)
    both = reported([{"document": "speech"}, {"document": "lind-piece"}], [speech])
    assert "Rosa Lind said so" in both.claim("c").because


def test_a_translation_that_may_be_wrong_puts_nothing_into_the_mouth_of_who_is_translated():
    """Two translate an unheld letter of hers, one as a threat; the other says that it is none."""
    letter = {
        "id": "letter",
        "source": "lind",
        "consulted": False,
        "known_through": ["daily-piece"],
    }
    told = [
        {"id": f"{source}-piece", "source": source, "derived_from": ["letter"]}
        for source in ("daily", "blog")
    ]
    relay = {"id": "weekly-piece", "source": "weekly", "derived_from": ["blog-piece"]}
    wrong = {"id": "wrong", "text": "The Blog mistranslated the letter."}
    evidence = [
        piece("blog"), piece("weekly"), piece("daily", stance="refutes"),
        piece("lab", claim="wrong", lineage="original"),
    ]  # fmt: skip
    relations = [{"from": "wrong", "to": "blog-piece", "kind": "undercuts"}]
    lists = {"claims": [*CLAIMS, wrong], "relations": relations}
    report = reported(evidence, [letter, *told, relay], **lists)
    [said] = findings(report, "SRC014")
    assert said.startswith(
        "Rosa Lind may never have said what e0 and e1 have, since it is undercut"
    )
    assert "The Daily (C, passing on what others said) said otherwise" in report.claim("c").because
    assert report.claim("c").score < 0.3
    without = reported(evidence, [letter, *told, relay], **{**lists, "relations": []})
    assert "says both" in findings(without, "SRC014")[0]
    assert without.claim("c").score is None
