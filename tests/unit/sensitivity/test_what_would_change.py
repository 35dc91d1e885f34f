"""Which single changes give a claim another verdict."""

import pytest

from verifykit.loading import from_data
from verifykit.scoring import score_case
from verifykit.sensitivity import what_would_change
from verifykit.sensitivity.worlds import with_originals


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
    found = what_would_change(score_case(case(evidence=evidence, **lists)), "talks")
    return {(change.kind, change.what): change for change in found}


TWO = [item("e-wire", "wire", lineage="original"), item("e-article", "article", lineage="original")]


def test_without_either_origin_a_corroborated_claim_falls():
    found = changes(TWO)
    assert found["without-origin", "agency"].verdict == "unverified"
    assert found["without-origin", "paper"].verdict == "supported"


def test_relays_go_with_their_origin():
    relayed = [TWO[0], item("e-article", "article", derived_from=["e-wire"])]
    change = changes(relayed)["without-origin", "agency"]
    assert change.evidence == ("e-article", "e-wire")
    assert change.score is None


def test_a_document_that_everything_is_known_through_can_be_set_aside():
    documents = [
        {"id": "seen", "source": "paper"},
        {"id": "wire", "source": "agency", "consulted": False, "known_through": ["seen"]},
        {"id": "article", "source": "paper", "consulted": False, "known_through": ["seen"]},
    ]
    change = changes(TWO, documents=documents)["without-document", "seen"]
    assert (change.verdict, change.score) == ("unverified", None)


def test_established_independence_can_make_the_difference():
    unknown = [TWO[0], item("e-article", "article", lineage="unknown")]
    change = changes(unknown)["established", "paper"]
    assert change.verdict == "corroborated"


def test_a_line_is_established_as_the_word_of_its_origin_not_of_who_passes_it_on():
    cited = [
        item("e-wire", "wire", lineage="original"),
        item("e-article", "article", derived_from=["witness"]),
    ]
    sources = [
        {"id": "agency", "name": "Agency", "reliability": "B"},
        {"id": "paper", "name": "Paper", "anonymous": True},
        {"id": "witness", "name": "Witness"},
    ]
    change = changes(cited, sources=sources)["established", "witness"]
    independent = [cited[0], {**cited[1], "independent_of": ["e-wire"]}]
    there = score_case(case(evidence=independent, sources=sources)).claim("talks")
    assert (change.verdict, change.score) == (there.verdict, there.score)
    assert there.support.origins.min == 2


def test_what_nothing_can_establish_is_no_change():
    # The relay as an original would be the paper's line, and no longer the witness's.
    cited = [item("e-article", "article", derived_from=["witness"], stance="refutes")]
    sources = [
        {"id": "agency", "name": "Agency"},
        {"id": "paper", "name": "Paper", "reliability": "A"},
        {"id": "witness", "name": "Witness"},
    ]
    assert not any(kind == "established" for kind, _ in changes(cited, sources=sources))


def test_the_fewest_further_originals_that_do_it_are_told():
    alone = [item("e-article", "article", lineage="original")]
    found = changes(alone)
    assert found["support", None].count == 1
    assert found["refutation", None].verdict != "unverified"
    assert all(change.verdict != "unverified" for change in found.values())


def test_a_claim_without_evidence_needs_some():
    found = changes([])
    assert set(found) == {("support", None), ("refutation", None)}


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
