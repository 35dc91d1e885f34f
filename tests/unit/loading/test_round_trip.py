"""Every format holds every case: nothing is lost on the way there and back."""

import json

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

from complete_cases import complete_cases
from verifykit.loading import WRITERS, from_data, load, to_data
from verifykit.schema import validate

THOROUGH = settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def written(case, name, folder):
    """Write a case and return the path of the file or folder."""
    output = WRITERS[name].write(case)
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


@pytest.mark.parametrize("name", sorted(WRITERS))
@given(case=complete_cases())
@settings(THOROUGH, max_examples=5)
def test_equal_cases_give_equal_files(name, case):
    assert WRITERS[name].write(case) == WRITERS[name].write(evolve(case))
