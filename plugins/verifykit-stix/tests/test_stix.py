"""Bundles become cases and come back; cases become bundles and come back; so do assessments."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import stix2
from hypothesis import given
from hypothesis import strategies as st

from verifykit import Case, InvalidCase, Settings, assess, load, to_data, write
from verifykit.testing import (
    check_case_reader,
    check_case_writer,
    make_case,
)
from verifykit_stix.case_reader import StixReader
from verifykit_stix.extension import EXTENSION
from verifykit_stix.scales import CREDIBILITY, RELIABILITY, confidence_of, confidence_text, grade_of
from verifykit_stix.writers import StixReportWriter, StixWriter

HERE = Path(__file__).parent
BUNDLE = (HERE / "opencti.json").read_bytes()
MALI = Path(__file__).parents[3] / "examples" / "mali_2020" / "case.yaml"
ID = "0c8b2b5e-6b29-5b9a-9d8b-6a0f4d0d0"
USES, COMES_FROM = f"relationship--{ID}c01", f"relationship--{ID}c02"
TEAM, WEBLOG = f"identity--{ID}a01", f"identity--{ID}a02"
Objects = dict[str, dict[str, Any]]


def read(data: bytes, folder: Path | None = None) -> Case:
    return load("bundle.json" if folder is None else folder / "bundle.json", data=data)


def objects(data: bytes) -> Objects:
    return {one["id"]: one for one in json.loads(data)["objects"]}


def changed(data: bytes, change: Callable[[Objects], object]) -> bytes:
    """A bundle after another tool changed it."""
    bundle = json.loads(data)
    change({one["id"]: one for one in bundle["objects"]})
    return json.dumps(bundle).encode()


def test_a_bundle_of_another_tool_is_a_case() -> None:
    case = read(BUNDLE)
    assert case.as_of == "2024-02-07"
    assert {one.name: one.reliability for one in case.sources} == {
        "Northern Response Team": "B", "Harbour Security Weblog": "D", "Ministry of Ports": None,
    }  # fmt: skip
    texts = {one.id: one.text for one in case.claims}
    assert texts[USES] == "GREY HERON uses SiltWorm."
    assert texts[COMES_FROM] == "GREY HERON originates from Northland."
    claim = case.claims_by_id[USES]
    assert (claim.subject, claim.predicate, claim.value) == (
        f"intrusion-set--{ID}b01", "uses", f"malware--{ID}b02",
    )  # fmt: skip
    assert claim.when == "2024-01-10/2024-01-20"
    said = {(one.claim, one.document or one.source): one for one in case.evidence}
    assert said[COMES_FROM, TEAM].stance == "refutes"
    assert said[USES, f"report--{ID}d01"].notes == (
        "The author's confidence in it is 75 of 100 (Admiralty 2, probably true)."
    )
    assert [one.stance for one in case.evidence if one.claim.startswith("sighting")] == ["refutes"]
    weblog = case.documents_by_id[f"report--{ID}d02"]
    assert [one.parent for one in weblog.derived_from] == [f"report--{ID}d01"]
    assert case.documents_by_id[f"report--{ID}d01"].url == "https://nrt.example/24-01"


def test_two_reports_of_which_one_copies_are_one_origin() -> None:
    report = assess(read(BUNDLE))
    assert not report.errors
    found = report.claim(USES)
    assert found.support.documents == 2
    assert found.support.origins.max == 1
    # What only the copying report states is its own word: nobody says both.
    assert report.claim(COMES_FROM).support.origins.max == 1
    assert report.claim(COMES_FROM).opposition.origins.max == 1
    assert not [one for one in report.findings if one.rule == "SRC014"]


def test_it_comes_back_to_the_last_property() -> None:
    written = StixWriter().write(read(BUNDLE))
    assert objects(written) == objects(BUNDLE)
    assert json.loads(written)["id"] == json.loads(BUNDLE)["id"]


def test_what_was_edited_is_a_newer_version_and_comes_back() -> None:
    data = to_data(read(BUNDLE))
    data["sources"][0]["reliability"] = "A"
    data["claims"][0]["when"] = "2024-01"
    data["evidence"].append(
        {"id": "own", "claim": COMES_FROM, "source": WEBLOG, "stance": "reports"}
    )
    data["predicates"][0]["cardinality"] = "many"
    edited = load("case.json", data=json.dumps(data).encode())
    written = StixWriter().write(edited)
    found = objects(written)
    assert found[TEAM]["extensions"][EXTENSION]["item"]["reliability"] == "A"
    assert grade_of(found[TEAM]) == "A"
    assert found[TEAM]["modified"] >= objects(BUNDLE)[TEAM]["modified"]
    assert USES not in found, "the edited claim is no fact any more, but a note"
    assert found[COMES_FROM] == objects(BUNDLE)[COMES_FROM]
    assert _as_sets(read(written)) == _as_sets(edited)


def _as_sets(case: Case) -> dict[str, Any]:
    data = to_data(case)
    return {
        key: sorted(json.dumps(one, sort_keys=True) for one in value)
        if isinstance(value, list)
        else value
        for key, value in data.items()
        if key != "x-stix"
    }


@pytest.mark.skipif(not MALI.exists(), reason="the example is not here")
def test_the_case_of_mali_comes_back() -> None:
    case = load(MALI)
    written = StixWriter().write(case)
    assert to_data(load(MALI.with_suffix(".stix.json"), data=written)) == to_data(case)
    bundle = stix2.parse(json.loads(written))
    kinds = {one.type for one in bundle.objects}
    assert kinds == {
        "extension-definition", "grouping", "identity", "note", "opinion", "relationship", "report",
    }  # fmt: skip
    derived = [one for one in bundle.objects if one.type == "relationship"]
    assert {one.relationship_type for one in derived} == {"derived-from"}


OWN = """\
case: {id: mill, as_of: 2024-06-01}
sources:
  - {id: gazette, name: The Gazette, reliability: C}
  - {id: mayor, name: The Mayor, kind: official}
