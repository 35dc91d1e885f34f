"""What a bad checker does costs nobody but itself."""

import locale
import math
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from attrs import evolve

from verifykit.config.settings import Settings
from verifykit.engine import assess
from verifykit.errors import ConfigError
from verifykit.model.assessment import Assessment
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding, Related


def raises(error):
    def check(claim, context):
        raise error

    return check


def returns(**changes):
    def check(claim, context):
        return evolve(Assessment(claim=claim.id), **changes)

    return check


def finds(**changes):
    def check(claim, context):
        finding = evolve(Finding(rule="XYZ001", severity="note", message="m"), **changes)
        return Assessment(claim=claim.id, findings=(finding,))

    return check


def recurses(claim, context):
    return recurses(claim, context)


def changes_openly(claim, context):
    claim.text = "Something else."


def changes_options(claim, context):
    context.options["a"] = 1


class UnprintableError(Exception):
    def __str__(self):
        raise ValueError


CONTAINED = {
    "an exception": (raises(ZeroDivisionError("division by zero")), "VK910"),
    "an exception without text": (raises(UnprintableError()), "VK910"),
    "an exit": (raises(SystemExit(0)), "VK910"),
    "sys.exit": (lambda claim, context: sys.exit("bye"), "VK910"),
    "a base exception": (raises(BaseException("own")), "VK910"),
    "a generator exit": (raises(GeneratorExit()), "VK910"),
    "a stop iteration": (raises(StopIteration()), "VK910"),
    "endless recursion": (recurses, "VK910"),
    "wrong arguments": (lambda claim: None, "VK910"),
    "an attempt to change the claim": (changes_openly, "VK910"),
    "an attempt to change the options": (changes_options, "VK910"),
    "text": (lambda claim, context: "fine", "VK911"),
    "the class": (lambda claim, context: Assessment, "VK911"),
    "a list": (lambda claim, context: [Assessment(claim=claim.id)], "VK911"),
    "a finding": (
        lambda claim, context: Finding(rule="XYZ001", severity="note", message="m"),
        "VK911",
    ),
    "findings that are no tuple": (returns(findings=["x"]), "VK911"),
    "findings that are no findings": (returns(findings=("x",)), "VK911"),
    "an explanation that is no text": (returns(explanation=3), "VK911"),
    "a message that is no text": (finds(message=None), "VK911"),
    "a severity that is none": (finds(severity="fatal"), "VK911"),
    "a pointer that is none": (finds(pointer="claims/0"), "VK911"),
    "something else related": (finds(related=("e-1",)), "VK911"),
    "a related pointer that is none": (finds(related=(Related(pointer=3),)), "VK911"),
    "a score above 1": (returns(score=1.01), "VK912"),
    "a score below 0": (returns(score=-0.2), "VK912"),
    "no number": (returns(score=math.nan), "VK912"),
    "infinity": (returns(score=math.inf), "VK912"),
    "a score as text": (returns(score="0.5"), "VK912"),
    "a score as truth": (returns(score=True), "VK912"),
    "a rule of nobody": (finds(rule="XYZ999"), "VK913"),
    "a rule of another checker": (finds(rule="ABC001"), "VK913"),
    "a rule of verifykit": (finds(rule="VK001"), "VK913"),
    "an unknown claim": (returns(claim="c-99"), "VK914"),
    "a claim that is no id": (returns(claim=None), "VK914"),
    "a finding about an unknown claim": (finds(claim="c-99"), "VK914"),
}


@pytest.mark.parametrize(("check", "code"), CONTAINED.values(), ids=CONTAINED)
def test_it_is_contained_named_and_counted(check, code, checks, run, alone):
    report = run(checks(check))
    assert [(one.code, one.plugin, one.checker, one.claim) for one in report.errors] == [
        (code, "odd", "odd", "c-1"),
        (code, "odd", "odd", "c-2"),
    ]
    assert all(one.message for one in report.errors)
    assert report.findings == alone.findings
    assert [_of_good(claim) for claim in report.claims] == list(alone.claims)


@pytest.mark.parametrize(
    ("check", "says"),
    [
        (returns(findings=["x"]), "the findings of an assessment are a list, not a tuple"),
        (returns(explanation=3), "the explanation of an assessment is a int, not text"),
    ],
)
def test_what_is_wrong_with_an_answer_is_told(check, says, checks, run):
    assert {one.message for one in run(checks(check)).errors} == {says}


def _of_good(claim):
    return evolve(claim, checks=tuple(one for one in claim.checks if one.checker == "counts"))


def test_the_answer_about_another_claim_is_refused(checks, run):
    report = run(checks(lambda claim, context: Assessment(claim="c-1", score=0.5)))
    assert [(one.code, one.claim) for one in report.errors] == [("VK914", "c-2")]


