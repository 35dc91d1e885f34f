"""The columnar path: learn who is reliable and who copies whom, and score millions of statements.

Needs the `scale` extra (numpy, scipy, duckdb, pyarrow), and `dask` for a cluster; both are
imported only when a corpus is met. `learn` and `score` are the two verbs; `Inputs` says what they
read and `Options` how.
"""

from __future__ import annotations

from verifykit.errors import UsageError

try:
    from verifykit.corpus.constants import FITTED, Constants
    from verifykit.corpus.frames.estimator import NotFittedError
    from verifykit.corpus.frames.truth_model import TruthModel
    from verifykit.corpus.ingest.declarations import (
        Declarations,
        read_dependences,
        read_grades,
        read_hierarchy,
    )
    from verifykit.corpus.ingest.inputs import Inputs
    from verifykit.corpus.ingest.tolerance import same_value
    from verifykit.corpus.ingest.unused_names import UnusedName
    from verifykit.corpus.options import OPTIONAL, REQUIRED, Options, ValueKind
    from verifykit.corpus.runs.result import Summary
    from verifykit.corpus.runs.verbs import learn, score
except ModuleNotFoundError as error:
    if (error.name or "").split(".")[0] not in ("numpy", "scipy", "duckdb", "pyarrow"):
        raise
    raise UsageError(f"a corpus needs {error.name}: install verifykit-core[scale]") from error

__all__ = [
    "FITTED",
    "OPTIONAL",
    "REQUIRED",
    "Constants",
    "Declarations",
    "Inputs",
    "NotFittedError",
    "Options",
    "Summary",
    "TruthModel",
    "UnusedName",
    "ValueKind",
    "learn",
    "read_dependences",
    "read_grades",
    "read_hierarchy",
    "same_value",
    "score",
]
