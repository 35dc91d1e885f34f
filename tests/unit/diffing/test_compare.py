"""What changed between two versions of a case, and why verdicts moved."""

import copy
import random

import pytest
from attrs import evolve

from verifykit import Parameters, Settings, assess
from verifykit.diffing import ClaimChange, compare
from verifykit.loading import from_data

DATA = {
    "verifykit": 1,
    "sources": [
        {"id": "agency", "name": "Agency", "reliability": "B"},
        {"id": "paper", "name": "Paper"},
        {"id": "radio", "name": "Radio"},
    ],
    "documents": [
        {"id": "wire", "source": "agency"},
        {"id": "article", "source": "paper"},
        {"id": "broadcast", "source": "radio"},
    ],
    "claims": [{"id": "talks", "text": "Talks were held."}, {"id": "other", "text": "Other."}],
    "evidence": [
        {"id": "e-wire", "claim": "talks", "document": "wire", "stance": "supports",
         "lineage": "original"},
        {"id": "e-article", "claim": "talks", "document": "article", "stance": "supports",
         "lineage": "original"},
        {"id": "e-other", "claim": "other", "document": "broadcast", "stance": "supports"},
    ],
}  # fmt: skip


def report(edit=lambda data: None, settings=None):
    data = copy.deepcopy(DATA)
    edit(data)
    return assess(from_data(data), settings)


def diff(edit):
    return compare(report(), report(edit))


def evidence(data, name):
    return next(item for item in data["evidence"] if item["id"] == name)


def reasons(found, claim="talks"):
    [change] = [change for change in found.claims if change.new.id == claim]
    return {reason.kind: reason for reason in change.reasons}


def test_the_same_case_in_another_order_has_no_difference():
    def shuffle(data):
        for items in data.values():
            if isinstance(items, list):
                random.Random(7).shuffle(items)

    found = diff(shuffle)
    assert (found.claims, found.items, found.findings) == ((), (), ())


def test_evidence_that_goes_leaves_a_verdict_worse_founded_and_is_named():
    found = diff(lambda data: data["evidence"].remove(evidence(data, "e-article")))
    [change] = found.founded("worse")
    assert change.direction == "same"
    assert (change.old.verdict, change.new.verdict) == ("corroborated", "supported")
    reason = reasons(found)["evidence-removed"]
    assert reason.evidence == ("e-article",)
    assert reason.origins == ("paper",)
    assert reason.message == "e-article is gone: it spoke for it (origin paper)"
    assert [(item.list, item.id, item.edit) for item in found.items] == [
        ("evidence", "e-article", "removed")
    ]


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        ("supported", "refuted", "towards false"),
        ("unverified", "refuted", "towards false"),
        ("refuted", "supported", "towards true"),
        ("contested", "corroborated", "towards true"),
        ("refuted", "unverified", "more open"),
        ("supported", "contested", "more open"),
        ("corroborated", "supported", "same"),
        ("contested", "unverified", "same"),
    ],
)
def test_a_verdict_moves_towards_true_or_false_or_is_more_open(before, after, direction):
    [claim] = [claim for claim in report().claims if claim.id == "talks"]
    change = ClaimChange(old=evolve(claim, verdict=before), new=evolve(claim, verdict=after))
    assert change.direction == direction
    assert change.founding == "same"


def test_evidence_that_comes_is_named_with_its_side():
    def refute(data):
        data["evidence"].append(
            {"id": "e-no", "claim": "talks", "document": "broadcast", "stance": "refutes"}
        )

    found = diff(refute)
    assert (
        reasons(found)["evidence-added"].message
        == "e-no was added: it speaks against it (origin radio)"
    )
    [change] = [change for change in found.claims if change.new.id == "talks"]
    assert change.new.score < change.old.score


def test_a_copy_that_is_found_out_adds_nothing_any_more():
    def relay(data):
        item = evidence(data, "e-article")
        del item["lineage"]
        item["derived_from"] = ["e-wire"]

    found = diff(relay)
    reason = reasons(found)["adds-nothing"]
    assert reason.message == "e-article now adds nothing: it relays Agency"
    assert found.founded("worse")
    [item] = found.items
    assert item.edit == "edited"
    assert set(item.fields) == {"lineage", "derived_from"}
    assert "adds-something" in reasons(compare(report(relay), report()))


def test_owners_that_are_found_out_merge_origins():
    def own(data):
        data["sources"].append({"id": "group", "name": "Group"})
        for source in data["sources"][:2]:
            source["owner"] = "group"

    found = diff(own)
    reason = reasons(found)["origins-merged"]
    assert reason.origins == ("agency", "paper")
    assert set(reason.evidence) == {"e-wire", "e-article"}
    split = reasons(compare(report(own), report()))["origins-split"]
    assert split.origins == ("agency", "paper")


def test_a_changed_stance_is_named():
    found = diff(lambda data: evidence(data, "e-article").update(stance="refutes"))
    assert reasons(found)["stance-changed"].evidence == ("e-article",)


