"""Each check of the conformance suite catches a checker that breaks just that promise."""

import pytest

from checker_mistakes import BROKEN, MISSED, SOUND, Dice, Sound
from verifykit.testing import CHECKS, parametrize_with_checks
from verifykit.testing.conformance import Subject, survival

COSTLY = {
    "is_the_same_elsewhere",
    "survives_thousand_sources",
    "survives_two_thousand_claims",
    "cost_stays_in_proportion",
}
"""Checks that start processes or look at thousands of claims."""


@parametrize_with_checks(Sound())
def test_a_sound_checker_passes(checker, check):
    check(checker)


@pytest.mark.parametrize(
    "checker",
    [
        pytest.param(one, id=type(one).__name__, marks=[pytest.mark.long] if number % 4 else [])
        for number, one in enumerate(SOUND)
    ],
)
def test_no_good_checker_is_refused(checker):
    for check in CHECKS:
        if check.__name__ not in COSTLY:
            check(Subject(checker))


@pytest.mark.long
@pytest.mark.parametrize("checker", SOUND, ids=lambda checker: type(checker).__name__)
def test_no_good_checker_is_refused_by_the_costly_checks(checker):
    for check in CHECKS:
        if check.__name__ in COSTLY:
            check(Subject(checker))


def test_the_kit_catches_what_authors_get_wrong():
    """Each of them is caught, which the test below proves; these are the numbers."""
    caught = sum(map(len, BROKEN.values()))
    assert caught >= 58
    assert caught / (caught + len(MISSED)) > 58 / 62
    assert len(SOUND) >= 20


def test_what_no_check_of_form_can_see_is_said():
    for checker in MISSED:
        Subject(checker).report(Subject(checker).sample("claims: []"))


def test_every_check_has_a_checker_that_it_catches():
    assert list(BROKEN) == [check.__name__ for check in CHECKS]


def marks_of(check, number):
    """Those that start two processes or look at thousands of claims wait, most of them longer."""
    if check.__name__ not in COSTLY:
        return []
    if number > 2:
        return [pytest.mark.long]
    quick = check.__name__.startswith("survives")
    return [] if quick else [pytest.mark.apart]


@pytest.mark.parametrize(
    ("check", "checker"),
    [
        pytest.param(
            check,
            checker,
            id=f"{check.__name__}-{type(checker).__name__}-{number}",
            marks=marks_of(check, number),
        )
        for check in CHECKS
        for number, checker in enumerate(BROKEN[check.__name__])
    ],
)
def test_a_broken_checker_is_caught(check, checker, monkeypatch):
    # So the costly one need not take seconds, and is caught on a fast machine, too.
    monkeypatch.setattr(survival, "_MATTERS", 0.1)
    with pytest.raises(AssertionError) as caught:
        check(Subject(checker))
    assert str(caught.value), "it does not say what is wrong"


def names(mark):
    return [parameter.id for parameter in mark.args[1]]


def test_each_checker_meets_each_check():
    mark = parametrize_with_checks(Sound(), Dice())
    assert len(names(mark)) == 2 * len(CHECKS)
    assert names(mark)[0] == "sound-rules_are_documented"


def test_a_known_failure_is_expected_strictly():
    mark = parametrize_with_checks(Dice(), expected_failures={"is_deterministic": "it throws dice"})
    marked = [one for one in mark.args[1] if one.marks]
    assert [one.id for one in marked] == ["sound-is_deterministic"]
    (xfail,) = marked[0].marks
    assert xfail.kwargs["strict"] is True
    assert xfail.kwargs["reason"] == "it throws dice"


def test_a_known_failure_of_no_check_is_an_error():
    with pytest.raises(ValueError, match="no check 'is_determinisitc'"):
        parametrize_with_checks(Sound(), expected_failures={"is_determinisitc": "x"})


class NeedsOption(Sound):
    def check(self, claim, context):
        assert context.options["depth"] == 3
        return super().check(claim, context)


@parametrize_with_checks(NeedsOption(), options={"depth": 3})
def test_options_reach_the_checker(checker, check):
    check(checker)
