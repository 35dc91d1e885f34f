"""The layout in layers, whatever the network, and what is drawn of the provenance."""

import re
from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generated_cases import cases
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.document import Derivation, Document
from verifykit.model.evidence import Evidence
from verifykit.model.source import Source
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.html.graph.drawing import draw
from verifykit.reporting.html.graph.layers import collapse, lay_out
from verifykit.reporting.html.graph.network import Edge, Network, Node
from verifykit.reporting.html.graph.of_case import network_of_case
from verifykit.reporting.html.graph.of_claim import CLAIM, network_of_claim
from verifykit.reporting.report import Report
from verifykit.reporting.result import Tool
from verifykit.scoring import score_case

NAMES = [f"n{number}" for number in range(9)]


@st.composite
def networks(draw_from):
    names = draw_from(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
    pairs = draw_from(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names))))
    nodes = tuple(Node(id=name, kind="relay", title=name) for name in names)
    edges = dict.fromkeys(Edge(a, b, "passes on") for a, b in pairs if a != b)
    return Network(nodes, tuple(edges))


def dossier(case):
    scoring = score_case(case)
    report = Report(tool=Tool(version="0"), case=case, claims=scoring.claims, scoring=scoring)
    return Dossier(report=report)


@given(networks())
def test_every_node_has_one_place_and_every_edge_a_way(network):
    layout = lay_out(network)
    placed = [name for layer in layout.layers for name in layer if name is not None]
    assert sorted(placed) == sorted(node.id for node in network.nodes)
    where = {
        name: (number, row)
        for number, layer in enumerate(layout.layers)
        for row, name in enumerate(layer)
        if name is not None
    }
    for edge, route in zip(network.edges, layout.routes, strict=True):
        assert route[0] == where[edge.start]
        assert route[-1] == where[edge.end]
        steps = [abs(b[0] - a[0]) for a, b in pairwise(route)]
        assert set(steps) == {1}


@given(networks())
def test_without_circles_every_edge_runs_to_the_right(network):
    order = [node.id for node in network.nodes]
    edges = tuple(edge for edge in network.edges if order.index(edge.start) < order.index(edge.end))
    layout = lay_out(Network(network.nodes, edges))
    assert all(route[0][0] < route[-1][0] for route in layout.routes)


@given(networks())
def test_collapsing_keeps_roots_and_counts(network):
    small = collapse(network, large=0)
    assert sum(node.count for node in small.nodes) == len(network.nodes)
    ends = {edge.end for edge in network.edges}
    roots = {node.id for node in network.nodes if node.id not in ends}
    assert roots <= {node.id for node in small.nodes}


@given(networks())
def test_relays_are_one_box_where_they_lead_back_to_the_same(network):
    parents = {node.id: set() for node in network.nodes}
    for edge in network.edges:
        parents[edge.end].add(edge.start)

    def above(name):
        seen, todo = {name}, [name]
        while todo:
            new = parents[todo.pop()] - seen
            seen |= new
            todo += new
        return frozenset(one for one in seen - {name} if not parents[one])

    boxes = Counter(filter(None, map(above, parents)))
    alone = sum(not above(name) for name in parents)
    counts = [node.count for node in collapse(network, large=0).nodes]
    assert sorted(counts) == sorted([*boxes.values(), *[1] * alone])


def test_many_relays_of_one_report_become_one_box():
    nodes = [Node(id="agency", kind="origin", title="Agency")]
    nodes += [Node(id=f"paper-{n}", kind="relay", title=f"Paper {n}") for n in range(200)]
    edges = tuple(Edge("agency", node.id, "passes on") for node in nodes[1:])
    drawing = draw(Network(tuple(nodes), edges), "x")
    assert drawing.collapsed
    assert "Paper 0 and 199 more" in str(drawing.svg)
    assert str(drawing.svg).count("<g ") == 2
    assert len(drawing.network.edges) == 200


