"""The joint distribution: its numbers, and what has to hold of them in every world."""

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from long_run import share
from plain_worlds import World, world
from verifykit.comparison import Relations
from verifykit.provenance import Line
from verifykit.scoring.joint import Joint

NUMBERS = Path(__file__).with_name("joint_numbers.txt")
"""For each seed the probability of every claim, and its range where that is another.

They were worked out once with a second program, written apart from this one.
"""
SEEDS = st.integers(0, 2**40)
CLOSE = 1e-9
THOUSANDS = pytest.mark.long


def agreed() -> list[tuple[int, list[list[float]]]]:
    found = []
    for text in NUMBERS.read_text(encoding="ascii").splitlines():
        seed, numbers = text.split(": ")
        found.append(
            (int(seed), [[float(one) for one in each.split("/")] for each in numbers.split(" ")])
        )
    return found


@pytest.mark.parametrize(
    "part", [pytest.param(slice(0, 400)), pytest.param(slice(400, None), marks=THOUSANDS)]
)
def test_the_numbers_agree_with_those_of_a_second_program(part: slice) -> None:
    for seed, numbers in agreed()[part]:
        made = world(seed)
        joint = made.joint()
        for claim, (probability, *limits) in zip(made.claims, numbers, strict=True):
            assert joint.probability(claim) == pytest.approx(probability, abs=CLOSE), seed
            if limits:
                found = joint.range(made.relations.sign(claim))
                assert found == pytest.approx(tuple(limits), abs=CLOSE), seed


EXAMPLES = pytest.mark.parametrize(
    "examples", [pytest.param(60), pytest.param(share(20_000), marks=THOUSANDS, id="20000")]
)


def every(examples: int, check: Callable[[int], None]) -> None:
    """Check that something holds in so many worlds."""
    settings(max_examples=examples, deadline=None)(given(SEEDS)(check))()


def name(made: World, claim: str) -> str:
    return made.relations.sign(claim)[0]


@EXAMPLES
def test_a_claim_and_its_negation_add_to_one(examples: int) -> None:
    def check(seed: int) -> None:
        made = world(seed)
        joint = made.joint()
        for claim in made.claims:
            proposition, sign = made.relations.sign(claim)
            true = joint.probability(proposition)
            assert joint.probability(claim) == (true if sign > 0 else 1 - true)
            low, high = joint.range(made.relations.sign(claim))
            assert 0 <= low <= 1
            assert 0 <= high <= 1

    every(examples, check)


def consistent(joint: Joint) -> bool:
    return not joint.logic.contradictory


@EXAMPLES
def test_what_implies_another_is_no_likelier_and_rivals_never_add_to_more_than_one(
    examples: int,
) -> None:
    def check(seed: int) -> None:
        made = world(seed)
        joint = made.joint()
        if made.relations.groups or not consistent(joint):
            return
        propositions = sorted({name(made, claim) for claim in made.claims})
        for one in propositions:
            for other in joint.logic.above(one):
                assert joint.probability(one) <= joint.probability(other) + CLOSE
        options = [one for one in propositions if joint.marginals.is_option(one)]
        for size in (2, 3):
            for chosen in combinations(options, size):
                if all(joint.logic.exclude(a, b) for a, b in combinations(chosen, 2)):
                    assert sum(joint.probability(one) for one in chosen) <= 1 + CLOSE

    every(examples, check)


@EXAMPLES
def test_a_claim_without_lines_and_an_unrelated_claim_change_nothing(examples: int) -> None:
    def check(seed: int) -> None:
        made = world(seed)
        joint = made.joint()
        stranger = Line(claim="stranger", side="supports", origin="nobody else", items=("new",))
        more = made.joint([*made.lines, stranger])
        for claim in made.claims:
            assert more.probability(claim) == pytest.approx(joint.probability(claim), abs=CLOSE)
        idle = [one for one in made.claims if one not in made.priors and not told(made, one)]
        if (
            not idle
            or made.relations.groups
            or made.relations.propositions
            or made.relations.excludes
        ):
            return
        if any(idle[0] in (*line.undercut_by, *line.rests_on) for line in made.lines):
            return
        without = evolve(made, relations=relations_without(made.relations, idle[0])).joint()
        for claim in made.claims:
            # A claim that nothing speaks for is no likelier than one it implies, idle or not.
            if claim != idle[0] and joint.marginals.is_option(claim):
                assert without.probability(claim) == pytest.approx(
                    joint.probability(claim), abs=CLOSE
                )

    every(examples, check)


def told(made: World, claim: str) -> bool:
    return any(line.claim == claim for line in made.lines)