documents:
  - {id: story, source: gazette, title: Fire, published: 2024-05, url: "https://g.example/1"}
claims: [{id: burnt, text: The mill burnt down.}]
evidence:
  - {id: e-story, claim: burnt, document: story, stance: supports, quote: {exact: It burnt.}}
  - {id: e-mayor, claim: burnt, document: story, attributed_to: mayor, stance: refutes}
  - {id: e-asks, claim: burnt, source: mayor, stance: questions}
  - {id: e-open, claim: burnt, source: mayor}
"""


def test_whoever_speaks_holds_the_opinion() -> None:
    found = objects(StixWriter().write(make_case(OWN))).values()
    names = {one["id"]: one.get("name") for one in found}
    held = [
        (names[one["created_by_ref"]], one["opinion"], one.get("explanation"))
        for one in found
        if one["type"] == "opinion"
    ]
    assert held == [
        ("The Gazette", "agree", "It burnt."), ("The Mayor", "disagree", None),
        ("The Mayor", "neutral", None),
    ]  # fmt: skip
    [claim] = [one for one in found if one["type"] == "note"]
    assert claim["content"] == "The mill burnt down."
    assert "confidence" not in claim
    [report] = [one for one in found if one["type"] == "report"]
    assert report["published"] == "2024-05-01T00:00:00.000Z"


def test_what_another_tool_changes_goes_first() -> None:
    def change(found: Objects) -> None:
        for one in found.values():
            if one.get("name") == "The Gazette":
                one["name"] = "The Evening Gazette"
                one["extensions"]["extension-definition--ea279b3e-5c71-4632-ac08-831c66a786ba"][
                    "reliability"
                ] = "E - Unreliable"
            if one["type"] == "opinion" and one["opinion"] == "agree":
                one["revoked"] = True
            if one["type"] == "opinion" and one["opinion"] == "neutral":
                one["opinion"] = "strongly-disagree"
            if one["type"] == "note":
                one["content"] = "The mill burnt to the ground."

    case = read(changed(StixWriter().write(make_case(OWN)), change))
    assert case.sources_by_id["gazette"].name == "The Evening Gazette"
    assert case.sources_by_id["gazette"].reliability == "E"
    assert case.claims_by_id["burnt"].text == "The mill burnt to the ground."
    assert case.evidence_by_id["e-story"].withdrawn is not None
    assert case.evidence_by_id["e-asks"].stance == "refutes"
    # Nobody had an opinion in it that could be changed.
    assert case.evidence_by_id["e-open"].stance is None
    assert case.evidence_by_id["e-mayor"].stance == "refutes"
    assert case.documents_by_id["story"].published == "2024-05"


def test_an_assessment_says_how_credible_each_claim_is() -> None:
    stream = io.StringIO()
    report = assess(make_case(OWN))
    write(report, stream, format="stix")
    [claim] = [one for one in json.loads(stream.getvalue())["objects"] if one["type"] == "note"]
    [scored] = report.claims
    assert claim["confidence"] == confidence_of(scored.credibility)
    assert f'verifykit:verdict="{scored.verdict}"' in claim["labels"]
    assert f'admiralty-scale:information-credibility="{scored.credibility}"' in claim["labels"]
    assert read(stream.getvalue().encode()) == make_case(OWN)


def test_the_scales_are_those_of_stix_and_opencti() -> None:
    assert [confidence_of(step) for step in range(1, 7)] == [90, 70, 50, 30, 10, None]
    for step, (words, least, written) in CREDIBILITY.items():
        for value in (least, written):
            assert confidence_text(value) == f"{value} of 100 (Admiralty {step}, {words})"
    assert confidence_text(79).startswith("79 of 100 (Admiralty 2,")
    for grade, words in RELIABILITY.items():
        assert grade_of({"x_opencti_reliability": words}) == grade
    assert grade_of({"x_opencti_reliability": None, "extensions": []}) is None


def test_readers_and_writers_keep_to_what_the_kit_asks() -> None:
    check_case_reader(StixReader(), {"opencti.json": BUNDLE})
    check_case_writer(StixWriter(), StixReader())


def test_several_assessments_are_one_bundle() -> None:
    reports = [assess(make_case(OWN)), assess(make_case(OWN.replace("mill", "barn")))]
    streams = [io.StringIO(), io.StringIO()]
    for stream in streams:
        StixReportWriter().write(reports, stream)
    assert streams[0].getvalue() == streams[1].getvalue()
    found = json.loads(streams[0].getvalue())["objects"]
    assert len({one["id"] for one in found}) == len(found)
    assert sum(one["type"] == "note" for one in found) == 2


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (lambda found: found[USES].pop("relationship_type"), 1, "is not STIX"),
        (lambda found: found[TEAM].pop("name"), 1, "is not STIX"),
        (lambda found: found[TEAM].pop("type"), 1, "no STIX object"),
    ],
)
def test_an_object_that_breaks_the_standard_is_a_finding(
    change: Callable[[Objects], object], line: int, said: str
) -> None:
    with pytest.raises(InvalidCase) as refused:
        read(changed(BUNDLE, change))
    [finding] = refused.value.findings
    assert finding.rule == "VK005"
    assert finding.line == line
    assert said in finding.message


def test_what_nobody_signed_has_one_unnamed_source() -> None:
    def unsign(found: Objects) -> None:
        for one in found.values():
            if one["type"] in ("relationship", "sighting", "opinion"):
                one.pop("created_by_ref", None)

    case = read(changed(BUNDLE, unsign))
    [unnamed] = [one for one in case.sources if one.anonymous]
    speakers = [one.source for one in case.evidence if one.source is not None]
    assert speakers == [unnamed.id] * 2
    assert objects(StixWriter().write(case)) == objects(changed(BUNDLE, unsign))


def test_of_two_versions_the_later_one_counts() -> None:
    bundle = json.loads(BUNDLE)
    later = {**bundle["objects"][1], "name": "Renamed", "modified": "2024-03-01T00:00:00.000Z"}
    bundle["objects"].insert(0, later)
    case = read(json.dumps(bundle).encode())
    assert case.sources_by_id[TEAM].name == "Renamed"


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 200) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(st.data())
def test_any_property_may_be_wrong(data: st.DataObject) -> None:
    bundle = json.loads(BUNDLE)
    thing = data.draw(st.sampled_from(bundle["objects"]))
    thing[data.draw(st.sampled_from(sorted(thing)))] = data.draw(_VALUES)
    raw = StixReader().read("bundle.json", json.dumps(bundle).encode())
    assert raw.findings or raw.data is not None
    if raw.data is not None:
        try:
            case = read(json.dumps(bundle).encode())
        except InvalidCase:
            return
        assert not assess(case, Settings(select=("SRC",))).errors


def test_what_is_no_bundle_is_left_to_others() -> None:
    reader = StixReader()
    assert not reader.sniff("case.json", b'{"verifykit": 1, "claims": []}')
    assert not reader.sniff("reviews.json", b'{"@type": "ClaimReview"}')
    assert reader.sniff("some.json", BUNDLE[:4096])
    raw = reader.read("x.stix.json", b'{"type": "report"}')
    assert raw.data is None
    assert "no STIX bundle" in raw.findings[0].message


def test_nobody_is_told_to_agree_with_what_was_taken_back_or_was_a_part() -> None:
    items = [
        {"id": name, "claim": "c", "document": document, "attributed_to": "brand"}
        | {"stance": "supports"} | keys
        for name, document, keys in (
            ("kept", "sound", {}),
            ("forged", "false", {}),
            ("mistaken", "sound", {}),
            ("in-part", "sound", {"partial": True}),
        )
    ]  # fmt: skip
    case = load("case.json", data=json.dumps({
        "verifykit": 1,
        "case": {"id": "town", "as_of": "2024-06-01"},
        "sources": [{"id": "brand", "name": "Otto Brand"}, {"id": "daily", "name": "The Daily"}],
        "documents": [
            {"id": "false", "source": "daily", "retracted": {"reason": "the quote is forged"}},
            {"id": "sound", "source": "daily",
             "corrected": [{"on": "2024-02-01", "items": ["mistaken"]}]},
        ],
        "claims": [{"id": "c", "text": "The mayor was paid."}],
        "evidence": items,
    }).encode())  # fmt: skip
    written = StixWriter().write(case)
    told = {
        one["extensions"][EXTENSION]["item"]["id"]: (one["opinion"], one.get("revoked", False))
        for one in objects(written).values()
        if one["type"] == "opinion"
    }
    assert told == {
        "kept": ("agree", False),
        "forged": ("agree", True),
        "mistaken": ("agree", True),
        "in-part": ("neutral", False),
    }
    assert to_data(read(written)) == to_data(case), "none is withdrawn by itself"


def test_who_took_it_back_agrees_no_more_and_who_still_stands_by_it_does() -> None:
    """What is taken back only after the day of the case is still held on that day."""
    case = load("case.json", data=json.dumps({
        "verifykit": 1,
        "case": {"id": "town", "as_of": "2024-06-01"},
        "sources": [{"id": "brand", "name": "Otto Brand"}, {"id": "daily", "name": "The Daily"}],
        "documents": [{"id": "story", "source": "daily", "retracted": {"on": "2024-12-01"}}],
        "claims": [{"id": "c", "text": "The mayor was paid."}],
        "evidence": [
            {"id": "first", "claim": "c", "source": "brand", "stance": "supports",
             "when": "2024-02-01"},
            {"id": "last", "claim": "c", "source": "brand", "stance": "refutes",
             "when": "2024-03-01"},
            {"id": "printed", "claim": "c", "document": "story", "stance": "supports"},
            {"id": "doubts", "claim": "c", "source": "daily", "stance": "undercuts",
             "target": "open"},
            {"id": "open", "claim": "c", "source": "brand"},
        ],
    }).encode())  # fmt: skip
    written = io.StringIO()
    StixReportWriter().write([assess(case)], written)
    made = list(objects(written.getvalue().encode()).values())
    told = {
        one["extensions"][EXTENSION]["item"]["id"]: (one["opinion"], one.get("revoked", False))
        for one in made
        if one["type"] == "opinion"
    }
    assert told == {
        "first": ("agree", True),
        "last": ("disagree", False),
        "printed": ("agree", False),
        "doubts": ("neutral", False),
    }
    assert not any(one.get("revoked") for one in made if one["type"] == "report")
    assert to_data(read(written.getvalue().encode()))["evidence"] == to_data(case)["evidence"]


FORGED = """\
verifykit: 1
case: {id: video, as_of: 2024-05-30}
sources:
  - {id: dole, name: Amara Dole, kind: official}
  - {id: hawk, name: Truth Hawk, kind: platform}
  - {id: lab, name: Media Lab, kind: institution}
  - {id: daily, name: The Daily, kind: outlet}
