"""Who got it from whom: derivation, origins, circles, retractions."""

from verifykit.provenance.graph import Graph
from verifykit.provenance.line import Line
from verifykit.provenance.merged import Merged
from verifykit.provenance.trace import ADDS, Role, Strand, Trace, Traced, trace, trace_claim

__all__ = [
    "ADDS",
    "Graph",
    "Line",
    "Merged",
    "Role",
    "Strand",
    "Trace",
    "Traced",
    "trace",
    "trace_claim",
]
