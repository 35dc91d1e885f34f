"""Which column of a table means what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from verifykit.errors import InputError, UsageError
from verifykit.parts import frozen

if TYPE_CHECKING:
    from verifykit.tables.rows import Row


@frozen
class Columns:
    """The header that stands for each role, where it is not the role's own name."""

    headers: Mapping[str, str]

    def header(self, role: str) -> str:
        """Return the header under which a role stands."""
        return self.headers.get(role, role)

    def value(self, row: Row, role: str) -> str | None:
        """Return what a row says in a role; None if it says nothing."""
        return row.get(self.header(role))

    def has(self, rows: Iterable[Row], role: str) -> bool:
        """Return whether any row has the column of a role."""
        return any(self.header(role) in row.values for row in rows)

    def require(self, rows: Iterable[Row], path: object, *roles: str) -> None:
        """Raise InputError unless the table has the column of one of the roles."""
        rows = list(rows)
        if not any(self.has(rows, role) for role in roles):
            found = ", ".join(sorted({name for row in rows for name in row.values}))
            missing = " or ".join(f"{self.header(role)!r} for the {role}" for role in roles)
            raise InputError(
                f"{path}: no column {missing}; there are: {found}. "
                f"Name it: --columns {roles[0]}=HEADER"
            )


def roles_of(pairs: Iterable[str], roles: Sequence[str]) -> dict[str, str]:
    """Return the columns by role from ROLE=COLUMN pairs; raise UsageError for another role."""
    columns: dict[str, str] = {}
    for pair in pairs:
        role, equals, column = pair.partition("=")
        if not equals or not column or role not in roles:
            raise UsageError(
                f"--columns takes ROLE=COLUMN with a ROLE of {', '.join(roles)}, not {pair!r}"
            )
        columns[role] = column
    return columns
