"""Which hypotheses do the claims leave standing? A plug-in of verifykit."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifykit_ach.analysis import Analysis, analyse
    from verifykit_ach.matrix import Matrix, Row, Weight, matrix_of

_HOMES = {
    "Analysis": "analysis",
    "Matrix": "matrix",
    "Row": "matrix",
    "Weight": "matrix",
    "analyse": "analysis",
    "matrix_of": "matrix",
}

__all__ = ["Analysis", "Matrix", "Row", "Weight", "analyse", "matrix_of"]


def __getattr__(name: str) -> Any:
    # Imported when first used: a case without hypotheses need not wait for what analyses them.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
