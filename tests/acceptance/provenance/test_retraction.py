"""What was taken back takes everything with it that rests on it alone, and the path is told."""

import pytest

from stories import Story, tell

BACK = {"on": "2021-03-01", "reason": "made up"}


def story(name, *, study=BACK, rests_on="study", **keys):
    """A paper reports a study, which lists its raw data."""
    made = Story(name).sources("lab", "data", "paper", "blog")
    made.document("raw", "data")
    made.document("study", "lab", derived_from=["raw"], **({"retracted": study} if study else {}))
    made.document("report", "paper", derived_from=[rests_on] if rests_on else [])
    return made.says("report", **keys)


def changed(made, number, **keys):
    made.items["evidence"][number].update(keys)
    return made


def withdrawn(name, **keys):
    made = story(name, study=None).says("study")
    return changed(made, 1, withdrawn=BACK, **keys)


def corrected():
    made = story("corrected", study=None).says("study")
    made.items["documents"][1]["corrected"] = [
        {"on": "2020"},
        {**BACK, "items": [made.id("e-study")]},
    ]
    return made


def through_an_item():
    made = story("throughitem", study=None, rests_on=None).says("study")
    changed(made, 1, withdrawn=BACK)
    return changed(made, 0, derived_from=[made.id("e-study")])


def of_another_claim():
    """The item that was withdrawn is evidence for something else."""
    made = story("otherclaim", study=None, rests_on=None).says("study")
    made.items["claims"].append({"id": made.id("d"), "text": "Something else."})
    changed(made, 1, claim=made.id("d"), withdrawn=BACK)
    return changed(made, 0, derived_from=[made.id("e-study")])


def circle():
    made = Story("circle").sources("lab", "paper")
    made.document("study", "lab", derived_from=["report"], retracted=BACK)
    return made.document("report", "paper", derived_from=["study"]).says("report")


DEAD = [
    story("base"),
    story("inhand").says("study"),
    story("rawinhand").says("raw", stance="reports"),
    story("chain", rests_on="post").document("post", "blog", derived_from=["study"]),
    story("chaininhand", rests_on="post")
    .document("post", "blog", derived_from=["study"])
    .says("post"),
    changed(story("itemlevel", rests_on=None), 0, derived_from=["study-itemlevel"]),
    withdrawn("withdrawn"),
    corrected(),
    through_an_item(),
    of_another_claim(),
    circle(),
    story("nodate", study={"reason": "made up"}),
    story("quoting", rests_on="study", lineage="relayed"),
    story("twodead").document("second", "lab", retracted=BACK),
]
DEAD[-1].items["documents"][2]["derived_from"] = ["study-twodead", "second-twodead"]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return tell([*DEAD, *ALIVE, *PARTLY], tmp_path_factory.mktemp("retraction"))


@pytest.mark.parametrize("name", [one.name for one in DEAD])
def test_what_rests_on_it_alone_counts_for_nothing(told, name):
    found = told[name]
    assert found.lines("supports") == []
    assert "(made up)" in found.why("report")
    messages = [one for one in found.rule("COR003") if found.story.called("lab") in one]
    assert messages
    path = f"{found.story.called('paper')} <- "
    assert any(path in one and "(made up)" in one for one in messages)
    for output in (found.explained, found.page):
        assert any(one in output for one in messages)
        assert found.why("report") in output.replace(" ← ", " <- ") or "made up" in output


def later(name):
    return story(name, study={"on": "2024-12-01", "reason": "made up"})


def denial():
    made = story("denial").says("study")
    made.items["evidence"][0]["stance"] = "refutes"
    return made


ALIVE = [
    later("later"),
    story("never", study=None),
    story("speaks", lineage="original"),
    story("named", attributed_to="blog"),
    story("tworoots").document("second", "blog"),
    denial(),
]
ALIVE[-2].items["documents"][2]["derived_from"] = ["study-tworoots", "second-tworoots"]


@pytest.mark.parametrize("name", [one.name for one in ALIVE])
def test_what_stands_on_something_else_stays(told, name):
    found = told[name]
    kept = {one for step in found.steps(kind="line") for one in step["evidence"]}
    assert found.story.id("e-report") in kept


def test_it_is_not_yet_taken_back_on_the_day_of_the_case(told):
    assert told["later"].rule("COR003") == []
    assert "counts, since it was retracted only on 2024-12-01" in told["later"].rule("VK211")[0]


def root_below():
    """The study stands, its raw data were taken back."""
    made = story("rootbelow", study=None)
    made.items["documents"][0]["retracted"] = BACK
    return made


PARTLY = [root_below(), story("data").says("raw")]


def test_it_reaches_down_however_far(told):
    found = told["rootbelow"]
    assert found.lines("supports") == []
    assert found.rule("COR003")[0] == (
        f"{found.story.id('raw')} ({found.story.called('data')}) was retracted on 2021-03-01 "
        f"(made up): what rests on it alone ({found.story.called('paper')} <- "
        f"{found.story.called('lab')} <- {found.story.called('data')}) counts for nothing here"
    )


def test_what_the_retracted_one_rested_on_stands_for_itself_alone(told):
    found = told["data"]
    assert found.lines("supports") == ["data"]
    assert "made up" in found.why("report")
