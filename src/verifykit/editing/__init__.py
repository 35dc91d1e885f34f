"""Edits of a case: what a proposal or a fix changes, in memory and in the case's own file."""

from verifykit.editing.patch import PatchError, apply_patch
from verifykit.editing.proposals import each_patch, patch_of
from verifykit.editing.record import open_proposals
from verifykit.editing.result import EditedPlaces, edited_case

__all__ = [
    "EditedPlaces",
    "PatchError",
    "apply_patch",
    "each_patch",
    "edited_case",
    "open_proposals",
    "patch_of",
]
