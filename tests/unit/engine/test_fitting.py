"""What a case can take of many proposals: the first ones preferred, and few looks at the case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit.editing import PatchError, apply_patch, patch_of
from verifykit.engine import fitting
from verifykit.engine.acceptance import accept
from verifykit.engine.fitting import Fitting
from verifykit.engine.proposals import in_order
from verifykit.engine.rules.own_findings import suggestions
from verifykit.loading import case_problems, from_data, to_data
from verifykit.model.proposal import Proposal


def data(size):
    return {
        "verifykit": 1,
        "sources": [{"id": "s", "name": "S"}],
        "claims": [{"id": f"c{at}", "text": f"Claim {at}."} for at in range(size)],
        "evidence": [
            {"id": f"e{at}", "claim": f"c{at}", "source": "s", "stance": "supports"}
            for at in range(size)
        ],
    }


def proposal(**fields):
    return Proposal(reason="so", plugin="odd", **fields)


def setting(item, key, value):
    return proposal(kind="field", within="claims", item=item, key=key, value=value)


def adding(name, **fields):
    item = {"id": name, "claim": "c0", "source": "s", "stance": "supports", **fields}
    return proposal(kind="evidence", data=item)


def derived(document, parent):
    item = {"id": document, "source": "s", "derived_from": [parent]}
    return proposal(kind="document", data=item)


@pytest.fixture
def looks(monkeypatch):
    """How often a case was looked through."""
    made = []

    def counted(edited):
        made.append(edited)
        return case_problems(edited)

    monkeypatch.setattr(fitting, "case_problems", counted)
    return made


@pytest.mark.parametrize(
    "offered",
    [
        lambda at: setting(f"c{at}", "when", "2020" if at % 2 else "some day"),
        lambda at: setting(f"c{at}", "text", "Other." if at % 2 else 5),
        lambda at: setting(f"c{at}", "text.more" if at % 2 == 0 else "notes", "x"),
        lambda at: adding(f"n{at}", **({} if at % 2 else {"document": "nowhere"})),
        lambda at: adding(f"n{at if at % 2 else 1}", notes=f"number {at}"),
    ],
    ids=["a day that is none", "a number for a text", "a key in a text", "unknown", "one id"],
)
def test_many_that_cannot_be_are_found_in_a_few_looks(offered, looks):
    found = Fitting(data(60)).of([offered(at) for at in range(60)])
    assert [one for one in found if one not in [offered(at) for at in range(1, 60, 2)]] in (
        [],
        [offered(0)],
    )
    assert len(found) == 30
    assert len(looks) < 10


def test_what_needs_what_cannot_be_cannot_be_either():
    wrong = proposal(kind="document", data={"id": "d0", "source": "nobody"})
    chain = [derived(f"d{at}", f"d{at - 1}") for at in range(1, 5)]
    right = setting("c0", "when", "2020")
    assert Fitting(data(2)).of([wrong, *chain, right]) == [right]


def test_of_a_circle_the_first_ones_stay():
    case = data(1)
    case["entities"] = [{"id": name, "kind": "place"} for name in "abc"]
    parts = [
        proposal(kind="field", within="entities", item=inner, key="part_of", value=outer)
        for inner, outer in ("ab", "bc", "ca")
    ]
    assert Fitting(case).of(parts) == parts[:2]


def test_what_is_left_out_goes_where_something_new_needs_it():
    needs = adding("n", stance="undercuts", target="e0")
    left_out = [proposal(kind="void", evidence=f"e{at}") for at in range(3)]
    assert Fitting(data(3)).of([needs, *left_out]) == [needs, *left_out[1:]]


def test_when_not_all_ways_were_tried_it_is_said(monkeypatch):
    monkeypatch.setattr(fitting, "_TRIES", 5)
    monkeypatch.setattr(fitting, "_ITEMS_TRIED", 0)
    needs = [adding(f"n{at}", stance="undercuts", target=f"e{at}") for at in range(20)]
    left_out = [proposal(kind="void", evidence=f"e{at}") for at in range(20)]
    done = accept(from_data(data(20)), [*needs, *left_out], ["odd"])
    assert len(done.accepted) + len(done.failures) == 40
    assert {one.proposal.kind for one in done.accepted} == {"evidence"}
    assert "not all ways were tried" in done.failures[0].message
    assert not case_problems(to_data(done.case))


def test_thousands_that_wait_are_looked_up_and_not_searched():
    case = from_data(data(1_000))
    left_out = [proposal(kind="void", evidence=f"e{at}") for at in range(1_000)]
    waiting = accept(case, left_out, []).waiting
    told = list(suggestions(waiting, case))
    assert [one.claim for one in told] == [waiting[at].claims[0] for at in range(1_000)]
    assert {one.pointer for one in told} == {f"/evidence/{at}" for at in range(1_000)}
    assert {(edit.op, edit.path) for one in told for edit in one.fix.patch} == {
        ("remove", f"/evidence/{at}") for at in range(1_000)
    }


SMALL = st.sampled_from(["c0", "c1"])
ANY = st.one_of(
    st.builds(setting, SMALL, st.just("when"), st.sampled_from(["2020", "2021", "some day"])),
    st.builds(setting, SMALL, st.sampled_from(["subject", "predicate"]), st.just("nobody")),
    st.builds(adding, st.sampled_from(["n0", "n1"]), notes=st.sampled_from(["a", "b"])),
    st.builds(adding, st.just("n2"), stance=st.just("undercuts"),
              target=st.sampled_from(["e0", "e1"])),
    st.builds(derived, st.sampled_from(["d0", "d1"]), st.sampled_from(["d0", "e0", "none"])),
    st.builds(lambda name: proposal(kind="void", evidence=name), st.sampled_from(["e0", "e1"])),
    st.builds(lambda name, factor: proposal(kind="weaken", evidence=name, factor=factor),
              st.sampled_from(["e0", "e1"]), st.sampled_from([0.0, 0.5])),
)  # fmt: skip


@given(st.lists(ANY, max_size=8))
def test_nothing_that_fits_beside_what_was_taken_is_left(offered):
    case = data(2)
    ordered = in_order(offered)
    taken = Fitting(case).of(ordered)
    assert [one for one in ordered if one in taken] == taken
    assert not problems(case, taken)
    # In a small case every way is tried, so what was refused does not fit behind what was taken.
    for one in ordered:
        if one not in taken:
            assert problems(case, [*taken, one])


def problems(case, proposals):
    edited = to_data(from_data(case))
    try:
        apply_patch(edited, patch_of(proposals, case))
    except (PatchError, KeyError):
        return True
    return bool(case_problems(edited))