def test_what_cannot_be_collapsed_is_not_drawn():
    nodes = tuple(Node(id=f"n{n}", kind="origin", title="x") for n in range(151))
    drawing = draw(Network(nodes, ()), "x")
    assert drawing.svg is None
    assert drawing.network.nodes == nodes


@given(cases())
def test_every_case_can_be_drawn(case):
    made = dossier(case)
    assert draw(network_of_case(made), "x").svg is not None or not case.documents
    for claim in case.claims:
        network = network_of_claim(made, claim.id)
        hand = {item.id for item in case.evidence_by_claim.get(claim.id, ())}
        assert hand <= network.by_id.keys()
        assert draw(network, "x").svg is not None


def test_kinds_of_nodes_and_ends():
    case = Case(
        sources=(Source(id="agency", name="Agency"), Source(id="paper", name="Paper"),
                 Source(id="minister", name="Minister"), Source(id="blog", name="Blog")),
        documents=(
            Document(id="wire", source="agency"),
            Document(id="story", source="paper", derived_from=(Derivation("wire"),)),
            Document(id="post", source="blog"),
        ),
        claims=(Claim(id="c", text="It rains."),),
        evidence=(
            Evidence(id="e-wire", claim="c", document="wire", stance="supports",
                     attributed_to="minister", lineage="original"),
            Evidence(id="e-story", claim="c", document="story", stance="supports"),
            Evidence(id="e-post", claim="c", document="post", stance="refutes"),
        ),
    )  # fmt: skip
    network = network_of_claim(dossier(case), "c")
    kinds = {node.id: node.kind for node in network.nodes}
    assert kinds == {
        CLAIM: "claim",
        "e-wire": "relay",
        "e-story": "relay",
        "e-post": "unknown",
        "speaker minister": "origin",
    }
    assert set(network.edges) == {
        Edge("e-wire", CLAIM, "supports"),
        Edge("e-story", CLAIM, "supports"),
        Edge("e-post", CLAIM, "refutes"),
        Edge("e-wire", "e-story", "passes on"),
        Edge("speaker minister", "e-wire", "speaks in"),
    }


@given(networks())
def test_what_leads_back_runs_inside_of_the_drawing_below_all_boxes(network):
    drawn = draw(network, "all").svg
    left, top, width, height = map(float, re.search(r'viewBox="([^"]*)"', drawn)[1].split())
    low = max(float(y) for y in re.findall(r'translate\(\S+ (\S+)\)"', drawn)) + 42
    for path in re.findall(r' d="(M[^"]*Q[^"]*)"', drawn):
        across = [float(value) for value in re.findall(r"H(-?[0-9.]+)", path)]
        lanes = [float(value) for value in re.findall(r"V(-?[0-9.]+)Q\S+ (-?[0-9.]+)", path)[0]]
        assert min(across) - 10 >= left
        assert low < lanes[1] < top + height
        assert max(float(x) for x in re.findall(r"[MQ](-?[0-9.]+)", path)) <= left + width
    assert network.edges == () or "<path" in drawn


def test_two_arrows_that_lead_back_share_no_lane():
    edges = [Edge("a", "b", "passes on"), Edge("b", "a", "passes on"),
             Edge("c", "d", "passes on"), Edge("d", "c", "passes on")]  # fmt: skip
    nodes = tuple(Node(id=name, kind="relay", title=name) for name in "abcd")
    drawn = draw(Network(nodes, tuple(edges)), "all").svg
    lanes = re.findall(r"V([0-9.]+)Q[^H]*H", drawn)
    assert len(lanes) == len(set(lanes)) == 2


def test_a_drawing_too_wide_for_paper_says_so():
    nodes = tuple(Node(id=f"n{at}", kind="relay", title=str(at)) for at in range(7))
    edges = tuple(Edge(f"n{at}", f"n{at + 1}", "passes on") for at in range(6))
    assert draw(Network(nodes, edges), "all").wide
    assert not draw(Network(nodes[:3], edges[:2]), "all").wide
