"""The rules of the plug-in, one to a file, each with its documentation and examples.

The captures that the examples name are in `examples/captures/` of this distribution's source.
"""

from verifykit_echo.rules.copied import COPIED
from verifykit_echo.rules.undetermined import UNDETERMINED
from verifykit_echo.rules.undirected import UNDIRECTED

RULES = (COPIED, UNDIRECTED, UNDETERMINED)
"""All rules, sorted by code."""

__all__ = ["COPIED", "RULES", "UNDETERMINED", "UNDIRECTED"]
