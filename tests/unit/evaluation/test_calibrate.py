"""Calibration: better out of fold, honest about it, and refused where there is too little."""

import random

import numpy as np
import pytest
from attrs import evolve

from labelled_claims import case_of, labelled_case
from verifykit import InputError, Parameters, Settings
from verifykit.evaluation import Bootstrap, calibrate
from verifykit.evaluation.calibration.calibrate import data_digest, out_of_fold
from verifykit.evaluation.calibration.examples import examples
from verifykit.evaluation.calibration.search import fit
from verifykit.evaluation.figures import figures
from verifykit.evaluation.labels import Gold
from verifykit.evaluation.matching import match
from verifykit.evaluation.pans import WEIGHTS

QUICK = {"folds": 3, "repeats": 1, "bootstrap": Bootstrap(repeats=30)}
OFF = evolve(Parameters(), prior_true=1.5, prior_false=-1.0, support_true=1.2)
"""Parameters that are too sure that everything is true."""


@pytest.fixture(scope="module")
def found():
    case, gold = labelled_case(132)
    return calibrate([case], gold, Settings(parameters=OFF), **QUICK)


def test_it_mends_parameters_that_are_off(found):
    assert found.helps
    for name in ("brier", "log-loss", "ece", "shares-brier"):
        assert found.gains[name].value < 0
        assert found.out_of_fold[name].value < found.before[name].value
    assert found.gains["brier"].high < 0


def test_in_fold_looks_better_than_it_is(found):
    assert found.in_fold["shares-log-loss"].value < found.out_of_fold["shares-log-loss"].value


def test_only_what_calibration_fits_is_changed(found):
    old, new = OFF.values(), found.parameters.values()
    allowed = {"prior_true", "prior_false", *WEIGHTS, "discount", "supported_score",
               "refuted_score"}  # fmt: skip
    assert {name for name in new if new[name] != old[name]} <= allowed
    assert all(new[name] >= 0 for name in WEIGHTS)
    assert new["refuted_score"] < 0.5 < new["supported_score"] <= new["corroborated_score"]


@pytest.mark.long
def test_the_order_of_the_data_changes_nothing(found):
    case, gold = labelled_case(132)
    other = evolve(case, claims=case.claims[::-1], evidence=case.evidence[::-1])
    again = calibrate([other], gold[::-1], Settings(parameters=OFF), **QUICK)
    assert again.parameters == found.parameters
    assert again.digest == found.digest
    assert again.out_of_fold == found.out_of_fold


def test_the_digest_names_the_data(found):
    case, gold = labelled_case(132)
    other = [evolve(gold[0], label="false"), *gold[1:]]
    assert data_digest([case], match([case], gold)) == found.digest
    assert data_digest([case], match([case], other)) != found.digest
    fewer = evolve(case, evidence=case.evidence[1:])
    assert data_digest([fewer], match([fewer], gold)) != found.digest


@pytest.mark.long
def test_parameters_that_were_fitted_hardly_move_again(found):
    case, gold = labelled_case(132)
    forgotten = evolve(found.parameters, fit=None)
    again = calibrate([case], gold, Settings(parameters=forgotten), **QUICK)
    for name in WEIGHTS:
        moved = getattr(again.parameters, name) - getattr(found.parameters, name)
        assert abs(moved) < 0.15


def test_a_fit_that_costs_verdicts_says_so():
    chance = random.Random(3)
    stances, gold = {}, []
    for number in range(120):
        true = chance.random() < 0.6
        said = [chance.random() < right for right in (0.9, 0.75, 0.45) if chance.random() > 0.3]
        stances[f"c{number}"] = ["supports" if right == true else "refutes" for right in said]
        gold.append(Gold(label="true" if true else "false", claim=f"c{number}"))
    found = calibrate([case_of(stances)], gold, **QUICK)
    assert found.gains["macro-f1"].high < 0
    assert [one for one in found.warnings if one.startswith("verdicts are less often right")]


def test_a_fit_that_costs_none_says_nothing_of_it(found):
    assert not any("less often right" in one for one in found.warnings)


def test_too_little_is_refused_with_what_is_missing():
    case, gold = labelled_case(24)
    with pytest.raises(InputError, match=r"at least 10 .* \d more true ones .* false ones"):
        calibrate([case], gold, **QUICK)