def test_lost_independence_is_named():
    found = diff(lambda data: evidence(data, "e-article").update(lineage="unknown"))
    assert reasons(found)["not-established"].origins == ("paper",)


def test_a_grade_changes_the_strength():
    found = diff(lambda data: data["sources"][0].update(reliability="D"))
    assert reasons(found)["strength"].origins == ("agency",)


def test_a_rival_claim_is_a_related_claim():
    def contradict(data):
        data["relations"] = [{"from": "other", "to": "talks", "kind": "contradicts"}]

    reason = reasons(diff(contradict))["related-claims"]
    assert "other" in reason.message


def test_other_parameters_are_a_reason_of_their_own():
    other = Settings(parameters=evolve(Parameters(), support_true=0.2))
    found = compare(report(), report(settings=other))
    assert set(reasons(found)) == {"parameters"}


def test_every_list_is_compared():
    def edit(data):
        data["sources"][2]["name"] = "The Radio"
        data["claims"].append({"id": "new", "text": "New."})
        data["waivers"] = [{"rule": "SRC001", "claim": "new", "reason": "soon"}]

    found = diff(edit)
    assert [(item.list, item.id, item.edit, item.fields) for item in found.items] == [
        ("sources", "radio", "edited", ("name",)),
        ("claims", "new", "added", ()),
        ("waivers", "SRC001 on new", "added", ()),
    ]
    assert found.claims == ()


def test_findings_come_go_and_change_their_words():
    found = diff(lambda data: data["evidence"].remove(evidence(data, "e-wire")))
    edits = {(change.finding.rule, change.finding.claim): change.edit for change in found.findings}
    assert edits["SRC002", "talks"] == "added"
    back = compare(report(lambda data: data["evidence"].remove(evidence(data, "e-wire"))), report())
    assert ("SRC002", "talks", "removed") in {
        (change.finding.rule, change.finding.claim, change.edit) for change in back.findings
    }


@pytest.mark.parametrize("name", ["e-wire", "e-article", "e-other"])
def test_what_got_worse_one_way_got_better_the_other_way(name):
    shorter = report(lambda data: data["evidence"].remove(evidence(data, name)))
    there, back = compare(report(), shorter), compare(shorter, report())
    assert [change.new.id for change in there.founded("worse")] == [
        change.new.id for change in back.founded("better")
    ]


def test_evidence_that_a_grade_leaves_nothing_is_not_gone():
    def distrust(data):
        data["sources"][1]["reliability"] = "E"

    found = reasons(diff(distrust))
    assert "evidence-removed" not in found
    assert found["adds-nothing"].message == (
        "e-article now adds nothing: it comes from Paper, graded E, which leaves nothing"
    )


def test_evidence_that_was_retracted_is_told_in_a_sentence():
    def retract(data):
        data["documents"][1]["retracted"] = {"on": "2020-01-01"}

    message = reasons(diff(retract))["adds-nothing"].message
    assert message == (
        "e-article now adds nothing: it stands in a document that was retracted on 2020-01-01"
    )


def test_a_refuted_claim_is_founded_no_better_by_whoever_says_that_it_is_so():
    denied = copy.deepcopy(DATA)
    for item in denied["evidence"]:
        if item["claim"] == "talks":
            item["stance"] = "refutes"
            item["first_hand"] = True
    with_support = copy.deepcopy(denied)
    with_support["sources"].append({"id": "post", "name": "A post", "anonymous": True})
    with_support["evidence"].append(
        {"id": "e-post", "claim": "talks", "source": "post", "stance": "supports"}
    )
    before, after = (assess(from_data(one)) for one in (denied, with_support))
    assert before.claim("talks").verdict == after.claim("talks").verdict == "refuted"
    found = compare(before, after)
    assert "talks" not in [change.new.id for change in found.founded("better")]


@pytest.mark.parametrize("withdrawn", [False, True])
def test_a_claim_is_founded_no_better_by_a_denial_that_takes_its_verdict(withdrawn):
    def refute(data):
        for item in data["evidence"]:
            if item["claim"] == "talks" and withdrawn:
                item["withdrawn"] = {"reason": "not seen"}
        data["sources"].append({"id": "lab", "name": "Lab", "reliability": "A"})
        data["evidence"].append(
            {"id": "e-lab", "claim": "talks", "source": "lab", "stance": "refutes"}
            | {"lineage": "original", "first_hand": True}
        )

    before, after = report(), report(refute)
    assert before.claim("talks").verdict in ("supported", "corroborated")
    assert after.claim("talks").verdict == ("refuted" if withdrawn else "contested")
    for found in (compare(before, after), compare(after, before)):
        [change] = [one for one in found.claims if one.new.id == "talks"]
        forward = change.old.verdict == before.claim("talks").verdict
        assert change.founding != ("better" if forward else "worse")
