"""Somebody takes back what they said: the relays fall, and nobody else comes to have said it."""

import re

import pytest

from stories import Story, tell


def story(name, *, recanted="2011-02-15", printed="2003-05-04", wired="2003-05-03", back="refutes"):
    """A paper has it from an agency, which has it from a witness, who takes it back."""
    said = "supports" if back == "refutes" else "refutes"
    return (
        Story(name)
        .sources("witness", kind="witness")
        .sources("agency", "paper", "magazine", kind="outlet")
        .document("wire", "agency", derived_from=["witness"], **dated(wired))
        .document("story", "paper", derived_from=["wire"], **dated(printed))
        .document("portrait", "magazine", **dated(recanted))
        .says("story", said)
        .says("portrait", back, attributed_to="witness")
    )


def dated(date):
    return {} if date is None else {"published": date}


def named_directly():
    made = story("direct")
    made.items["evidence"][0]["derived_from"] = [made.id("witness")]
    return made


def dated_by_the_item():
    made = story("itemdate", recanted=None)
    made.items["evidence"][1]["when"] = "2011-02-15"
    return made


def without_a_magazine():
    made = story("ownwords")
    made.items["evidence"].pop()
    return made.says("witness", "refutes", when="2011-02-15")


TAKEN_BACK = [
    story("base"),
    named_directly(),
    dated_by_the_item(),
    without_a_magazine(),
    story("yearonly", recanted="2011"),
    story("monthonly", printed="2003-05", wired="2003-05"),
    story("undatedpaper", printed=None),
    story("undatedwire", wired=None),
    story("relays")
    .sources("blog")
    .document("post", "blog", derived_from=["story"], published="2015-01-01")
    .says("post"),
    story("wireinhand").says("wire", attributed_to="witness"),
    story("interview")
    .sources("radio")
    .document("air", "radio", published="2003-05-01")
    .says("air", attributed_to="witness", first_hand=True, lineage="original"),
    story("laterrelay")
    .sources("blog")
    .document("post", "blog", derived_from=["witness"], published="2019-01-01")
    .says("post"),
    story("quoted")
    .sources("daily")
    .document("copy", "daily", derived_from=["wire"], published="2003-05-05")
    .says("copy", attributed_to="witness"),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    stories = [*TAKEN_BACK, *OTHERS]
    return tell(stories, tmp_path_factory.mktemp("recantation"))


@pytest.mark.parametrize("name", [one.name for one in TAKEN_BACK])
def test_what_was_said_before_falls_with_its_relays(told, name):
    found = told[name]
    assert found.lines("supports") == []
    assert found.lines("refutes") == ["witness"]
    who = found.story.called("witness")
    (message,) = found.rule("SRC014")
    assert message.startswith(f"{who} took it back on 2011")
    assert "taken back on 2011" in found.why("story")
    assert message in found.explained
    assert message in found.page


@pytest.mark.parametrize("name", [one.name for one in TAKEN_BACK])
def test_nobody_is_said_to_have_it_from_the_recantation(told, name):
    found = told[name]
    magazine = re.escape(found.story.called("magazine"))
    for sentence in found.sentences():
        assert not re.search(
            rf"(<-|←|relays|passes on|rests on|stands in for) {magazine}", sentence
        )
    for step in found.steps("supports"):
        assert found.story.called("magazine") not in step["why"]


def undated(name):
    return story(name, recanted=None)


OTHERS = [
    undated("undated"),
    story("denialfirst", back="supports"),
    story("another").sources("neighbour").says("neighbour", lineage="original"),
    story("again")
    .sources("radio")
    .document("air", "radio", published="2015-01-01")
    .says("air", attributed_to="witness"),
    story("older", recanted="1999-01-01"),
    story("repeated", back="supports"),
    Story("house")
    .sources("group")
    .sources("morning", "evening", owner="group")
    .says("morning", when="2003-01-01")
    .says("evening", "refutes", when="2011-01-01"),
]


@pytest.mark.parametrize("name", ["undated", "older"])
def test_where_nobody_knows_which_came_last_neither_counts(told, name):
    found = told[name]
    assert found.lines("supports") == found.lines("refutes") == []
    assert found.claim["score"] is None
    (message,) = found.rule("SRC014")
    assert message == (
        f"{found.story.called('witness')} says both, if {found.story.called('paper')} cites them "
        "rightly, and which came last is not known: neither counts"
    )


def test_a_denial_can_be_taken_back_too(told):
    found = told["denialfirst"]
    assert found.lines("refutes") == []
    assert found.lines("supports") == ["witness"]
    assert "took the denial back on 2011-02-15" in found.rule("SRC014")[0]


def test_who_never_took_anything_back_still_counts(told):
    found = told["another"]
    assert found.lines("supports") == ["neighbour"]
    assert found.lines("refutes") == ["witness"]


def test_the_last_word_counts(told):
    found = told["again"]
    assert found.lines("supports") == ["witness"]
    assert found.lines("refutes") == []
    assert "took the denial back on 2015-01-01" in found.rule("SRC014")[0]


def test_two_papers_of_one_house_are_one_voice_but_neither_took_anything_back(told):
    found = told["house"]
    (message,) = found.rule("SRC014")
    assert "The Evening of house and The Morning of house" in message
    assert "took" not in message
    assert found.lines("supports") == []
    assert "contradicted by what the same house said later on 2011" in found.why("morning")
    assert "taken back" not in found.explained
    assert not any("by judgement" in step["why"] for step in found.steps("refutes"))


def test_later_support_is_no_source_of_an_earlier_relay(tmp_path):
    later = story("later")
    later.items["evidence"][1]["stance"] = "supports"
    (found,) = tell([later], tmp_path).values()
    assert found.lines("supports") == ["witness"]
    magazine = found.story.called("magazine")
    assert not any(f"<- {magazine}" in one or f"← {magazine}" in one for one in found.sentences())


def test_no_change_is_offered_twice_with_different_results(told):
    for found in told.values():
        changes = found.explained.partition("What would change the verdict\n")[2].splitlines()
        words = [line.partition(") ")[2] for line in changes if ") " in line]
        assert len(set(words)) == len(words), changes
