"""No figure on a claim whose own label went into what it is scored with: every path is tried."""

import pytest
from attrs import evolve

from labelled_claims import labelled_case
from verifykit import Settings, UsageError, assess
from verifykit.config.parameters_file import parameters_text, read_parameters
from verifykit.config.profile_file import read_profile, write_profile
from verifykit.evaluation import (
    Bootstrap,
    calibrate,
    evaluate,
    evaluate_refitted,
    promise,
    track_record,
)

QUICK = {"folds": 3, "bootstrap": Bootstrap(repeats=10)}
BRIEF = {"bootstrap": Bootstrap(repeats=10), "components": ()}
CASE, GOLD = labelled_case(48, labels=("true", "false"))
HALF = GOLD[:24]


@pytest.fixture(scope="module")
def calibration():
    """Of one half of the labels."""
    return calibrate([CASE], HALF, repeats=1, **QUICK)


@pytest.fixture(scope="module")
def fitted(calibration, tmp_path_factory):
    """The parameters of that, as their file has them."""
    path = tmp_path_factory.mktemp("fitted") / "fitted.toml"
    made = calibration.parameters
    path.write_text(parameters_text(made))
    assert read_parameters(path) == made
    return Settings(parameters=read_parameters(path))


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """A track record on one half of the labels, as its file has it."""
    path = tmp_path_factory.mktemp("recorded") / "profile.json"
    made = track_record([CASE], HALF, **QUICK).profile
    write_profile(path, made)
    assert read_profile(path) == made
    return Settings(profile=read_profile(path))


@pytest.fixture(params=["fitted", "recorded"])
def settings(request):
    return request.getfixturevalue(request.param)


def renamed():
    """The same claims under other names, with other signs and capitals, in another case."""
    names = {claim.id: f"other-{claim.id}" for claim in CASE.claims}
    return evolve(
        CASE,
        id="elsewhere",
        claims=tuple(
            evolve(c, id=names[c.id], text=c.text.upper().replace(".", " !")) for c in CASE.claims
        ),
        evidence=tuple(evolve(e, claim=names[e.claim]) for e in CASE.evidence),
    )


def test_nothing_is_said_of_claims_that_all_went_in(settings):
    with pytest.raises(UsageError, match=r"all 24 labelled claims.*--refit"):
        evaluate([CASE], HALF, settings, **BRIEF)


def test_other_names_do_not_hide_a_claim(settings):
    gold = [evolve(one, claim=f"other-{one.claim}") for one in HALF]
    with pytest.raises(UsageError, match="all 24 labelled claims"):
        evaluate([renamed()], gold, settings, **BRIEF)


def test_of_some_that_went_in_only_the_others_are_judged(settings):
    found = evaluate([CASE], GOLD, settings, **BRIEF)
    assert found.left_out == 24
    assert {claim.claim for claim in found.claims} == {one.claim for one in GOLD[24:]}
    assert found.figures == evaluate([CASE], GOLD[24:], settings, **BRIEF).figures


@pytest.mark.parametrize(
    ("learn", "advice"),
    [
        (lambda used: calibrate([CASE], GOLD, used, repeats=1, **QUICK), "`calibrate --afresh`"),
        (lambda used: track_record([CASE], GOLD, used, **QUICK), "Leave out the"),
        (lambda used: promise([CASE], GOLD, 0.2, used), "Leave out the"),
    ],
    ids=["calibrate", "track record", "promise"],
)
def test_nothing_is_learned_on_top_of_the_same_labels(settings, learn, advice):
    """The way out that is named is one that there is: only a fit can start afresh."""
    with pytest.raises(UsageError, match=f"24 labelled claims.*{advice}"):
        learn(settings)


def test_afresh_starts_where_the_first_fit_did(fitted):
    again = calibrate([CASE], HALF, fitted, repeats=1, afresh=True, **QUICK)
    assert again.parameters == fitted.parameters


def test_a_second_fit_knows_the_labels_of_the_first(fitted):
    other = [evolve(one) for one in GOLD[24:]]
    again = calibrate([CASE], other, fitted, repeats=1, **QUICK).parameters
    assert len(again.fit.gold) == 48
    assert again.unfitted() == fitted.parameters.unfitted()


def test_what_is_made_again_without_the_claim_may_be_shown(calibration, fitted, recorded):
    both = evolve(fitted, profile=recorded.profile)
    found = evaluate_refitted([CASE], HALF, both, **QUICK)
    assert found.refitted == 3
    assert len(found.claims) == 24
    honest = calibration.out_of_fold["brier"]
    alone = evaluate_refitted([CASE], HALF, fitted, **QUICK).figures["brier"]
    assert alone.value == pytest.approx(honest.value)


def test_there_is_nothing_to_make_again_without_labels():
    with pytest.raises(UsageError, match="no labels went into"):
        evaluate_refitted([CASE], HALF, Settings(), **QUICK)


def test_check_says_which_scores_know_their_label(settings):
    report = assess(CASE, settings)
    told = {one.claim for one in report.findings if one.rule == "CAL001"}
    assert told == {one.claim for one in HALF}
    assert not [one for one in assess(CASE).findings if one.rule == "CAL001"]


def test_a_record_has_no_say_on_a_claim_that_it_rests_on(recorded):
    heavy = evolve(recorded.profile.stances, weight=5.0)
    settings = Settings(profile=evolve(recorded.profile, stances=heavy))
    with_record = {claim.id: claim for claim in assess(CASE, settings).claims}
    without = {claim.id: claim.score for claim in assess(CASE).claims}
    for one in HALF:
        assert with_record[one.claim].score == without[one.claim]
        assert all(step.step != "record" for step in with_record[one.claim].explanation)