def test_a_bad_finding_leaves_the_rest_of_the_assessment(checks, run):
    def check(claim, context):
        fine = Finding(rule="XYZ001", severity="note", message="fine")
        return Assessment(claim=claim.id, score=0.5, findings=(evolve(fine, rule="NO001"), fine))

    report = run(checks(check))
    (answer,) = [one for one in report.claims[0].checks if one.checker == "odd"]
    assert answer.score == 0.5
    assert [finding.message for finding in answer.findings] == ["fine"]


def test_failures_of_one_kind_are_capped_and_counted(checks, run):
    many = Case(claims=tuple(Claim(id=f"c-{i}", text="x") for i in range(100)))
    report = run(checks(raises(ValueError("x"))), on=many)
    assert len(report.errors) == 5
    assert sum(one.count for one in report.errors) == 100


def test_what_goes_wrong_with_one_claim_leaves_the_others(checks, run):
    def check(claim, context):
        if claim.id == "c-1":
            raise ValueError
        return Assessment(claim=claim.id, score=0.25)

    report = run(checks(check))
    assert [one.score for one in report.claims[1].checks] == [0.5, 0.25]


def test_nothing_a_checker_prints_gets_among_the_data(checks, run, capsys):
    run(checks(lambda claim, context: print("noise")))
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "noise\nnoise\n"


def test_ctrl_c_is_the_users(checks, run):
    with pytest.raises(KeyboardInterrupt):
        run(checks(raises(KeyboardInterrupt())))


def forces(target):
    def check(claim, context):
        object.__setattr__(*target(claim, context))
        return Assessment(claim=claim.id, score=0.0)

    return check


FORCED = {
    "claim": lambda claim, context: (claim, "text", "Something else."),
    "case": lambda claim, context: (context.case.sources[0], "reliability", "A"),
    "evidence": lambda claim, context: (context.case.evidence[0], "stance", "refutes"),
    "score": lambda claim, context: (context.scored(claim.id), "score", 0.99),
    "step": lambda claim, context: (context.scored("c-1").explanation[0], "log_odds", 9.0),
    "trace": lambda claim, context: (context.trace("c-1"), "items", ()),
    "traced": lambda claim, context: (context.trace("c-1").items[0], "path", ("nobody",)),
    "line": lambda claim, context: (context.lines("c-1")[0], "items", ("nobody",)),
    "linchpin": lambda claim, context: (context.linchpins[0], "claims", ()),
    "parameters": lambda claim, context: (context.parameters, "discount", 0.0),
}


@pytest.mark.parametrize("target", FORCED.values(), ids=FORCED)
def test_what_is_changed_by_force_is_put_back(target, checks, plugin, case, good, manager_of):
    alone = assess(case, manager=manager_of(good=good))
    manager = manager_of(bad=plugin(checks(forces(target))), good=good)
    report = assess(case, manager=manager)
    assert [(one.code, one.plugin, one.checker) for one in report.errors] == [
        ("VK915", "bad", "odd")
    ]
    assert report.claims == alone.claims
    assert report.findings == alone.findings


@pytest.mark.parametrize("changes", [False, True])
def test_everybody_is_asked_again_only_if_something_was_changed(
    changes, checks, plugin, case, manager_of
):
    seen = []

    def sees(claim, context):
        seen.append(context.case.claims_by_id["c-1"].text)
        return Assessment(claim=claim.id, explanation=claim.text)

    def forces_once_more(claim, context):
        if changes:
            object.__setattr__(claim, "text", "Something else.")

    first = plugin(checks(forces_once_more))
    second = plugin(checks(sees, "sees", rules=()))
    report = assess(case, manager=manager_of(bad=first, watches=second))
    told = [check.explanation for one in report.claims for check in one.checks]
    assert told == [one.text for one in case.claims]
    assert [one.plugin for one in report.errors] == ["bad"] * changes
    assert len(seen) == len(case.claims) * (1 + changes)
    assert seen[-1] == case.claims[0].text != "Something else."


def test_who_changes_something_once_only_spoils_nothing(checks, plugin, case, good, manager_of):
    calls = []

    def check(claim, context):
        calls.append(claim.id)
        if len(calls) == 1:
            object.__setattr__(context.case.sources[0], "reliability", "A")

    alone = assess(case, manager=manager_of(good=good))
    report = assess(case, manager=manager_of(bad=plugin(checks(check)), good=good))
    assert report.claims == alone.claims
    assert report.findings == alone.findings


def test_the_locale_is_put_back(checks, plugin, case, manager_of):
    before = locale.setlocale(locale.LC_ALL)
    other = "C" if before != "C" else "C.UTF-8"

    def check(claim, context):
        locale.setlocale(locale.LC_ALL, other)

    try:
        report = assess(case, manager=manager_of(bad=plugin(checks(check))))
        assert not report.errors
        assert locale.setlocale(locale.LC_ALL) == before
    finally:
        locale.setlocale(locale.LC_ALL, before)


