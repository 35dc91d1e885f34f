"""Who got it from whom: derivation, origins, circles, retractions."""

from verifykit.provenance.following import trace, trace_claim
from verifykit.provenance.graph import Graph
from verifykit.provenance.line import Line
from verifykit.provenance.lines import LineMaker
from verifykit.provenance.lookalikes import Alike, lookalikes
from verifykit.provenance.merged import Merged
from verifykit.provenance.path import Path
from verifykit.provenance.reach import ADDS, Role
from verifykit.provenance.retraction import TakenBack
from verifykit.provenance.trace import Strand, Trace, Traced
from verifykit.provenance.undercutting import undercutting
from verifykit.provenance.voices import BothSides

__all__ = [
    "ADDS",
    "Alike",
    "BothSides",
    "Graph",
    "Line",
    "LineMaker",
    "Merged",
    "Path",
    "Role",
    "Strand",
    "TakenBack",
    "Trace",
    "Traced",
    "lookalikes",
    "trace",
    "trace_claim",
    "undercutting",
]
