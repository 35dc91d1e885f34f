"""The table of a parameters file that says how they were fitted."""

import pytest

from verifykit import ConfigError, Parameters
from verifykit.config.parameters_file import parameters_text, read_parameters


def test_it_is_written_and_changes_nothing(tmp_path):
    path = tmp_path / "fitted.toml"
    parameters = Parameters(discount=0.8, provenance="a “fit”")
    path.write_text(parameters_text(parameters, {"date": "2024-05-06", "claims": 3, "brier": 0.1}))
    assert read_parameters(path) == parameters
    assert "[calibration]" in path.read_text()


def test_it_must_be_a_table(tmp_path):
    path = tmp_path / "fitted.toml"
    path.write_text("discount = 0.7\ncalibration = 1\n")
    with pytest.raises(ConfigError, match=r"fitted\.toml:2: calibration must be a table"):
        read_parameters(path)