def test_an_index_that_is_emptied_is_only_ones_own(checks, plugin, case, good, manager_of):
    def check(claim, context):
        context.case.claims_by_id.clear()
        context.case.evidence_by_claim.clear()

    alone = assess(case, manager=manager_of(good=good))
    report = assess(case, manager=manager_of(bad=plugin(checks(check)), good=good))
    assert report.claims == alone.claims


def test_a_case_checker_keeps_what_it_gave_before_it_raised(checks_case, run):
    def check_case(case, context):
        yield Assessment(claim="c-2", score=0.5)
        yield Finding(rule="XYZ001", severity="note", message="about the case")
        raise ValueError("then")

    report = run(checks_case(check_case))
    assert [(one.code, one.claim) for one in report.errors] == [("VK910", None)]
    assert [one.checker for one in report.claims[1].checks] == ["counts", "odd"]
    assert "about the case" in [one.message for one in report.findings]


@pytest.mark.parametrize(
    ("check_case", "code"),
    [
        (lambda case, context: 1 / 0, "VK910"),
        (lambda case, context: None, "VK911"),
        (lambda case, context: Assessment(claim="c-1"), "VK911"),
        (lambda case, context: [None], "VK911"),
        (lambda case, context: [Assessment(claim="c-1"), Assessment(claim="c-1")], "VK914"),
        (lambda case, context: [Assessment(claim="c-9")], "VK914"),
    ],
)
def test_what_a_case_checker_may_not_do(check_case, code, checks_case, run, alone):
    report = run(checks_case(check_case))
    assert [one.code for one in report.errors] == [code]
    assert report.findings == alone.findings


def backtracks(claim, context):
    if claim.id == "c-2":
        # Takes 2^40 steps within one call into C, where no signal is looked at.
        re.match("(a+)+b", "a" * 40)
    return Assessment(claim=claim.id, score=0.5)


def loops(claim, context):
    while claim.id == "c-2":
        pass
    return Assessment(claim=claim.id, score=0.5)


def swallows_everything(claim, context):
    while claim.id == "c-2":
        try:
            time.sleep(60)
        except BaseException:
            continue
    return Assessment(claim=claim.id, score=0.5)


@pytest.mark.parametrize(
    "check",
    [
        *(pytest.param(one, marks=pytest.mark.apart) for one in (backtracks, loops)),
        swallows_everything,
    ],
)
def test_an_endless_checker_is_killed_and_its_answers_so_far_are_kept(check, checks, run, alone):
    # A hundred times what the first answer takes: on a busy machine it comes in time, too.
    report = run(checks(check), checker_timeout=1.5)
    assert [(one.code, one.plugin, one.checker, one.claim) for one in report.errors] == [
        ("VK916", "odd", "odd", "c-2")
    ]
    assert "1.5 seconds" in report.errors[0].message
    assert [one.checker for one in report.claims[0].checks] == ["counts", "odd"]
    assert report.findings == alone.findings


def crashes(claim, context):
    os.kill(os.getpid(), signal.SIGKILL)


def leaves(claim, context):
    os._exit(0)


@pytest.mark.parametrize(("check", "says"), [(crashes, "SIGKILL"), (leaves, "exit status 0")])
def test_a_checker_whose_process_dies_is_named(check, says, checks, run, alone):
    report = run(checks(check), checker_timeout=10)
    assert [(one.code, one.claim) for one in report.errors] == [("VK917", "c-1")]
    assert says in report.errors[0].message
    assert report.findings == alone.findings


def test_a_subprocess_of_a_killed_checker_is_killed_too(checks, run, tmp_path):
    noted = tmp_path / "pid"

    def check(claim, context):
        child = subprocess.Popen(["sleep", "600"])
        noted.write_text(str(child.pid))
        child.wait()

    run(checks(check), checker_timeout=2)
    status = Path(f"/proc/{noted.read_text()}/stat")
    for _ in range(600):
        # The killed process may wait for a while for whoever adopts it to notice.
        if not status.exists() or status.read_text().split()[2] in "ZX":
            return
        time.sleep(0.05)
    pytest.fail("the subprocess lives on")


def test_the_answers_are_the_same_with_and_without_a_time_limit(checks, run):
    free, limited = (
        run(checks(returns(score=0.5)), checker_timeout=seconds) for seconds in (None, 60)
    )
    assert free.claims == limited.claims
    assert free.findings == limited.findings
    assert limited.errors == ()


@pytest.mark.apart
def test_endless_proposals_are_killed_too(run, alone):
    def proposals(case):
        while True:
            pass

    report = run(proposals=proposals, checker_timeout=0.3)
    assert [(one.code, one.plugin, one.checker) for one in report.errors] == [
        ("VK916", "odd", None)
    ]
    assert report.findings == alone.findings


def test_settings_refuse_a_time_that_is_none():
    for seconds in (0, -1, math.nan, math.inf, 10**400, 1e300):
        with pytest.raises(ConfigError, match="checker_timeout"):
            Settings(checker_timeout=seconds)