def changed(relations: Relations, **changes: Any) -> Relations:
    return Relations(**{**vars(relations), **changes})


def relations_without(relations: Relations, gone: str) -> Relations:
    """Return the relations without a claim, with what follows through it written out."""
    wider = [b for a, b in relations.implies if a == gone]
    narrower = [a for a, b in relations.implies if b == gone]
    through = [(a, b) for a in narrower for b in wider]
    return changed(
        relations,
        implies=(*(pair for pair in relations.implies if gone not in pair), *through),
        overlaps=tuple(pair for pair in relations.overlaps if gone not in pair),
        rivals=tuple(tuple(one for one in each if one != gone) for each in relations.rivals),
    )


@EXAMPLES
def test_order_changes_nothing(examples: int) -> None:
    def check(seed: int) -> None:
        made = world(seed)
        joint = made.joint()
        turned = evolve(
            made,
            relations=changed(
                made.relations,
                excludes=tuple((b, a) for a, b in reversed(made.relations.excludes)),
                implies=tuple(reversed(made.relations.implies)),
                overlaps=tuple((b, a) for a, b in reversed(made.relations.overlaps)),
                rivals=tuple(tuple(reversed(each)) for each in made.relations.rivals),
            ),
            priors=dict(reversed(made.priors.items())),
        ).joint(made.lines[::-1])
        for claim in made.claims:
            assert turned.probability(claim) == pytest.approx(joint.probability(claim), abs=CLOSE)

    every(examples, check)


def fresh(claim: str) -> Line:
    return Line(
        claim=claim,
        side="supports",
        origin="fresh",
        items=("fresh",),
        lineage="original",
        established=True,
    )


def plain(made: World) -> bool:
    """Whether nothing is argued, undercut, stated or known of members: only lines and values."""
    argued = any(line.undercut_by or line.rests_on for line in made.lines)
    return not (argued or made.priors or made.relations.groups or made.relations.propositions)


@EXAMPLES
def test_a_fresh_line_moves_its_claim_its_way_and_no_rival_the_same_way(examples: int) -> None:
    def check(seed: int) -> None:
        made = world(seed)
        joint = made.joint()
        if not plain(made) or made.relations.excludes or not consistent(joint):
            return  # where exclusion and implication mix without being one value: see below
        for claim in made.claims:
            more = made.joint([*made.lines, fresh(claim)])
            assert more.probability(claim) >= joint.probability(claim) - CLOSE
            for rival in joint.logic.rivals(claim):
                if joint.marginals.is_option(rival) and joint.marginals.is_option(claim):
                    assert more.probability(rival) <= joint.probability(rival) + CLOSE

    every(examples, check)


@EXAMPLES
def test_undercutting_leaves_a_score_between_that_with_and_without_the_line(examples: int) -> None:
    def check(seed: int) -> None:
        made = world(seed)
        if not plain(made):
            return
        joint = made.joint()
        for number, line in enumerate(made.lines):
            others = [*made.lines[:number], *made.lines[number + 1 :]]
            if line.side == "open" or any(speaks_elsewhere(line, other) for other in others):
                continue  # without it another word of the same origin or window may be heard
            doubt = Line(claim="forged", side="supports", origin="expert", items=("x",))
            without = made.joint(others).probability(line.claim)
            ends = sorted((without, joint.probability(line.claim)))
            shaken = made.joint([*others, evolve(line, undercut_by=("forged",)), doubt])
            found = shaken.probability(line.claim)
            assert ends[0] - CLOSE <= found <= ends[1] + CLOSE

    every(examples, check)


def speaks_elsewhere(line: Line, other: Line) -> bool:
    return line.origin == other.origin or line.window == other.window is not None


def crowd(count: int) -> Iterator[Line]:
    for number in range(count):
        yield Line(claim="c", side="supports", origin=f"blog {number:03}", items=(f"{number}",))


def test_any_crowd_is_worth_one_named_source() -> None:
    made = World(claims=("c",), relations=world(0).relations, lines=(), priors={})
    one = made.joint([fresh("c")])
    last = 0.0
    for count in (1, 2, 3, 10, 500):
        found = made.joint(list(crowd(count))).probability("c")
        assert last < found <= one.probability("c") + CLOSE
        last = found


def test_a_window_graded_e_leaves_nothing() -> None:
    made = World(claims=("c",), relations=world(0).relations, lines=(), priors={})
    known = [
        Line(claim="c", side="supports", origin=f"o{n}", grade="A", window="w", window_grade="E")
        for n in range(10)
    ]
    assert not made.joint(known).testimony.is_told("c")
