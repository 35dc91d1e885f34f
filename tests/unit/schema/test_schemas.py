"""The schemas: closed, described, found wherever verifykit runs, and never fetched."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from verifykit.errors import UsageError
from verifykit.schema import SCHEMAS, gate, schema, schema_text, validate

CHECKOUT = Path(__file__).parents[3] / "schemas"


def subschemas(node, pointer=""):
    if isinstance(node, dict):
        yield pointer, node
        for key, inner in node.items():
            yield from subschemas(inner, f"{pointer}/{key}")
    elif isinstance(node, list):
        for index, inner in enumerate(node):
            yield from subschemas(inner, f"{pointer}/{index}")


def test_every_file_beside_them_is_a_schema_that_is_known():
    assert {path.name for path in CHECKOUT.iterdir()} == {f"{name}.json" for name in SCHEMAS}


@pytest.mark.parametrize("name", SCHEMAS)
def test_text_is_the_file_byte_for_byte(name):
    assert schema_text(name).encode() == (CHECKOUT / f"{name}.json").read_bytes()


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_valid_and_refer_to_nothing_outside(name):
    Draft202012Validator.check_schema(json.loads(schema_text(name)))
    for pointer, node in subschemas(schema(name)):
        if isinstance(node.get("$ref"), str):
            assert node["$ref"].startswith("#/"), pointer
        assert "format" not in node or not isinstance(node["format"], str), pointer


def test_every_property_of_a_case_is_described():
    for pointer, node in subschemas(schema("case-1")):
        properties = node.get("properties")
        if isinstance(properties, dict) and not pointer.endswith("/properties"):
            for key, inner in properties.items():
                assert len(inner.get("description", "")) > 10, f"{pointer}/properties/{key}"


def test_every_mapping_of_a_case_is_closed():
    for pointer, node in subschemas(schema("case-1")):
        if node.get("type") == "object" and "properties" in node:
            assert node["unevaluatedProperties"] is False, pointer


def test_unknown_and_missing_schemas(monkeypatch, tmp_path):
    with pytest.raises(UsageError, match="case-1"):
        schema_text("case-2")
    monkeypatch.setattr(gate, "_FOLDERS", (tmp_path,))
    with pytest.raises(UsageError, match="missing from this installation"):
        schema_text("case-1")


def test_an_installed_schema_goes_before_the_checkout(monkeypatch, tmp_path):
    (tmp_path / "case-1.json").write_text("{}")
    monkeypatch.setattr(gate, "_FOLDERS", (tmp_path, CHECKOUT))
    assert schema_text("case-1") == "{}"


@pytest.mark.parametrize(
    ("changes", "pointer", "kind", "words"),
    [
        ({"verifykit": 2}, "/verifykit", "wrong-value", "must be 1, not '2'"),
        ({"clams": []}, "/clams", "unknown-key", "did you mean claims?"),
        ({"claims": {}}, "/claims", "wrong-type", "must be a list, not a mapping"),
        ({"claims": [{"id": "a"}]}, "/claims/0", "missing-key", "the key text is missing"),
        ({"sources": [{"id": 7, "name": "N"}]}, "/sources/0/id", "wrong-type", "put it in quotes"),
        ({"sources": [{"id": "a b", "name": "N"}]}, "/sources/0/id", "wrong-value", "spaces"),
        (
            {"sources": [{"id": "", "name": "N"}]},
            "/sources/0/id",
            "out-of-bounds",
            "at least 1 character",
        ),
        ({"case": {"id": None}}, "/case/id", "wrong-type", "leave out a key that has no value"),
        (
            {"documents": [{"id": "a", "source": "b", "lineage": "original"}]},
            "/documents/0/lineage",
            "unknown-key",
            "there is no key 'lineage' here; it is a key of evidence",
        ),
        (
            {"claims": [{"id": "a", "text": "b", "value": {"mim": 1}}]},
            "/claims/0/value/mim",
            "unknown-key",
            "did you mean min?",
        ),
        (
            {"claims": [{"id": "a", "text": "b", "quantifier": "al"}]},
            "/claims/0/quantifier",
            "wrong-value",
            "did you mean all?",
        ),
        (
            {"evidence": [{"id": "a", "claim": "b", "stance": "supports"}]},
            "/evidence/0",
            "missing-key",
            "document or source",
        ),
        (
            {
                "evidence": [
                    {"id": "a", "claim": "b", "stance": "supports", "document": "d", "source": "s"}
                ]
            },
            "/evidence/0",
            "unknown-key",
            "not both",
        ),
    ],
)
def test_the_wording_of_violations(changes, pointer, kind, words):
    (violation,) = validate({"verifykit": 1, **changes}, "case-1")
    assert (violation.pointer, violation.kind) == (pointer, kind)
    assert words in violation.message


def test_one_is_singular():
    data = {"verifykit": 1, "claims": [{"id": "a", "text": "A", "value": {}}]}
    (violation,) = validate(data, "case-1")
    assert violation.message == "value must have at least 1 key"


def test_violations_keep_their_place_among_many_sound_items():
    claims = [{"id": f"c{number}", "text": "t"} for number in range(500)]
    claims[7]["text"] = 7
    claims[499]["foo"] = 1
    found = validate({"verifykit": 1, "claims": claims}, "case-1")
    assert [violation.pointer for violation in found] == ["/claims/7/text", "/claims/499/foo"]


def test_very_many_violations_are_bounded():
    data = {"verifykit": 1, "claims": [{}] * 20_000}
    assert 1000 <= len(validate(data, "case-1")) <= 10_000


@pytest.mark.parametrize("value", [None, [], "text", 1, True])
def test_what_is_no_mapping(value):
    (violation,) = validate(value, "case-1")
    assert (violation.pointer, violation.kind) == ("", "wrong-type")


@pytest.mark.parametrize("data", [{"verifykit": 1, 3: 4}, {"verifykit": "\ud800"}])
def test_what_the_library_cannot_take_in_is_refused(data):
    (violation,) = validate(data, "case-1")
    assert (violation.pointer, violation.kind) == ("", "unreadable")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"at_leest": 2}, "only all, most, some, none, at least so many members, at most so many"),
        ({"at_leest": 2}, "did you mean at_least?"),
        ({"at_least": "x"}, "at_least must be a whole number, not the text 'x'"),
        ({"at_least": 2, "at_most": 3}, "at least so many members"),
        (["all"], "must be text or a mapping of keys to values, not a list"),
    ],
)
def test_of_several_alternatives_the_nearest_is_worded(given, words):
    claim = {"id": "a", "text": "b", "quantifier": given}
    (violation,) = validate({"verifykit": 1, "claims": [claim]}, "case-1")
    assert words in violation.message


def test_several_types_are_all_told():
    data = {"verifykit": 1, "origin": 5, "base_rate": 0.5, "records": []}
    (violation,) = validate(data, "profile-1")
    assert violation.message == "origin must be text or nothing, not the number 5; put it in quotes"
