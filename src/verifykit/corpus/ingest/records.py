"""Statements on their way to blocks: fixed-size records, gathered by the hash of what they are
about, in memory while they fit, then in files.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from attrs import field, mutable
from numpy.typing import NDArray

BUCKETS = 256
"""Conflict sets are cut into so many buckets by the first bits of their hash."""

Records = NDArray[np.void]


def record_type(
    *, origin: bool, moment: bool, number: bool, weight: bool, stance: bool
) -> np.dtype[np.void]:
    """The columns of a record: what every statement has, and what this corpus has beside."""
    columns = [("source", "<i4"), ("attribute", "<i4"), ("object", "<u8"), ("value", "<u8")]
    optional = [
        (origin, "origin", "<i4"),
        (moment, "moment", "<i8"),
        (number, "number", "<f8"),
        (weight, "weight", "<f8"),
        (stance, "refutes", "?"),
    ]
    return np.dtype(columns + [(name, kind) for wanted, name, kind in optional if wanted])


@mutable
class RecordSpool:
    """Records by bucket."""

    folder: Path
    kind: np.dtype[np.void]
    budget: int
    """Bytes of records that are kept in memory."""
    _held: list[list[Records]] = field(init=False, factory=lambda: [[] for _ in range(BUCKETS)])
    _bytes: int = field(init=False, default=0)
    in_files: bool = field(init=False, default=False)

    def add(self, records: Records) -> None:
        """Add records in any order."""
        bucket = (records["object"] >> np.uint64(56)).astype(np.uint8)
        order = np.argsort(bucket, kind="stable")
        bounds = np.searchsorted(bucket[order], np.arange(1, BUCKETS))
        for held, part in zip(self._held, np.split(records[order], bounds), strict=True):
            if len(part):
                held.append(part)
        self._bytes += records.nbytes
        if self._bytes > self.budget:
            self.flush()

    def flush(self) -> None:
        """Write what is in memory to the files."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.in_files = True
        for number, held in enumerate(self._held):
            if held:
                with self._path(number).open("ab") as stream:
                    for part in held:
                        part.tofile(stream)
                held.clear()
        self._bytes = 0

    def read(self, first: int, last: int) -> Records:
        """The records of these buckets (both included)."""
        parts = [np.zeros(0, self.kind)]
        for number in range(first, last + 1):
            if self.in_files and self._path(number).exists():
                parts.append(np.fromfile(self._path(number), self.kind))
            parts.extend(self._held[number])
        return np.concatenate(parts)

    def _path(self, number: int) -> Path:
        return self.folder / f"bucket-{number:03d}.records"
