"""Each check of the conformance suite catches a checker that breaks just that promise."""

import random

import pytest
from attrs import evolve

from verifykit.model.assessment import Assessment
from verifykit.model.finding import Finding, Related
from verifykit.model.rule import Rule
from verifykit.testing import CHECKS, parametrize_with_checks
from verifykit.testing.conformance import Subject

BARE = Rule(
    code="TST001",
    name="bare-claim",
    severity="note",
    checks="Whether a claim has any evidence at all.",
    why="Nobody can judge a claim that nothing supports.",
    fix="Add evidence to the claim.",
    bad="""\
claims:
  - {id: bare, text: Nobody says so.}
""",
    good="""\
sources:
  - {id: s, name: Somebody}
claims:
  - {id: told, text: Somebody says so.}
evidence:
  - {id: e, claim: told, source: s, stance: supports}
""",
)


class Sound:
    """Keeps to everything: says of each claim whether it has evidence."""

    name = "sound"
    rules = (BARE,)

    def check(self, claim, context):
        if context.case.evidence_by_claim.get(claim.id):
            return Assessment(claim=claim.id, score=1.0)
        pointer = context.case.pointer(claim)
        finding = BARE.finding("no evidence", claim=claim.id, pointer=pointer)
        return Assessment(claim=claim.id, score=0.0, findings=(finding,))


@parametrize_with_checks(Sound())
def test_a_sound_checker_passes(checker, check):
    check(checker)


class WithRule(Sound):
    """Sound, but for its rule."""

    def __init__(self, **changes):
        self.rule = evolve(BARE, **changes)
        self.rules = (self.rule,)

    def check(self, claim, context):
        answer = super().check(claim, context)
        findings = tuple(evolve(one, rule=self.rule.code) for one in answer.findings)
        return evolve(answer, findings=findings)


class CodeTwice(Sound):
    rules = (BARE, evolve(BARE, name="another-name"))


class CodeOfBuiltin(WithRule):
    def __init__(self):
        super().__init__(code="SRC001")


class ScoreTooHigh(Sound):
    def check(self, claim, context):
        return evolve(super().check(claim, context), score=1.5)


class ScoreOfNothing(Sound):
    def check(self, claim, context):
        evidence = context.case.evidence_by_claim.get(claim.id, ())
        return evolve(super().check(claim, context), score=float("nan") if evidence else 0.0)


class AnotherClaim(Sound):
    def check(self, claim, context):
        first = context.case.claims[0]
        return super().check(first, context)


class PointsNowhere(Sound):
    def check(self, claim, context):
        answer = super().check(claim, context)
        findings = tuple(evolve(one, pointer="/claims/999") for one in answer.findings)
        return evolve(answer, findings=findings)


class RelatesToNothing(Sound):
    def check(self, claim, context):
        answer = super().check(claim, context)
        related = (Related(pointer="/claims/0/nothing"),)
        return evolve(
            answer, findings=tuple(evolve(one, related=related) for one in answer.findings)
        )


class Dice(Sound):
    def check(self, claim, context):
        return evolve(super().check(claim, context), score=random.random())


class Remembers(Sound):
    """Says less about a claim that it has seen before."""

    def __init__(self):
        self.seen = set()

    def check(self, claim, context):
        answer = super().check(claim, context)
        if claim.text in self.seen:
            answer = evolve(answer, findings=())
        self.seen.add(claim.text)
        return answer


class Forces(Sound):
    def check(self, claim, context):
        object.__setattr__(claim, "notes", "seen")
        return super().check(claim, context)


class ForcesTrace(Sound):
    def check(self, claim, context):
        object.__setattr__(context.trace(claim.id), "strands", None)
        return super().check(claim, context)


class SpoilsIndex(Sound):
    def check(self, claim, context):
        answer = super().check(claim, context)
        context.case.evidence_by_claim.pop(claim.id, None)
        return answer


class HoldsLambda(Sound):
    def __init__(self):
        self.key = lambda claim: claim.id


class ForgetsWhenPickled(Sound):
    def __init__(self):
        self.strict = True

    def __getstate__(self):
        return {"strict": False}

    def check(self, claim, context):
        answer = super().check(claim, context)
        return answer if self.strict else evolve(answer, score=None)


