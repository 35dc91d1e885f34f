"""A case with a patch applied, which still knows where everything stands in its file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from verifykit.editing.patch import apply_patch
from verifykit.loading import from_data, to_data
from verifykit.model.case import LISTS, Case
from verifykit.model.edit import Edit
from verifykit.model.place import Place, Places, from_pointer, to_pointer
from verifykit.parts import part


@part
class EditedPlaces:
    """Finds the places of an edited case in the file of the case as it was.

    `before` holds for each list the index that every item had, None for one that was added.
    """

    _places: Places | None
    before: Mapping[str, tuple[int | None, ...]]

    def locate(self, pointer: str) -> Place:
        """Return the place of the nearest existing ancestor of `pointer`."""
        if self._places is None:
            return Place()
        return self._places.locate(self.in_file(pointer) or "")

    def in_file(self, pointer: str) -> str | None:
        """Return the pointer into the case as it was; None for what was added."""
        name, *rest = from_pointer(pointer) or ("",)
        if not rest or name not in self.before:
            return pointer
        indexes = self.before[name]
        index = int(rest[0]) if rest[0].isdigit() else len(indexes)
        if index >= len(indexes) or indexes[index] is None:
            return None
        return to_pointer((name, str(indexes[index]), *rest[1:]))


def edited_case(case: Case, patch: Iterable[Edit]) -> Case:
    """Return the case as it is with a patch applied; raise PatchError if it does not fit.

    The result is the case that would be loaded from a file with these edits. Places are those of
    the file as it is.
    """
    edits = tuple(patch)
    data = to_data(case)
    apply_patch(data, edits)
    edited = from_data(data, folder=case.folder)
    return evolve(edited, places=EditedPlaces(case.places, _indexes_before(case, edits, edited)))


def _indexes_before(
    case: Case, edits: tuple[Edit, ...], edited: Case
) -> dict[str, tuple[int | None, ...]]:
    removed = {from_pointer(edit.path) for edit in edits if edit.op == "remove"}
    before: dict[str, tuple[int | None, ...]] = {}
    for name in LISTS.values():
        kept: list[int | None] = [
            index for index in range(len(getattr(case, name))) if (name, str(index)) not in removed
        ]
        added = len(getattr(edited, name)) - len(kept)
        before[name] = (*kept, *[None] * added)
    return before
