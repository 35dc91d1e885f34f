"""`verifykit calibrate` on files."""

import json
import tomllib

import pytest

from labelled_claims import labelled_case
from verifykit.loading import to_data
from verifykit.schema import validate

QUICK = ("--folds", "3", "--repeats", "1", "--resamples", "3", "--date", "2024-05-06")
OFF = "prior_true = 1.5\nprior_false = -1.0\nsupport_true = 1.2\n"


@pytest.fixture
def labelled(folder):
    return labels_of(folder, 36)


@pytest.fixture
def many_labelled(folder):
    return labels_of(folder, 132)


def labels_of(folder, claims):
    case, gold = labelled_case(claims)
    (folder / "labelled.json").write_text(json.dumps(to_data(case)))
    rows = "".join(f"{one.claim},{one.label}\n" for one in gold)
    (folder / "gold.csv").write_text("claim,verdict\n" + rows)
    (folder / "off.toml").write_text(OFF)
    return ("labelled.json", "--gold", "gold.csv", *QUICK)


def test_fitted_parameters_go_to_a_file_that_check_uses(run, folder, labelled):
    result = run("calibrate", *labelled, "--parameters", "off.toml", "-o", "fitted.toml")
    assert result.code == 0
    assert result.err.endswith("wrote fitted.toml\n")
    assert result.out.startswith("fitted to 36 claims: 12 true, 12 false, 12 unknown\n")
    assert "out of fold (3 folds x 1)" in result.out

    fitted = tomllib.loads((folder / "fitted.toml").read_text())
    about = fitted["calibration"]
    assert about["date"] == "2024-05-06"
    assert about["claims"] == 36
    assert about["folds"] == 3
    assert about["data"].startswith("sha256:")
    assert about["brier_out_of_fold"] < about["brier_before"]
    assert "2024-05-06" in fitted["provenance"]

    (folder / "verifykit.toml").write_text('parameters = "fitted.toml"\n')
    data = run("check", "case.yaml", "--format", "json", "--exit-zero").json()
    plain = run("check", "case.yaml", "--format", "json", "--exit-zero", "--isolated").json()
    assert data["tool"]["parameters"] != plain["tool"]["parameters"]
    assert data["claims"][0]["score"] != plain["claims"][0]["score"]
    text = run("check", "case.yaml", "--exit-zero").out
    assert data["tool"]["parameters"] in text
    assert plain["tool"]["parameters"] not in run("check", "case.yaml", "--isolated").out


def test_json_keeps_to_the_published_schema(run, folder, labelled):
    arguments = ("calibrate", *labelled, "--parameters", "off.toml", "-o", "fitted.toml")
    result = run(*arguments, "--reports", "--format", "json")
    data = result.json()
    assert data["parameters"]["report"]["before"] == 0
    assert "report" in data["trust"]
    assert validate(data, "calibration-1") == ()
    assert data["helps"] is True
    assert data["data"]["labels"] == {"true": 12, "false": 12, "unknown": 12}
    assert data["parameters"]["prior_true"]["before"] == 1.5
    fitted = tomllib.loads((folder / "fitted.toml").read_text())
    assert data["parameters"]["prior_true"]["fitted"] == pytest.approx(fitted["prior_true"])
    figures = data["figures"]
    gain = figures["out_of_fold"]["brier"]["value"] - figures["before"]["brier"]["value"]
    assert figures["gains"]["brier"]["value"] == pytest.approx(gain)


def test_too_little_data_is_refused(run, folder):
    (folder / "gold.csv").write_text("claim,verdict\nopen-again,true\n")
    result = run("calibrate", "case.yaml", "--gold", "gold.csv", "-o", "fitted.toml")
    assert result.code == 4
    assert "9 more true ones (there are 1)" in result.err
    assert "10 more false ones" in result.err
    assert not (folder / "fitted.toml").exists()


