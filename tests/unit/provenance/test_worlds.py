"""What holds of provenance in any world: upstream only, and no difference that makes none."""

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generated_cases import cases, renamed, renamed_id
from long_run import share
from verifykit.model.case import Case
from verifykit.model.document import Derivation, Document, Retraction
from verifykit.model.evidence import Evidence
from verifykit.model.source import Source
from verifykit.provenance import Graph, Strand, Trace, trace_claim

DATES = st.sampled_from([None, None, "2001", "2003-05-04", "2011-02-15", "2011/2013"])
MANY_ARE_LEFT_OUT = settings(suppress_health_check=[HealthCheck.filter_too_much])


@st.composite
def worlds(draw: st.DrawFn) -> Case:
    """Evidence for one claim, told at various times by people who copy each other and disagree."""
    case = draw(cases(most_evidence=8))
    return evolve(
        case,
        documents=tuple(evolve(one, published=draw(DATES)) for one in case.documents),
        evidence=tuple(evolve(one, claim="c0", when=draw(DATES)) for one in case.evidence),
    )


def traced(case: Case) -> Trace:
    return trace_claim(Graph(case=case), "c0")


def summary(found: Trace, rename=str) -> tuple:
    """Everything that counts, whatever order it comes in."""
    roles = {rename(item.evidence.id): (item.role, item.original) for item in found.items}
    strands = sorted(
        (
            strand.side,
            sorted(map(rename, strand.origins)),
            sorted(rename(item.evidence.id) for item in strand.items),
            strand.circle,
            strand.changed,
        )
        for strand in found.strands
    )
    both = sorted((rename(one.owner), one.kept or "") for one in found.both_sides)
    return roles, strands, both


def check_order_and_names(case: Case) -> None:
    turned = evolve(
        case,
        sources=case.sources[::-1],
        documents=case.documents[::-1],
        evidence=tuple(
            evolve(one, derived_from=one.derived_from[::-1]) for one in case.evidence[::-1]
        ),
    )
    assert summary(traced(turned)) == summary(traced(case))
    other = evolve(renamed(case), claims=case.claims)
    other = evolve(other, evidence=tuple(evolve(one, claim="c0") for one in other.evidence))
    assert summary(traced(other)) == summary(traced(case), lambda name: renamed_id(name) or "")


def check_upstream(case: Case) -> None:
    """Nobody has it from the opposite side, or from what was said later.

    What bears on a part of the claim only is on no side.
    """
    graph, found = Graph(case=case), traced(case)
    held = {item.evidence.id: item for item in found.items}
    sides_of = {name: item.side for name, item in held.items() if item.role != "partial"}
    for item in found.items:
        if item.role not in ("relay", "stand-in"):
            continue
        said = graph.said(item.evidence.id)
        for node in item.path:
            if node in held and node != item.evidence.id:
                sides = {item.side, sides_of.get(node, "open")} - {"open"}
                later = graph.said(node)
                assert len(sides) < 2 or node != item.path[-1]
                assert said is None or later is None or not said.before(later)
    for strand in found.strands:
        for item in strand.items:
            if item.role == "origin":
                speaker = graph.case.speaker(item.evidence)
                assert item.speakers == (() if speaker is None else (speaker,))


def check_relay(case: Case) -> None:
    """Whoever only passes on what is in hand changes nothing."""
    found = traced(case)
    for item in found.items:
        if item.role != "origin":
            continue
        more = evolve(
            case,
            sources=(*case.sources, Source(id="s9", name="S9")),
            documents=(*case.documents, Document(id="d9", source="s9")),
            evidence=(
                *case.evidence,
                Evidence(
                    id="e9",
                    claim="c0",
                    document="d9",
                    stance=item.stance,
                    derived_from=(Derivation(item.evidence.id),),
                ),
            ),
        )
        after = traced(more)
        assert after.item("e9").role == "relay"
        assert summary(after)[1:] == summary(found)[1:]
        return


def check_retraction(case: Case) -> None:
    """Taking back a document that only supports makes no line of what rested on it.

    What also rests on something that stands, as another document of that voice, may come to count
    in its place; there are never more lines than before.
    """
    before = traced(case).side("supports")
    for document in case.documents:
        stances = {one.stance for one in case.evidence if one.document == document.id}
        if stances != {"supports"} or document.retracted is not None:
            continue
        gone = evolve(
            case,
            documents=tuple(
                evolve(one, retracted=Retraction()) if one is document else one
                for one in case.documents
            ),
        )
        graph = Graph(case=gone)
        after = trace_claim(graph, "c0").side("supports")
        assert len(after) <= len(before)
        for strand in after:
            items = items_of(strand)
            assert any(items <= items_of(earlier) for earlier in before) or all(
                stands(graph, item) for item in items
            )


def items_of(strand: Strand) -> set[str]:
    return {item.evidence.id for item in strand.items}


def stands(graph: Graph, name: str, below: tuple[str, ...] = ()) -> bool:
    """Whether a way of declared derivation leads from a node to an end with nothing taken back."""
    if name in below or graph.retracted(name):
        return False
    parents = graph.parents_of(name)
    return not parents or any(stands(graph, one, (*below, name)) for one in parents)


CHECKS = [check_order_and_names, check_upstream, check_relay, check_retraction]


@pytest.mark.parametrize("check", CHECKS)
@given(case=worlds())
@MANY_ARE_LEFT_OUT
def test_in_any_world(check, case: Case) -> None:
    check(case)


@pytest.mark.long
@given(case=worlds())
@settings(MANY_ARE_LEFT_OUT, max_examples=share(20_000))
def test_in_twenty_thousand_worlds(case: Case) -> None:
    """Most of the time goes into making a world."""
    for check in CHECKS:
        check(case)
