"""What a person can choose about a corpus run; the numbers of the model are in `constants`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen

REQUIRED = ("source", "subject", "value")
OPTIONAL = ("predicate", "stance", "when", "unit", "derived_from", "weight")
UNIT = "unit"
"""The scope column that every corpus may have: values in different units do not conflict."""
MEBIBYTE = 1 << 20


def scope_role(column: str) -> str:
    """Return the role of a scope column while a corpus is read, which is none of those above."""
    return column if column == UNIT else f"scope {column}"


@frozen(kw_only=True)
class ValueKind:
    """How the values of a predicate are to be read.

    `kind` is `text` (as written, but for outer spaces), `number`, `time` (an ISO 8601 date or
    time), `clock` (a time of day, HH:MM or HH:MM:SS), or `set` (parts separated by `separator`,
    whose order and repetition mean nothing). Numbers, and times in seconds, that differ by at most
    `tolerance` (or `relative` times the greater one) from a value that more sources state are
    taken as that value; with `modulo`, numbers are compared on a circle (1440 for minutes of a
    day). A `measure` is a number that is read off with an error: no two are made one, and what is
    learned of a source is its bias and its spread; of these `relative` ones are factors.

    With `many`, several values of one thing can be true, so one is no rival of another.
    """

    kind: str = "text"
    separator: str = ";"
    tolerance: float = 0.0
    relative: float = 0.0
    modulo: float | None = None
    many: bool = False

    @property
    def is_tolerant(self) -> bool:
        """Whether unequal numbers can be the same value."""
        return self.tolerance > 0 or self.relative > 0

    @property
    def is_measure(self) -> bool:
        """Whether the values are readings of an amount."""
        return self.kind == "measure"


@frozen(kw_only=True)
class Options:
    """What a person can choose."""

    columns: Mapping[str, str] = field(factory=dict)
    """Column names of the input by what they hold, as in `{"subject": "entity_id"}`."""
    scope: tuple[str, ...] = ()
    """Further input columns that must be the same before two values can conflict."""
    values: Mapping[str, ValueKind] = field(factory=dict)
    """How values are read, by predicate; `*` stands for all others."""
    strict: bool = False
    """Whether the first unusable row stops the run, or a name given that occurs nowhere; else such
    rows go to the rejects, and such names are told."""
    memory: int = 1024 * MEBIBYTE
    """Bytes of memory to stay within, roughly."""
    engine: str = "local"
    """`local`: this process. `dask`: worker processes."""
    workers: int = 2
    """Worker processes of a cluster on this machine."""
    scheduler: str | None = None
    """Address of a running Dask scheduler; its workers must see the working folder."""
    work: Path | None = None
    """Folder for intermediate files; next to the output where None."""

    def column(self, role: str) -> str:
        """Return the input column that holds `role`."""
        return self.columns.get(role, role)

    @property
    def scopes(self) -> tuple[str, ...]:
        """All that sets conflict sets apart, beside subject and predicate, each once."""
        return (*(name for name in dict.fromkeys(self.scope) if name != UNIT), UNIT)

    def kind_of(self, predicate: str) -> ValueKind:
        """Return how the values of a predicate are read."""
        return self.values.get(predicate, self.values.get("*", ValueKind()))
