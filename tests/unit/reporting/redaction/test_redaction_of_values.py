"""Redaction on values: nothing private is left at any depth, and every number stays."""

import json

import pytest
from attrs import asdict, evolve
from hypothesis import given
from hypothesis import strategies as st

import verifykit
from generated_cases import cases
from verifykit.model.profile import Profile, SourceRecord
from verifykit.reporting.redaction import redacted
from verifykit.reporting.redaction.remains import rewrite
from verifykit.reporting.report import Report
from verifykit.reporting.result import Tool
from verifykit.scoring import score_case

PRIVATE = (("x-private", "true"),)


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)


def numbers(claim):
    return (claim.verdict, claim.score, claim.range, claim.confidence, claim.credibility,
            claim.support, claim.opposition, claim.weights)  # fmt: skip


def told(case):
    """The case with telling names, some of which an author marks private."""
    named = tuple(
        evolve(one, name=f"Voice {one.id.upper()}", notes=f"about {one.id}", url=f"http://{one.id}")
        for one in case.sources
    )
    claims = tuple(evolve(one, notes="See voice  S0, and (s0).") for one in case.claims)
    return evolve(case, sources=named, claims=claims)


@given(cases(), st.sets(st.integers(0, 4)), st.sets(st.integers(0, 4)))
def test_numbers_stay_and_names_go(case, sources, documents):
    case = told(case)
    case = evolve(
        case,
        sources=tuple(
            evolve(one, extensions=PRIVATE) if number in sources else one
            for number, one in enumerate(case.sources)
        ),
        documents=tuple(
            evolve(one, extensions=PRIVATE) if number in documents else one
            for number, one in enumerate(case.documents)
        ),
    )
    records = tuple(
        SourceRecord(source=one.id, right=7, judged=9, reliability=0.7, low=0.5, high=0.9)
        for one in case.sources
    )
    profile = Profile(base_rate=0.5, records=records)
    scoring = score_case(case, profile=profile, prefer_profile=True)
    report = Report(tool=Tool(version="0"), case=case, claims=scoring.claims, scoring=scoring)
    [found] = redacted([report])

    before = [numbers(claim) for claim in scoring.claims]
    assert [numbers(claim) for claim in found.claims] == before
    again = [claim.score for claim in found.scoring.claims]
    assert [round(one, 9) for one in again if one is not None] == [
        round(claim.score, 9) for claim in scoring.claims if claim.score is not None
    ]

    gone = {one.id for one in case.sources if one.extensions == PRIVATE}
    gone |= {one.id for one in case.documents if one.extensions or one.source in gone}
    left = " ".join([*texts(asdict(found))]).lower()
    words = set(left.replace("(", " ").replace(")", " ").replace(",", " ").split())
    assert not gone & words
    assert not [name for name in gone if f"voice {name}" in left or f"http://{name}" in left]
    assert found.left_out.sources == len([one for one in case.sources if one.id in gone])
    assert found.left_out.documents == len([one for one in case.documents if one.id in gone])


@given(cases())
def test_rewriting_with_no_change_changes_nothing(case):
    assert rewrite(case, str) == case


@given(cases())
def test_rewriting_leaves_the_vocabulary_alone(case):
    changed = rewrite(case, lambda text: f"new {text}")
    for old, new in zip(case.evidence, changed.evidence, strict=True):
        assert (new.stance, new.lineage) == (old.stance, old.lineage)
        assert new.id == f"new {old.id}"
    assert [one.reliability for one in changed.sources] == [one.reliability for one in case.sources]


@pytest.mark.parametrize(
    ("name", "kind", "gone", "stays"),
    [
        ("Anna Kowalski", "person", ["Kowalski", "kowalski", "Anna"], []),
        ("Mayor Anna Kowalski", "official", ["Kowalski", "kowalski", "Anna"], []),
        ("Anna van der Berg", "witness", ["Berg", "Anna"], ["Kowalski"]),
        ("a senior Council official", "official", [], ["Council", "Kowalski"]),
        ("The Clerk", "person", [], ["clerk", "Council"]),
    ],
)
def test_an_unnamed_source_goes_by_each_word_of_its_name_too(name, kind, gone, stays, tmp_path):
    told = "Ms Kowalski, the Council's clerk, and Mrs Berg saw it; Anna left."
    source = {"id": "s", "name": name, "kind": kind, "anonymous": True, "x-private": True}
    data = {
        "verifykit": 1,
        "case": {"id": "one"},
        "sources": [source],
        "claims": [{"id": "kowalski-saw", "text": told}],
        "evidence": [{"id": "e", "claim": "kowalski-saw", "source": "s", "stance": "supports"}],
    }
    (tmp_path / "case.json").write_text(json.dumps(data), encoding="utf-8")
    report = verifykit.assess(verifykit.load(tmp_path / "case.json"))
    verifykit.write(report, tmp_path / "report.html", redacted=True)
    shown = (tmp_path / "report.html").read_text(encoding="utf-8").partition("<body")[2]
    assert not [one for one in gone if one in shown]
    assert all(one in shown for one in stays)
