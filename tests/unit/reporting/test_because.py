"""The sentence that says why: fifty shapes of evidence, and nobody's name in a wrong place."""

import json
import re
from pathlib import Path

import pytest
import yaml
from attrs import evolve
from hypothesis import given

from generated_cases import cases
from verifykit import assess, load
from verifykit.provenance import Graph
from verifykit.reporting.because import because

BASE = """\
verifykit: 1
case: {id: shapes, as_of: 2024-06-01}
sources:
  - {id: court, name: The court, reliability: A}
  - {id: daily, name: The Daily, reliability: B}
  - {id: blog, name: A blog}
  - {id: hoax, name: The Hoax, reliability: E}
  - {id: sunday, name: The Sunday, owner: daily}
  - {id: witness, name: a witness, anonymous: true}
  - {id: officer, name: an unnamed officer, anonymous: true}
  - {id: mayor, name: The mayor}
documents:
  - {id: ruling, source: court}
  - {id: piece, source: daily}
  - {id: post, source: blog}
  - {id: trick, source: hoax}
  - {id: reprint, source: sunday, derived_from: [piece]}
  - {id: copy, source: blog, derived_from: [piece]}
  - {id: gone, source: daily, retracted: {on: 2024-05-01, reason: a mistake}}
  - {id: letter, source: mayor}
claims:
  - {id: c, text: The bridge is closed.}
"""
SHAPES = yaml.safe_load(Path(__file__).with_name("shapes.yaml").read_text(encoding="utf-8"))


def reported(text):
    return assess(load("case.yaml", data=text.encode(), readers=()))


def sentence(text, claim="c"):
    report = reported(text)
    return report.claim(claim).because


def said(evidence):
    items = [{"id": f"e{number}", "claim": "c", **item} for number, item in enumerate(evidence)]
    return sentence(BASE + f"evidence: {json.dumps(items)}\n")


@pytest.mark.parametrize("name", SHAPES)
def test_fifty_shapes_of_evidence(name):
    assert said(SHAPES[name]["evidence"]) == SHAPES[name]["because"]


def test_there_are_fifty():
    assert len(SHAPES) >= 50


@pytest.mark.parametrize("name", ["five voices", "one each", "a blog against the court"])
def test_the_order_of_the_evidence_changes_no_word(name):
    assert said(SHAPES[name]["evidence"][::-1]) == SHAPES[name]["because"]


RIVALS = """\
verifykit: 1
sources: [{id: court, name: The court, reliability: A}, {id: daily, name: The Daily}]
entities: [{id: bridge, kind: place}]
predicates: [{id: width, value: number, cardinality: one}]
claims:
  - {id: c, text: It is 5 m wide., subject: bridge, predicate: width, value: 5}
  - {id: other, text: It is 9 m wide., subject: bridge, predicate: width, value: 9}
evidence:
  - {id: e, claim: other, source: court, stance: supports, lineage: original, first_hand: true}
"""


def test_who_speaks_about_another_claim_is_not_named():
    told = sentence(RIVALS)
    assert "The court" not in told
    assert "cannot hold together with 1 other claim" in told
    assert "The court" in sentence(RIVALS, "other")


VERBS = {
    "said so": ("supports",),
    "said otherwise": ("refutes",),
    "only reported it": ("reports",),
    "questioned it": ("questions",),
}


HAS_IT = re.compile(r"as (Voice<[^()]*>) ha(?:s|ve) it")
"""Beside whoever said something that nobody here has read: who tells of it, and did not say it."""


def named(text):
    return set(re.findall(r"Voice<(.*?)>", text))


def shown_by(case, item):
    """Who prints an item, and whose documents it is known through."""
    document = case.document_of(item)
    if document is None:
        return [item.source]
    through = (case.documents_by_id[name].source for name in document.known_through)
    return [document.source, *through]


@given(cases())
def test_nobody_is_named_but_for_what_the_case_attaches_to_them(case):
    # Names that occur in nothing else and contain no other name.
    case = evolve(
        case,
        sources=tuple(evolve(one, name=f"Voice<{one.id}>") for one in case.sources),
    )
    report, graph = assess(case), Graph(case=case)
    for claim in report.claims:
        told = because(report, claim)
        assert told.startswith(f"{claim.verdict.capitalize()}: ")
        assert told.endswith(".")
        for clause in told.split("; "):
            verb = next((verb for verb in VERBS if verb in clause), None)
            items = [
                item
                for item in case.evidence
                if item.claim == claim.id and verb is not None and item.stance in VERBS[verb]
            ]
            told_by = named(" ".join(HAS_IT.findall(clause)))
            assert told_by <= {one for item in items for one in shown_by(case, item)}, told
            assert named(HAS_IT.sub("", clause)) <= set(map(graph.case.speaker, items)), told
