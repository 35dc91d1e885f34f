"""The file of fitted parameters: read back what was written, refuse what makes no sense."""

import pytest
from attrs import evolve

from verifykit.config.parameters_file import parameters_text, read_parameters
from verifykit.errors import ConfigError
from verifykit.model.parameters import Parameters


def test_what_is_written_is_read_back(tmp_path):
    fitted = evolve(Parameters(), discount=1 / 3, provenance='fitted on "x"\n\u202e \\ é')
    file = tmp_path / "parameters.toml"
    file.write_text(parameters_text(fitted), encoding="utf-8")
    assert read_parameters(file) == fitted


def test_what_a_file_leaves_out_keeps_its_default(tmp_path):
    file = tmp_path / "parameters.toml"
    file.write_text("support_true = 0.5\n")
    assert read_parameters(file) == evolve(Parameters(), support_true=0.5)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\nsuport = 1.0\n", r":2: there is no parameter 'suport'; did you mean support_true\?"),
        ('discount = "0.5"\n', ":1: discount must be a number"),
        ("discount = true\n", ":1: discount must be a number"),
        ("discount = nan\n", ":1: discount must be a number"),
        ("discount = 1.5\n", ":1: discount must lie between 0 and 1"),
        ("contested_margin = 3\n", ":1: contested_margin must lie between 0 and 1"),
        ("cap = 1.0\n", ":1: cap must lie above 0.5 and below 1"),
        ("cap = 0.3\n", ":1: cap must lie above 0.5 and below 1"),
        ("support_true = -1\n", ":1: support_true must not be negative"),
        ("attribution_named = -1\n", ":1: attribution_named must not be negative"),
        ("corroborated_lines = -1\n", ":1: corroborated_lines must not be negative"),
        ("confidence_half = -1.0\n", ":1: confidence_half must be above 0"),
        ("track_mass = 0\n", ":1: track_mass must be above 0"),
        ("support_true = 1e308\n", ":1: support_true must not be beyond 1,000,000"),
        (f"prior_true = -1{'0' * 400}\n", ":1: prior_true must not be beyond 1,000,000"),
        ("grade_d = -inf\n", ":1: grade_d must not be beyond 1,000,000"),
        ("corroborated_lines = 1.5\n", ":1: corroborated_lines must be a whole number"),
        ("provenance = 3\n", ":1: provenance must be text"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_line(tmp_path, text, words):
    file = tmp_path / "parameters.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=words):
        read_parameters(file)
