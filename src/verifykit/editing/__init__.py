"""Edits of a case: what a proposal or a fix changes, in memory and in the case's own file."""

from verifykit.editing.edited import EditedPlaces, edited_case
from verifykit.editing.patch import PatchError, apply_patch
from verifykit.editing.proposed import each_patch, patch_of
from verifykit.editing.settled import unsettled

__all__ = [
    "EditedPlaces",
    "PatchError",
    "apply_patch",
    "each_patch",
    "edited_case",
    "patch_of",
    "unsettled",
]
