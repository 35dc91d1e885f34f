"""What a plug-in proposes to leave out, accepted, is the case without it, and nothing else."""

import json

import pytest
from attrs import evolve

from stories import LISTS, Story
from verifykit import Proposal, Settings, assess, explain, from_data, hookimpl
from verifykit.engine import plugin_manager
from verifykit.reporting.explanation import explanation_lines
from verifykit.reporting.style import Style


def story(name, **keys):
    """A wire, whose item is left out, and a paper."""
    made = Story(name).sources("agency", "paper", "blog")
    made.document("wire", "agency", published="2020-01-01").document("page", "paper", **keys)
    return made.says("wire", lineage="original").says("page")


def reprinted(name, *parents):
    made = story(name, derived_from=[*parents])
    return made.document("post", "blog", derived_from=["page"]).says("post")


def owned(name):
    made = story(name)
    for source in made.items["sources"][1:]:
        source["owner"] = made.id("agency")
    return made


def other_claim(name):
    made = story(name)
    made.items["claims"].append({"id": made.id("d"), "text": "Something else."})
    made.items["evidence"].append(
        {"id": made.id("e-d"), "claim": made.id("d"), "stance": "supports",
         "document": made.id("page")}
    )  # fmt: skip
    return made


STORIES = [
    story("base"),
    story("derived", derived_from=["wire"]),
    story("bysource", derived_from=["agency"]),
    story("confirms", derived_from=[{"from": "wire", "how": "confirms"}]),
    story("chain", derived_from=["wire"])
    .document("post", "blog", derived_from=["page"])
    .says("post"),
    story("circle", derived_from=["post"])
    .document("post", "blog", derived_from=["page"])
    .says("post"),
    story("denied").says("blog", "refutes"),
    story("both").says("agency", "refutes", when="2021-01-01"),
    story("bothundated").says("agency", "refutes"),
    story("alone", derived_from=["wire"], retracted={}),
    owned("owned"),
    other_claim("otherclaim"),
    story("quoted").says("blog", attributed_to="agency"),
    story("unread", consulted=False, known_through=["wire"]),
]


class Odd:
    """Proposes to leave one item out."""

    def __init__(self, evidence):
        self.evidence = evidence

    @hookimpl
    def verifykit_proposals(self, case):
        if self.evidence in case.evidence_by_id:
            yield Proposal(kind="void", evidence=self.evidence, reason="its quote is not there")


def data_of(made):
    lists = {name: made.items[name] for name in LISTS if made.items[name]}
    return json.loads(json.dumps({"verifykit": 1, **lists}))


@pytest.mark.parametrize("made", STORIES, ids=lambda one: one.name)
def test_it_is_the_case_without_the_item(made):
    settings = Settings(accept=("odd",))
    manager = plugin_manager(settings, installed=False)
    manager.register(Odd(made.id("e-wire")), name="odd")
    left_out = assess(from_data(data_of(made)), settings, manager=manager)
    without = data_of(made)
    without["evidence"] = [one for one in without["evidence"] if one["id"] != made.id("e-wire")]
    plain = assess(
        from_data(without), Settings(), manager=plugin_manager(Settings(), installed=False)
    )
    assert [evolve(one, checks=()) for one in left_out.claims] == [
        evolve(one, checks=()) for one in plain.claims
    ]
    told = [one.message for one in left_out.findings]
    assert told == [one.message for one in plain.findings]
    lines = explanation_lines(explain(left_out, made.id("c")), Style(), 1000)
    words = "\n".join([*lines, *told])
    assert ("retracted" in words) == ("retracted" in made.items["documents"][1])
    assert f"left out by odd: {made.id('e-wire')}, its quote is not there" in words