def test_few_labels_are_fitted_to_and_trusted_little(found):
    case, gold = labelled_case(36)
    few = calibrate([case], gold, **QUICK)
    assert any("stays near the parameters" in warning for warning in few.warnings)
    for name in ("support_true", "refute_false", "prior_false"):
        assert 0 < few.trust[name] < found.trust[name] < 1
    moved = abs(few.parameters.support - Parameters().support)
    assert moved < 0.3 * Parameters().support


def test_what_the_data_say_nothing_of_stays_and_is_trusted_not_at_all(found):
    assert found.trust["deny"] == pytest.approx(0, abs=1e-6)
    assert found.parameters.deny == OFF.deny


def test_claims_without_evidence_are_not_data():
    case, gold = labelled_case(132)
    bare = evolve(case, evidence=tuple(i for i in case.evidence if i.stance == "reports"))
    with pytest.raises(InputError, match="10 more true ones"):
        calibrate([bare], gold, **QUICK)


def test_too_few_unknown_labels_are_left_out():
    case, gold = labelled_case(60, labels=("true", "false"))
    stray = [evolve(one, label="unknown") for one in gold[:4]]
    found = calibrate([case], [*stray, *gold[4:]], **QUICK)
    assert found.labels == {"true": 28, "false": 28, "unknown": 0}
    assert any("4 claims are labelled unknown" in warning for warning in found.warnings)
    assert found.parameters.open_open == Parameters().open_open


def test_a_side_that_the_data_hardly_have_is_warned_of():
    case, gold = labelled_case(66, labels=("true", "false"))
    one_sided = evolve(case, evidence=tuple(i for i in case.evidence if i.stance != "refutes"))
    found = calibrate([one_sided], gold, **QUICK)
    assert any("0 claims have evidence that refutes" in warning for warning in found.warnings)


def small(labels=("true", "false")):
    case, gold = labelled_case(36, labels=labels)
    return examples([case], match([case], gold), Settings())


@pytest.mark.long
def test_the_seed_has_no_say_in_the_fit():
    case, gold = labelled_case(36, labels=("true", "false"))
    few = {"folds": 2, "repeats": 1, "bootstrap": Bootstrap(repeats=2)}
    one, other = (calibrate([case], gold, seed=seed, **few) for seed in (0, 7))
    assert one.parameters == other.parameters
    assert one.trust == other.trust


@pytest.mark.long
def test_what_is_said_out_of_fold_hardly_depends_on_the_seed():
    found = small()
    known = {figure.name: figure for figure in figures()}["brier"]
    briers = [known.of(out_of_fold(found, 5, seed)) for seed in range(30)]
    assert max(briers) - min(briers) < 0.02
    default = known.of(found.sample(found.base, np.arange(36)))
    assert sum(one <= default for one in briers) in (0, 30)


def test_the_prior_alone_is_fitted_to_twenty_labels():
    case, gold = labelled_case(24, labels=("true", "true", "true", "false"))
    found = calibrate([case], gold, prior_only=True, **QUICK)
    moved = {name for name, _ in found.parameters.fit.before}
    assert moved == {"prior_true", "prior_false"}
    assert found.parameters.prior > Parameters().prior + 0.5
    with pytest.raises(InputError, match="at least 20 claims"):
        calibrate([case], gold[:19], prior_only=True, **QUICK)


def test_reports_are_weighed_where_asked_and_only_if_they_tell_something():
    """True claims are reported five times here, false ones once; each is supported and refuted."""
    labels = ("true", "false") * 12
    stances = {
        f"c{at}": ["supports", "refutes", *["reports"] * (5 if label == "true" else 1)]
        for at, label in enumerate(labels)
    }
    case = case_of(stances)
    gold = [Gold(label=label, claim=name) for name, label in zip(stances, labels, strict=True)]
    found = calibrate([case], gold, reports=True, **QUICK)
    assert found.parameters.report > 0.05
    assert found.trust["report"] > 0.01
    assert found.gains["brier"].value < 0
    unasked = calibrate([case], gold, **QUICK)
    assert unasked.parameters.report == 0
    assert "report" not in unasked.trust
    turned = [evolve(one, label="false" if one.label == "true" else "true") for one in gold]
    assert calibrate([case], turned, reports=True, **QUICK).parameters.report == 0


def test_a_weight_of_nothing_can_grow_again():
    case, gold = labelled_case(90)
    silent = evolve(Parameters(), support_true=0.0, support_false=0.0, deny=0.0)
    found = examples([case], match([case], gold), Settings(parameters=silent))
    again = fit(found, np.arange(90))
    assert again.support > 0.1
