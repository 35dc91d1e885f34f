"""Each check on blocks catches a checker of blocks that breaks just that promise."""

import numpy as np
import pytest
from attrs import evolve

from checker_mistakes import BARE
from verifykit.model.assessment import Assessment
from verifykit.testing import BLOCK_CHECKS, parametrize_with_checks
from verifykit.testing.conformance import Subject


class Voters:
    """The share of an object's voters that each value has: every source has one vote a value."""

    name = "voters"
    rules = ()

    def build(self, table):
        return table

    def estep(self, block, parameters):
        return {}

    def final(self, block, parameters):
        agreed = ~block["refutes"]
        columns = (block[one][agreed].tolist() for one in ("object", "value", "source"))
        votes = set(zip(*columns, strict=True))
        said = sorted({(thing, value) for thing, value, _ in votes})
        of_value = [sum(vote[:2] == pair for vote in votes) for pair in said]
        of_object = [sum(vote[0] == thing for vote in votes) for thing, _ in said]
        return {
            "object": np.array([thing for thing, _ in said], np.uint64),
            "value": np.array([value for _, value in said], np.uint64),
            "score": np.array(of_value, float) / np.maximum(of_object, 1),
        }


class OfBoth(Voters):
    """Votes in cases, too, where who relays somebody votes for that one."""

    rules = (BARE,)

    def check(self, claim, context):
        case = context.case
        votes = {
            (one.claim, one.derived_from[0].parent if one.derived_from else one.source)
            for one in case.evidence
            if one.stance == "supports"
        }
        mine = sum(name == claim.id for name, _ in votes)
        if not case.predicates and not case.evidence_by_claim.get(claim.id):
            pointer = case.pointer(claim)
            finding = BARE.finding("no evidence", claim=claim.id, pointer=pointer)
            return Assessment(claim=claim.id, findings=(finding,))
        return Assessment(claim=claim.id, score=mine / len(votes)) if mine else None


@parametrize_with_checks(Voters())
def test_a_sound_checker_of_blocks_passes(checker, check):
    check(checker)


@pytest.mark.parametrize("check", BLOCK_CHECKS)
def test_a_sound_checker_of_both_passes(check):
    check(Subject(OfBoth()))


class Changed(Voters):
    """Sound, but for what becomes of its answer."""

    def final(self, block, parameters):
        return self.change(super().final(block, parameters), block)


class Overrated(Changed):
    def change(self, found, block):
        return {**found, "score": found["score"] * 2}


class Scoreless(Changed):
    def change(self, found, block):
        return {"object": found["object"], "value": found["value"]}


class Short(Changed):
    def change(self, found, block):
        return {**found, "score": found["score"][:-1]}


class Twice(Changed):
    def change(self, found, block):
        return {name: np.append(column, column) for name, column in found.items()}


class Strange(Changed):
    def change(self, found, block):
        return {**found, "value": found["value"] + np.uint64(1)}


class Raises(Changed):
    def change(self, found, block):
        raise ZeroDivisionError("oops")


class Tires(Changed):
    """Is surer the first time than later."""

    asked = 0

    def change(self, found, block):
        self.asked += 1
        return {**found, "score": found["score"] / self.asked}


class Spoils(Voters):
    def estep(self, block, parameters):
        block["weight"][:] = 0
        return {}


class SpoilsSources(Voters):
    def build(self, table):
        table["sources"].sort()
        table["sources"][:] = ""
        return table


class OfTheBlock(Changed):
    """Compares with what happens to be in the same block."""

    def change(self, found, block):
        return {**found, "score": found["score"] / max(1, len(found["score"]))}


class NeedsStatements(Changed):
    def change(self, found, block):
        assert len(block["object"]) > 0
        return found


class FirstRow(Changed):
    """Trusts whoever speaks first."""

    def change(self, found, block):
        first = block["object"][0] if len(block["object"]) else 0
        return {**found, "score": np.where(found["object"] == first, found["score"], 0)}


class FirstSource(Changed):
    """Trusts whoever has the first number."""

    def change(self, found, block):
        heard = set(block["object"][block["source"] == 0].tolist())
        kept = [thing in heard for thing in found["object"].tolist()]
        return {**found, "score": np.where(kept, found["score"], 0)}


class CountsRows(Changed):
    def change(self, found, block):
        rows = [(block["value"] == value).sum() for value in found["value"]]
        return {**found, "score": 1 - 1 / (1.0 + np.array(rows))}


class MilderInBlocks(OfBoth):
    def final(self, block, parameters):
        found = super().final(block, parameters)
        return {**found, "score": found["score"] ** 2}


class SilentInBlocks(OfBoth):
    def final(self, block, parameters):
        return {name: column[:0] for name, column in super().final(block, parameters).items()}


class WithRule(Voters):
    rules = (evolve(BARE, code="TST002", name="never-fires"),)


BROKEN = {
    "block_checkers_declare_no_rules": [WithRule()],
    "block_scores_are_in_range": [
        Overrated(),
        Scoreless(),
        Short(),
        Twice(),
        Strange(),
        Raises(),
    ],
    "blocks_are_judged_deterministically": [Tires()],
    "blocks_stay_unchanged": [Spoils(), SpoilsSources()],
    "cutting_changes_nothing": [OfTheBlock(), NeedsStatements()],
    "row_order_changes_nothing": [FirstRow(), FirstSource()],
    "relays_in_blocks_change_nothing": [CountsRows()],
    "blocks_agree_with_cases": [MilderInBlocks(), SilentInBlocks()],
}


def test_every_check_has_a_checker_that_it_catches():
    assert list(BROKEN) == [check.__name__ for check in BLOCK_CHECKS]


@pytest.mark.parametrize(
    ("check", "checker"),
    [
        pytest.param(check, checker, id=f"{check.__name__}-{type(checker).__name__}")
        for check in BLOCK_CHECKS
        for checker in BROKEN[check.__name__]
    ],
)
def test_a_broken_checker_is_caught(check, checker):
    with pytest.raises(AssertionError) as caught:
        check(Subject(checker))
    assert str(caught.value), "it does not say what is wrong"


def names(mark):
    return [parameter.id for parameter in mark.args[1]]


def test_a_checker_meets_the_checks_of_its_protocols():
    alone = names(parametrize_with_checks(Voters()))
    assert alone == [
        "voters-codes_are_valid_and_unique",
        *(f"voters-{check.__name__}" for check in BLOCK_CHECKS),
    ]
    both = names(parametrize_with_checks(OfBoth()))
    assert "voters-bad_examples_fire" in both
    assert set(alone) < set(both)