class FirstClaimOnly(Sound):
    """Depends on the order of claims."""

    def check(self, claim, context):
        answer = super().check(claim, context)
        return answer if claim is context.case.claims[0] else evolve(answer, findings=())


class NamesFirstSource(Sound):
    """Depends on the order of sources, in the words of a message alone."""

    def check(self, claim, context):
        answer = super().check(claim, context)
        named = [source.id for source in context.case.sources[:1]]
        findings = tuple(evolve(one, message=f"not even {named}") for one in answer.findings)
        return evolve(answer, findings=findings)


class LikesShortIds(Sound):
    """Depends on what things are called."""

    def check(self, claim, context):
        return evolve(super().check(claim, context), score=1 / len(claim.id))


class FindsByIds(Sound):
    def check(self, claim, context):
        answer = super().check(claim, context)
        return answer if claim.id == min(context.case.claims_by_id) else evolve(answer, findings=())


class CountsDocuments(Sound):
    """Takes a relay for one more source."""

    def check(self, claim, context):
        documents = len(context.case.evidence_by_claim.get(claim.id, ()))
        return evolve(super().check(claim, context), score=documents / (documents + 1))


class NeedsClaims(Sound):
    def check_case(self, case, context):
        return [Finding(rule="TST001", severity="note", message=case.claims[0].text)][:0]


class NeedsSubject(Sound):
    def check(self, claim, context):
        assert claim.text.isascii() or claim.subject is None
        if len(context.case.claims) == 1 and not context.case.evidence:
            claim.subject.upper()
        return super().check(claim, context)


class NeedsAscii(Sound):
    def check(self, claim, context):
        claim.text.encode("ascii")
        return super().check(claim, context)


class NeedsFewSources(Sound):
    """Goes as deep as there are sources."""

    def check(self, claim, context):
        self.descend(len(context.case.sources))
        return super().check(claim, context)

    def descend(self, depth):
        return 0 if depth == 0 else 1 + self.descend(depth - 1)


BROKEN = {
    "rules_are_documented": [
        WithRule(why=""),
        WithRule(checks="It."),
        WithRule(severity="fatal"),
        WithRule(kind="odd"),
        WithRule(bad=BARE.good),
        WithRule(good=" "),
    ],
    "codes_are_valid_and_unique": [
        WithRule(code="tst1"),
        WithRule(code="VK950"),
        WithRule(name="Bare Claim"),
        CodeTwice(),
        CodeOfBuiltin(),
    ],
    "bad_examples_fire": [
        WithRule(bad=BARE.good + "# as good as the other\n"),
        WithRule(bad="claims: no list"),
    ],
    "good_examples_stay_silent": [
        WithRule(good=BARE.bad + "# as bad as the other\n"),
        WithRule(good="clams: []"),
    ],
    "scores_are_in_range": [ScoreTooHigh(), ScoreOfNothing()],
    "claim_ids_are_echoed": [AnotherClaim()],
    "pointers_resolve": [PointsNowhere(), RelatesToNothing()],
    "is_deterministic": [Dice(), Remembers()],
    "mutates_nothing": [Forces(), ForcesTrace(), SpoilsIndex()],
    "pickles": [HoldsLambda(), ForgetsWhenPickled()],
    "order_changes_nothing": [FirstClaimOnly(), NamesFirstSource()],
    "ids_change_nothing": [LikesShortIds(), FindsByIds()],
    "exact_relay_changes_nothing": [CountsDocuments()],
    "survives_empty_case": [NeedsClaims()],
    "survives_claim_with_text_only": [NeedsSubject()],
    "survives_right_to_left_text": [NeedsAscii()],
    "survives_thousand_sources": [NeedsFewSources()],
}


def test_every_check_has_a_checker_that_it_catches():
    assert list(BROKEN) == [check.__name__ for check in CHECKS]


@pytest.mark.parametrize(
    ("check", "checker"),
    [
        pytest.param(check, checker, id=f"{check.__name__}-{type(checker).__name__}-{number}")
        for check in CHECKS
        for number, checker in enumerate(BROKEN[check.__name__])
    ],
)
def test_a_broken_checker_is_caught(check, checker):
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
