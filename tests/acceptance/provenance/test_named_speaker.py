"""Whoever is named as the speaker says it, however the document came about."""

import pytest

from stories import Story, tell


def story(name, *, tip="leak", **keys):
    """A story that derives from the tip of a crook quotes an expert."""
    return (
        Story(name)
        .sources("expert", reliability="A", kind="person")
        .sources("crook", reliability="E")
        .sources("paper", reliability="B", kind="outlet")
        .document("leak", "crook", published="2020-01-01")
        .document("story", "paper", published="2020-01-02", derived_from=[tip])
        .says("story", **{"attributed_to": "expert", **keys})
    )


def dated(name, **keys):
    made = story(name)
    made.items["documents"][1].update(keys)
    return made


EXPERT_SAYS_IT = [
    story("base"),
    story("source", tip="crook"),
    story("original", lineage="original"),
    story("relayed", lineage="relayed"),
    story("unknown", lineage="unknown"),
    story("firsthand", first_hand=True),
    story("tipinhand").says("leak"),
    story("tipdenies").says("leak", "refutes"),
    dated("quoting", derived_from=[{"from": "leak-quoting", "how": "quotes"}]),
    story("dateditem", when="2020-01-03"),
    story("chain")
    .document("retold", "paper", derived_from=["story"], published="2020-01-05")
    .says("retold", attributed_to="expert"),
    story("tipretracted"),
    story("others").sources("neighbour").document("letter", "neighbour").says("letter", "reports"),
]
EXPERT_SAYS_IT[-2].items["documents"][0]["retracted"] = {"reason": "forged"}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    stories = [*EXPERT_SAYS_IT, *OTHERS]
    return tell(stories, tmp_path_factory.mktemp("speakers"))


@pytest.mark.parametrize("name", [one.name for one in EXPERT_SAYS_IT])
def test_the_named_speaker_is_the_origin(told, name):
    found = told[name]
    crook, expert = found.story.called("crook"), found.story.called("expert")
    assert found.lines("supports") == ["expert"]
    assert found.claim["score"] > 0.5
    (line,) = found.steps("supports", "line")
    assert expert in line["why"]
    assert crook not in line["why"]
    story = f"{found.story.id('e-story')}; "
    for sentence in found.sentences():
        assert f"{story}comes from {crook}" not in sentence
        assert f"stands in for {crook}" not in sentence
        assert f"{found.story.called('paper')} <- {crook}" not in sentence
        assert f"{found.story.called('paper')} ← {crook}" not in sentence


def own_derivation():
    made = story("ownderivation")
    made.items["evidence"][0]["derived_from"] = [made.id("crook")]
    return made


def heard_before():
    """What the story derives from quotes the expert, too: the story only passes that on."""
    return (
        story("heardbefore", tip="interview")
        .sources("radio", kind="outlet")
        .document("interview", "radio", published="2020-01-01")
        .says("interview", attributed_to="expert")
    )


def heard_and_retracted():
    made = story("heardretracted", tip="interview").sources("radio", kind="outlet")
    made.document("interview", "radio", retracted={"reason": "invented"})
    return made.says("interview", attributed_to="expert")


OTHERS = [
    own_derivation(),
    heard_before(),
    heard_and_retracted(),
    story("itself", attributed_to="paper"),
    story("denial", stance="refutes"),
]


def test_an_own_derivation_of_the_item_goes_before_the_speaker(told):
    found = told["ownderivation"]
    assert "crook" in str(found.steps("supports")) or found.lines("supports") == []
    assert "expert" not in found.lines("supports")


def test_who_quotes_somebody_from_what_quoted_him_before_relays_that(told):
    found = told["heardbefore"]
    assert found.lines("supports") == ["expert"]
    relayed = f"relays {found.story.called('radio')} <- {found.story.called('expert')}"
    assert found.why("story") == relayed


def test_and_falls_with_it(told):
    found = told["heardretracted"]
    assert found.lines("supports") == []
    assert "was retracted (invented)" in found.why("story")


def test_a_speaker_who_is_the_outlet_itself_is_no_other_speaker(told):
    """Absent means that the document's source speaks, and saying so changes nothing."""
    found = told["itself"]
    assert "expert" not in found.lines("supports")
    assert found.story.called("expert") not in str(found.steps("supports"))


def test_a_denial_is_its_speaker_s(told):
    found = told["denial"]
    assert found.lines("supports") == []
    assert found.lines("refutes") == ["expert"]
