"""Who got it from whom: derivation, origins, circles, retractions."""

from verifykit.provenance.disjoint_sets import DisjointSets
from verifykit.provenance.following import trace, trace_claim
from verifykit.provenance.graph import Graph
from verifykit.provenance.line import Line
from verifykit.provenance.lines import LineMaker
from verifykit.provenance.lookalikes import Alike, lookalikes
from verifykit.provenance.neighbours import Neighbourhood
from verifykit.provenance.path import Path
from verifykit.provenance.reach import ADDS, Role
from verifykit.provenance.reasons import (
    LEFT_OUT,
    SHOWN_OF_PATH,
    both_sides_text,
    house_text,
    name_of,
    nothing_text,
    own_loss_text,
    path_text,
    relayed_beside,
    relayed_text,
    taken_back_text,
)
from verifykit.provenance.retraction import TakenBack
from verifykit.provenance.trace import Strand, Trace, TraceItem
from verifykit.provenance.voices import BothSides

__all__ = [
    "ADDS",
    "LEFT_OUT",
    "SHOWN_OF_PATH",
    "Alike",
    "BothSides",
    "DisjointSets",
    "Graph",
    "Line",
    "LineMaker",
    "Neighbourhood",
    "Path",
    "Role",
    "Strand",
    "TakenBack",
    "Trace",
    "TraceItem",
    "both_sides_text",
    "house_text",
    "lookalikes",
    "name_of",
    "nothing_text",
    "own_loss_text",
    "path_text",
    "relayed_beside",
    "relayed_text",
    "taken_back_text",
    "trace",
    "trace_claim",
]
