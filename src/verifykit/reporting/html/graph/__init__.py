"""Provenance as a picture: nodes and arrows, their layout in layers, and the drawing."""

from verifykit.reporting.html.graph.drawing import Drawing, definitions, draw
from verifykit.reporting.html.graph.network import Edge, Network, Node
from verifykit.reporting.html.graph.of_case import network_of_case
from verifykit.reporting.html.graph.of_claim import CLAIM, network_of_claim

__all__ = [
    "CLAIM",
    "Drawing",
    "Edge",
    "Network",
    "Node",
    "definitions",
    "draw",
    "network_of_case",
    "network_of_claim",
]
