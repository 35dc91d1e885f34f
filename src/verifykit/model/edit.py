"""Edits of a case as data: a patch that a person could make by hand in the file."""

from __future__ import annotations

from typing import Any, Literal

from attrs import field

from verifykit.model.table import frozen_value, thawed_value
from verifykit.parts import frozen

EditOp = Literal["add", "replace", "remove"]


@frozen(kw_only=True)
class Edit:
    """One operation of a JSON patch (RFC 6902) on the data of a case.

    `path` is a JSON pointer, as `case.pointer(item)` gives it, with the key behind it. `add` puts
    `value` there or, where the pointer ends in `/-`, at the end of that list; `replace` puts it in
    place of what is there, `remove` takes away what is there. All pointers of one patch are into
    the case as it is before any of it is applied.
    """

    op: EditOp
    path: str
    value: Any = field(default=None, converter=frozen_value)

    def data(self) -> dict[str, Any]:
        """Return the operation as RFC 6902 writes it."""
        data = {"op": self.op, "path": self.path}
        return data if self.op == "remove" else {**data, "value": thawed_value(self.value)}


@frozen(kw_only=True)
class Fix:
    """How a finding can be mended: a patch of the case, and what it does in words.

    A `safe` fix changes nothing that a person has to decide: `verifykit check --fix` applies it.
    """

    description: str
    patch: tuple[Edit, ...]
    safe: bool = False

    def data(self) -> dict[str, Any]:
        """Return the fix as the assessment in JSON has it."""
        patch = [edit.data() for edit in self.patch]
        return {"description": self.description, "safe": self.safe, "patch": patch}


def edit_flaw(edit: Edit) -> str | None:
    """Return why an edit cannot be one of a patch, whatever the case is; None if it can."""
    if edit.op not in ("add", "replace", "remove"):
        return f"there is no operation {edit.op!r}"
    if not isinstance(edit.path, str) or not edit.path.startswith("/"):
        return f"{edit.path!r} is no JSON pointer"
    return None
