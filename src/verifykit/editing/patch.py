"""Applies a patch (RFC 6902) to the data of a case, all of it at once."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping, MutableSequence
from typing import Any

from verifykit.errors import VerifykitError
from verifykit.model.edit import Edit
from verifykit.model.place import from_pointer
from verifykit.model.table import thawed_value
from verifykit.parts import part

END = "-"
"""The index behind the last one of a list, as RFC 6901 has it."""


class PatchError(VerifykitError):
    """The patch does not fit the case: what it is to change is not there."""


def apply_patch(data: Any, patch: Iterable[Edit]) -> None:
    """Change data in place; raise PatchError where the patch is wrong.

    All pointers are into the data as it was before. What `add` needs on the way and is not there
    yet, a list of the case or a table, is begun. It takes any mapping and sequence that can be
    changed, so that data which keeps the comments of its file keeps them.
    """
    edits = list(patch)
    require_places(data, edits)
    targets = [_target(data, edit) for edit in edits]
    for target in targets:
        if not target.shifts:
            target.holder[target.key] = target.value
    # Backwards, so that no index has moved before its turn.
    shifting = sorted((one for one in targets if one.shifts), key=lambda one: -one.index)
    for target in shifting:
        if target.op == "remove":
            del target.holder[target.key]
    for target in targets:
        if target.op == "add" and target.shifts:
            target.holder.append(target.value)


def require_places(data: Any, patch: Iterable[Edit]) -> None:
    """Raise PatchError unless each edit of a patch has its place in data."""
    for edit in patch:
        _require(data, edit)


@part(kw_only=True)
class _Target:
    """Where an edit goes: the mapping or list that holds it, and the key or index in there."""

    op: str
    holder: Any
    key: Any
    value: Any

    @property
    def shifts(self) -> bool:
        """Whether something else may move by it: what is taken away, or put at the end."""
        return self.op == "remove" or self.key == END

    @property
    def index(self) -> int:
        """The index of what is taken out of a list; any for the rest."""
        return self.key if isinstance(self.key, int) else 0


def _require(data: Any, edit: Edit) -> None:
    """Raise PatchError unless the edit can be made."""
    *parents, last = from_pointer(edit.path)
    node = data
    for key in parents:
        if isinstance(node, MutableMapping) and key not in node and edit.op == "add":
            # It will be begun.
            return
        node = _child(node, key, edit)
    if edit.op != "add":
        _child(node, last, edit)
    elif isinstance(node, MutableSequence):
        if last != END:
            raise PatchError(f"{edit.path}: only the end of a list (/-) takes something new")
    elif not isinstance(node, MutableMapping):
        raise PatchError(f"{edit.path}: there is nothing that could hold it")


def _target(data: Any, edit: Edit) -> _Target:
    *parents, last = from_pointer(edit.path)
    node = data
    for key, following in zip(parents, (*parents, last)[1:], strict=True):
        if isinstance(node, MutableMapping) and key not in node:
            node[key] = [] if following == END else {}
        node = _child(node, key, edit)
    is_list = isinstance(node, MutableSequence)
    where: int | str = int(last) if is_list and last != END else last
    return _Target(op=edit.op, holder=node, key=where, value=thawed_value(edit.value))


def _child(node: Any, key: str, edit: Edit) -> Any:
    if isinstance(node, MutableMapping) and key in node:
        return node[key]
    if isinstance(node, MutableSequence) and key.isascii() and key.isdigit():
        index = int(key)
        if index < len(node):
            return node[index]
    raise PatchError(f"{edit.path}: there is no {key!r}")