def test_a_fit_that_brings_nothing_is_not_written(run, folder, many_labelled):
    """Labels that are dealt out by chance teach nothing."""
    rows = (folder / "gold.csv").read_text().splitlines()
    labels = ["true", "false", "unknown", "false", "true", "unknown", "unknown"]
    dealt = [f"{row.split(',')[0]},{labels[n % 7]}" for n, row in enumerate(rows[1:])]
    (folder / "gold.csv").write_text("\n".join([rows[0], *dealt]) + "\n")
    mean = "prior_true = -0.1\nprior_false = 0.0\nsupport_true = 0.0\nsupport_false = 0.01\n"
    (folder / "off.toml").write_text(mean + "refute_true = 0.0\nrefute_false = 0.01\n")
    arguments = ("calibrate", *many_labelled, "--parameters", "off.toml", "-o", "again.toml")
    result = run(*arguments)
    assert result.code == 1
    assert "brings nothing out of fold" in result.err
    assert not (folder / "again.toml").exists()
    # What is forced is the same fit: a fold less and fewer resamples change nothing of that.
    assert run(*arguments, "--force", "--folds", "2", "--resamples", "1").code == 0
    assert (folder / "again.toml").exists()


def test_parameters_that_know_these_labels_are_no_start(run, folder, labelled):
    run("calibrate", *labelled, "--parameters", "off.toml", "-o", "fitted.toml")
    arguments = ("calibrate", *labelled, "--parameters", "fitted.toml", "-o", "again.toml")
    refused = run(*arguments)
    assert refused.code == 2
    assert "all 36 labelled claims" in refused.err
    assert "--afresh" in refused.err
    assert not (folder / "again.toml").exists()
    assert run(*arguments, "--afresh").code == 0
    first, second = (
        tomllib.loads((folder / name).read_text()) for name in ("fitted.toml", "again.toml")
    )
    assert first["prior_true"] == second["prior_true"]
    assert len(second["fit"]["gold"]) == 36
    assert second["fit"]["before"]["prior_true"] == 1.5


def test_an_invalid_case_is_not_fitted_to(run, folder, labelled):
    result = run("calibrate", "broken.yaml", "--gold", "gold.csv", "-o", "fitted.toml")
    assert result.code == 4
    assert "broken.yaml" in result.err
    assert not (folder / "fitted.toml").exists()


def test_a_promise_is_written_told_by_check_and_tested_by_evaluate(run, folder, many_labelled):
    paths = ("labelled.json", "--gold", "gold.csv")
    result = run("calibrate", *paths, "--risk", "0.3", "-o", "promised.toml", "--format", "json")
    data = result.json()
    assert result.code == 0
    assert data["promised"] is True
    promise = tomllib.loads((folder / "promised.toml").read_text())["fit"]["promise"]
    assert (promise["risk"], promise["level"]) == (0.3, 0.9)
    with_it = ("--parameters", "promised.toml")
    told = run("check", "case.yaml", "--exit-zero", *with_it).out
    assert "at most 30% of the verdicts true and false are wrong, with 90% confidence" in told
    assert run("check", "case.yaml", "--format", "json", "--exit-zero", *with_it).json()["tool"][
        "promise"
    ] == {name: promise[name] for name in ("risk", "level", "labels", "given", "wrong")}
    quick = ("--no-ablations", "--resamples", "3")
    tested = run("evaluate", *paths, *with_it, *quick, "--format", "json").json()
    assert tested["data"]["left_out"] == 66
    assert tested["promise"]["given"] > 0
    assert "promise kept (at most 30%" in run("evaluate", *paths, *with_it, *quick).out


def test_labels_that_can_promise_nothing_are_told_so(run, folder, many_labelled):
    paths = ("labelled.json", "--gold", "gold.csv")
    result = run("calibrate", *paths, "--risk", "0.01", "-o", "promised.toml")
    assert result.code == 1
    assert "it takes 240 verdicts without a mistake" in result.out
    assert "of the verdict true alone there are at most" in result.out
    assert not (folder / "promised.toml").exists()
    refused = run("calibrate", *paths, "--prior-only", "--reports", "-o", "promised.toml")
    assert refused.code == 2
    assert "--reports fits a weight" in refused.err
    refused = run("calibrate", *paths, "--risk", "0.3", "--prior-only", "-o", "promised.toml")
    assert refused.code == 2
