"""Which edits of a case give a claim another verdict, and that each sentence about it is true."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from generated_cases import cases
from long_run import share
from verifykit.loading import from_data, load_case, to_data
from verifykit.scoring import score_case
from verifykit.sensitivity import what_would_change
from verifykit.sensitivity.edits import edits_on, with_originals
from verifykit.sensitivity.search import neighbourhood
from verifykit.testing import make_case

EXAMPLE = Path(__file__).parents[3] / "examples" / "mali_2020" / "case.yaml"


def case(**lists):
    return from_data(
        {
            "verifykit": 1,
            "sources": [
                {"id": "agency", "name": "Agency", "reliability": "B"},
                {"id": "paper", "name": "Paper"},
            ],
            "documents": [
                {"id": "wire", "source": "agency"},
                {"id": "article", "source": "paper"},
            ],
            "claims": [{"id": "talks", "text": "Talks were held."}],
            **lists,
        }
    )


def item(name, document, **more):
    return {"id": name, "claim": "talks", "document": document, "stance": "supports", **more}


def changes(evidence, **lists):
    return what_would_change(score_case(case(evidence=evidence, **lists)), "talks")


WIRE = item("e-wire", "wire", lineage="original")


def holds(change, claim="talks"):
    """Write the edited case, read it again, and score it as if nobody had ever scored it."""
    again = score_case(from_data(to_data(change.case))).claim(claim)
    return (again.verdict, again.score) == (change.verdict, change.score)


def test_who_has_it_from_nobody_corroborates():
    unknown = [WIRE, item("e-article", "article", lineage="unknown")]
    first = changes(unknown)[0]
    assert first.verdict == "corroborated"
    assert first.words == (
        "find out where Paper got it from and, if from nobody else, enter `lineage: original`"
    )
    assert holds(first)


def test_a_document_that_is_only_cited_can_be_read():
    documents = [
        {"id": "wire", "source": "agency", "title": "Envoys in town"},
        {"id": "article", "source": "paper", "consulted": False, "known_through": ["wire"]},
    ]
    unknown = [WIRE, item("e-article", "article")]
    first = changes(unknown, documents=documents)[0]
    assert (first.kind, first.verdict) == ("read", "corroborated")
    assert first.words.startswith("read what Paper published and, if it has this from nobody else")
    assert holds(first)


def test_the_cheapest_comes_first_and_three_are_told():
    unknown = [WIRE, item("e-article", "article", lineage="unknown")]
    found = changes(unknown)
    assert len(found) == 3
    assert [change.cost for change in found] == sorted(change.cost for change in found)
    assert len({change.concerns for change in found}) == 3


def test_several_edits_together_where_none_does_it_alone():
    sources = [
        {"id": "one", "name": "One", "reliability": "C"},
        {"id": "two", "name": "Two", "reliability": "C"},
        {"id": "blog", "name": "Blog"},
    ]
    documents = [{"id": f"d-{name}", "source": name} for name in ("one", "two", "blog")]
    unknown = [item(f"e-{name}", f"d-{name}", lineage="unknown") for name in ("one", "two")]
    unknown.append({**item("e-blog", "d-blog", lineage="unknown"), "stance": "refutes"})
    found = changes(unknown, sources=sources, documents=documents)
    both = next(change for change in found if change.concerns == {"one", "two"})
    assert both.verdict == "corroborated"
    assert " and find out where " in both.words.replace(", and", " and")
    assert holds(both)


def test_a_claim_without_evidence_needs_some():
    found = changes([])
    assert {change.kind for change in found} == {"support", "refutation"}
    assert all(map(holds, found))


def test_the_fewest_further_originals_that_do_it_are_told():
    found = {change.kind: change for change in changes([item("e-article", "article")])}
    for kind in found.keys() & {"support", "refutation"}:
        [edit] = found[kind].edits
        fewer = score_case(case(evidence=[item("e-article", "article")]))
        stance = "supports" if kind == "support" else "refutes"
        for count in range(1, edit.count):
            there = score_case(with_originals(fewer.case, "talks", stance, count))
            assert there.verdict("talks") == fewer.verdict("talks")


def test_further_originals_never_meet_an_id_of_the_case():
    sources = [{"id": "further-1", "name": "Taken"}, {"id": "agency", "name": "Agency"}]
    taken = case(sources=sources, documents=[{"id": "further-word-2", "source": "agency"}])
    larger = with_originals(taken, "talks", "supports", 2)
    ids = [one.id for one in (*larger.sources, *larger.documents, *larger.evidence)]
    assert len(ids) == len(set(ids)) == 7
    assert score_case(larger).claim("talks").support.origins.min == 2


def test_an_unknown_claim_is_a_key_error():
    with pytest.raises(KeyError):
        what_would_change(score_case(case(evidence=[])), "nobody")


def test_only_what_bears_on_a_claim_is_scored_again():
    claims = [
        {"id": "talks", "text": "Talks were held.", "subject": "s", "predicate": "p", "value": "a"},
        {"id": "rival", "text": "None were.", "subject": "s", "predicate": "p", "value": "b"},
        {"id": "reason", "text": "A reason."},
        {"id": "other", "text": "Something else."},
    ]
    lists = {
        "claims": claims,
        "predicates": [{"id": "p", "cardinality": "one"}],
        "relations": [{"from": "reason", "to": "rival", "kind": "supports"}],
    }
    part = neighbourhood(case(**lists), "talks")
    assert [claim.id for claim in part.claims] == ["talks", "rival", "reason"]


def check_what_is_told(made, claims):
    """Score each edited case anew, and return how many changes were told."""
    scoring = score_case(made)
    told = 0
    for claim in claims:
        for change in what_would_change(scoring, claim.id):
            told += 1
            assert holds(change, claim.id)
            assert change.verdict != scoring.verdict(claim.id)
    return told


@pytest.mark.checkout
@pytest.mark.parametrize("every", [6, pytest.param(1, marks=pytest.mark.long)])
def test_nothing_told_of_the_example_is_false(every):
    example = load_case(EXAMPLE)
    claims = example.claims[::every]
    assert check_what_is_told(example, claims) > len(claims)


@pytest.mark.parametrize(
    "examples", [10, pytest.param(share(400), marks=pytest.mark.long, id="400")]
)
def test_nothing_told_of_a_generated_case_is_false(examples):
    @settings(max_examples=examples)
    @given(cases())
    def check(made):
        check_what_is_told(made, made.claims)

    check()


@pytest.mark.parametrize("known", [False, True])
def test_where_somebody_has_it_from_is_asked_if_the_case_does_not_say(known):
    derived = "derived_from: [wire]" if known else "consulted: true"
    case = make_case(
        "sources: [{id: alba, name: Alba}]\n"
        f"documents: [{{id: story, source: alba, {derived}}}, {{id: wire, source: alba}}]\n"
        "claims: [{id: closed, text: The bridge is closed.}]\n"
        "evidence: [{id: e, claim: closed, document: story, stance: supports}]\n"
    )
    asked = [one for one in edits_on(case, "closed") if one.kind == "trace"]
    assert bool(asked) is not known
