"""Every format holds every case: nothing is lost on the way there and back."""

import json

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

from complete_cases import complete_cases
from verifykit.loading import WRITERS, from_data, load, to_data
from verifykit.schema import validate

THOROUGH = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def written(case, name, folder):
    """Write a case and return the path of the file or folder; equal cases give equal files."""
    output = WRITERS[name].write(case)
    assert output == WRITERS[name].write(evolve(case))
    if isinstance(output, bytes):
        path = folder / f"case{WRITERS[name].suffixes[0]}"
        path.write_bytes(output)
        return path
    path = folder / "case"
    path.mkdir(exist_ok=True)
    for old in path.iterdir():
        old.unlink()
    (path / "captured").write_bytes(b"captured")
    for file_name, content in output.items():
        (path / file_name).write_bytes(content)
    return path


EVERY_KEY = {
    "case": {"role": "asserted"},
    "sources": [{"id": "minister", "name": "The minister", "people": 2}],
    "documents": [
        {
            "id": "paper",
            "source": "minister",
            "corrected": [{"on": "2021", "reason": "misheard", "items": ["said"]}, {}],
        }
    ],
    "entities": [
        {"id": "ann"},
        {"id": "bob"},
        {"id": "council", "members": ["ann", {"id": "bob", "if": "elected"}]},
    ],
    "predicates": [
        {"id": "died", "value": "date"},
        {"id": "born", "value": "date", "timeless": True, "before": ["died"]},
        {"id": "share", "value": "number", "sum_at_most": 100},
    ],
    "claims": [
        {
            "id": "elected",
            "text": "Bob was elected.",
            "role": "examined",
            "exact": True,
            "prior": {"value": 0.2, "reason": "one in five candidates"},
        },
        {
            "id": "quoted",
            "text": "The minister said that Bob was elected.",
            "says": {"source": "minister", "claim": "elected"},
            "quantifier": {"at_most": 2},
        },
        {"id": "exactly-none", "text": "None.", "quantifier": {"exactly": 0}},
    ],
    "evidence": [
        {
            "id": "said",
            "claim": "elected",
            "stance": "supports",
            "document": "paper",
            "interest": "against",
            "when": 2020,
            "withdrawn": {"on": "2021-01", "reason": "recanted"},
            "strength": {"factor": 0.5, "reason": "from memory"},
        },
        {
            "id": "forged",
            "claim": "elected",
            "stance": "undercuts",
            "target": "paper",
            "source": "minister",
        },
    ],
    "relations": [
        {"from": "quoted", "to": "elected", "kind": "entails"},
        {"from": "quoted", "to": "elected", "kind": "equivalent"},
        {"from": "quoted", "to": "paper", "kind": "undercuts"},
        {"from": "quoted", "to": "minister", "kind": "undercuts"},
    ],
}


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_every_key_of_the_second_edition_is_kept_by_every_format(name, tmp_path):
    data = {"verifykit": 1, **EVERY_KEY}
    assert validate(data, "case-1") == ()
    back = to_data(load(written(from_data(data), name, tmp_path)).case)
    kept = json.loads(json.dumps(back).replace('"2020"', "2020"))
    assert kept == data


@given(complete_cases())
@THOROUGH
def test_data_and_back(case):
    data = to_data(case)
    assert validate(data, "case-1") == ()
    assert from_data(data) == case
    assert to_data(from_data(data)) == data


@pytest.mark.parametrize("name", sorted(WRITERS))
@given(case=complete_cases())
@THOROUGH
def test_file_and_back(name, case, tmp_path):
    (tmp_path / "captured").write_bytes(b"captured")
    loaded = load(written(case, name, tmp_path))
    assert loaded.findings == ()
    assert loaded.case == case
    # Equality alone would take 1 for true and 1.0 for 1.
    assert json.dumps(to_data(loaded.case)) == json.dumps(to_data(case))
