"""Leaving out a component changes what that component decides, and nothing else."""

import pytest
from attrs import evolve

from verifykit import Settings, assess
from verifykit.evaluation import Bootstrap, evaluate
from verifykit.evaluation.ablation import COMPONENTS
from verifykit.evaluation.labels import Gold
from verifykit.loading import from_data
from verifykit.model.evidence import Evidence

CASE = from_data(
    {
        "verifykit": 1,
        "sources": [
            {"id": "agency", "name": "Agency", "reliability": "B"},
            # Two that somebody vetted; the others are the crowd.
            *({"id": f"s{n}", "name": f"S{n}", "kind": "outlet"} for n in (3, 4)),
            *({"id": f"s{n}", "name": f"S{n}"} for n in (0, 1, 2, 5, 6, 7, 8)),
        ],
        "documents": [
            {"id": "wire", "source": "agency"},
            {"id": "copy", "source": "s0", "derived_from": ["wire"]},
        ],
        "entities": [
            {"id": "crew", "kind": "group", "members": ["ann", "bob"], "members_complete": True},
            {"id": "ann", "kind": "person"},
            {"id": "bob", "kind": "person"},
        ],
        "predicates": [
            {"id": "age", "value": "number", "cardinality": "one"},
            {"id": "sailed", "value": "boolean", "cardinality": "one"},
        ],
        "claims": [
            {"id": "copied", "text": "Copied."},
            {"id": "graded", "text": "Graded."},
            {"id": "denied", "text": "Denied."},
            {"id": "many", "text": "Many."},
            {"id": "old", "text": "Old.", "subject": "ann", "predicate": "age", "value": 40},
            {"id": "older", "text": "Older.", "subject": "ann", "predicate": "age", "value": 50},
            {
                "id": "all",
                "text": "All sailed.",
                "subject": "crew",
                "predicate": "sailed",
                "value": True,
                "quantifier": "all",
            },
            {
                "id": "ann-sailed",
                "text": "Ann.",
                "subject": "ann",
                "predicate": "sailed",
                "value": True,
            },
        ],
        "evidence": [
            {"id": "e0", "claim": "copied", "document": "wire", "stance": "supports"},
            {"id": "e1", "claim": "copied", "document": "copy", "stance": "supports"},
            {
                "id": "e2",
                "claim": "graded",
                "source": "agency",
                "stance": "supports",
                "lineage": "original",
            },
            {"id": "e3", "claim": "denied", "source": "s1", "stance": "refutes"},
            {"id": "e4", "claim": "denied", "source": "s2", "stance": "refutes"},
            {"id": "e5", "claim": "many", "source": "s3", "stance": "supports"},
            {"id": "e6", "claim": "many", "source": "s4", "stance": "supports"},
            {"id": "e7", "claim": "old", "source": "s5", "stance": "supports"},
            {"id": "e8", "claim": "older", "source": "s6", "stance": "supports"},
            {"id": "e9", "claim": "all", "source": "s7", "stance": "supports"},
            {"id": "e10", "claim": "ann-sailed", "source": "s8", "stance": "refutes"},
        ],
    }
)
CHANGES = {
    "merging of origins": {"copied"},
    "discount": {"denied", "many"},
    # A grade counts by half where nobody knows whether it is the source's own word.
    "grades and attribution": {"copied", "graded"},
    "refutations": {"denied", "ann-sailed", "all"},
    "rivals": {"old", "older"},
    "group bounds": {"all"},
    "accepted proposals": set(),
}


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda one: one.component)
def test_a_component_decides_what_it_should(component):
    changed = set()
    for claim in CASE.claims:
        gold = [Gold(label="true", claim=claim.id)]
        found = evaluate([CASE], gold, bootstrap=Bootstrap(repeats=2), components=[component])
        changed |= {claim.id} if found.ablations[0].changed else set()
    assert changed == CHANGES[component.component]


def test_a_claim_is_scored_without_a_rival_that_somebody_is_told_to_have_said():
    told = {"id": "told", "text": "S1 said so.", "says": {"source": "s1", "claim": "older"}}
    spoken = Evidence(id="e11", claim="told", source="agency", stance="supports")
    claims = (*CASE.claims, from_data({"verifykit": 1, "claims": [told]}).claims[0])
    case = evolve(CASE, claims=claims, evidence=(*CASE.evidence, spoken))
    gold = [Gold(label="true", claim="old")]
    [rivals] = [one for one in COMPONENTS if one.component == "rivals"]
    found = evaluate([case], gold, bootstrap=Bootstrap(repeats=2), components=[rivals])
    assert found.ablations[0].changed == 1


def test_every_component_is_left_out_once():
    assert [one.component for one in COMPONENTS] == list(CHANGES)


def test_what_a_component_brings_is_a_difference_of_the_same_claims():
    gold = [Gold(label="false", claim="denied"), Gold(label="true", claim="many")]
    [discount] = [one for one in COMPONENTS if one.component == "discount"]
    found = evaluate([CASE], gold, bootstrap=Bootstrap(repeats=20), components=[discount])
    plain = found.figures["brier"].value
    full = evolve(Settings().parameters, discount=1.0, crowd=1.0)
    other = evaluate(
        [CASE], gold, Settings(parameters=full), bootstrap=Bootstrap(repeats=20), components=[]
    )
    difference = found.ablations[0].differences["brier"]
    assert difference.value == pytest.approx(other.figures["brier"].value - plain)
    assert difference.low <= difference.value <= difference.high


def test_accepted_proposals_are_left_out_by_asking_again():
    def assess_as_if(case, settings):
        """An accepted plug-in that voids what speaks for `many`."""
        if "voider" in settings.accept:
            kept = tuple(item for item in case.evidence if item.claim != "many")
            case = evolve(case, evidence=kept)
        return assess(case, evolve(settings, accept=()))

    [proposals] = [one for one in COMPONENTS if one.component == "accepted proposals"]
    found = evaluate(
        [CASE],
        [Gold(label="true", claim="many"), Gold(label="true", claim="copied")],
        Settings(accept=("voider",)),
        bootstrap=Bootstrap(repeats=2),
        components=[proposals],
        assess=assess_as_if,
    )
    assert found.ablations[0].changed == 1
    assert found.ablations[0].differences["accuracy"].value > 0