documents:
  - {id: clip, source: hawk}
  - {id: tv, source: hawk}
  - {id: copy, source: daily, derived_from: [clip]}
claims:
  - {id: took, text: Amara Dole took a bribe.}
  - {id: fake, text: The clip is forged.}
evidence:
  - {id: confessed, claim: took, document: clip, attributed_to: dole, stance: supports}
  - {id: printed, claim: took, document: copy, attributed_to: dole, stance: supports}
  - {id: denied, claim: took, document: tv, attributed_to: dole, stance: refutes}
  - {id: found, claim: fake, source: lab, stance: supports}
relations: [{from: fake, to: clip, kind: undercuts}]
"""


def opinions(data: bytes) -> dict[str, tuple[str | None, str]]:
    """Return of each item whose opinion it is, and which."""
    found = objects(data)
    return {
        one["extensions"][EXTENSION]["item"]["id"]: (
            found[one["created_by_ref"]]["name"] if "created_by_ref" in one else None,
            one["opinion"],
        )
        for one in found.values()
        if one["type"] == "opinion"
    }


def test_who_is_quoted_from_where_they_deny_it_agrees_with_nothing() -> None:
    text = FORGED.replace("document: copy,", "document: copy, derived_from: [denied],")
    kept = text.partition("relations")[0].replace("  - {id: confessed", "  # - {id: confessed")
    case = load("case.yaml", data=kept.encode())
    data = StixWriter().write(case)
    held = opinions(data)
    assert held["printed"] == (None, "agree")
    assert held["denied"] == ("Amara Dole", "disagree")
    assert to_data(read(data)) == to_data(case)


def test_what_may_be_forged_is_nobodys_opinion() -> None:
    """A reader of the bundle sees an opinion and whose it is, and nothing of the forgery."""
    case = load("case.yaml", data=FORGED.encode())
    data = StixWriter().write(case)
    held = opinions(data)
    assert held == {
        "confessed": (None, "agree"),
        "printed": (None, "agree"),
        "denied": ("Amara Dole", "disagree"),
        "found": ("Media Lab", "agree"),
    }
    assert to_data(read(data)) == to_data(case)
