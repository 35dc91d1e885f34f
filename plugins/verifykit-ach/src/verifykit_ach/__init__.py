"""Which hypotheses do the claims leave standing? A plug-in of verifykit."""

from verifykit_ach.analysis import Analysis, analyse
from verifykit_ach.matrix import Matrix, Row, Weight, matrix_of

__all__ = ["Analysis", "Matrix", "Row", "Weight", "analyse", "matrix_of"]
