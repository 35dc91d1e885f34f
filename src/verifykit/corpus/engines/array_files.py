"""Arrays in a file, back to back behind one line that says what they are.

NumPy's own format keeps the shape of each array as a Python expression, and to read that costs
more than to read the numbers of a block.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterator, Sequence
from math import prod
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import is_uniform

Array = np.ndarray[Any, Any]
_ALIGNED = 8
"""Bytes; each array begins at a multiple of them, so that it can be used where it lies."""


def write_arrays(stream: BinaryIO, arrays: Sequence[Array]) -> None:
    """Write arrays of numbers or flags; one that takes the room of one item takes no more here."""
    shapes = [(array.dtype.str, array.shape, is_uniform(array)) for array in arrays]
    line = json.dumps(shapes).encode("ascii")
    stream.write(line + b" " * _gap(len(line) + 1) + b"\n")
    for array in arrays:
        kept = array.flat[:1] if is_uniform(array) else np.ascontiguousarray(array)
        stream.write(kept.data)
        stream.write(b"\0" * _gap(kept.nbytes))


def room(array: Array) -> int:
    """Return the bytes that an array takes."""
    return array.itemsize if is_uniform(array) else array.nbytes


def read_arrays(stream: BinaryIO) -> Iterator[Array]:
    """Yield the arrays that were written. Raise ValueError if the file ends too early."""
    for place in list(_places(stream)):
        stream.seek(place.byte)
        array = np.fromfile(stream, place.kind, place.count)
        if len(array) < place.count:
            raise ValueError("the file ends too early")
        yield _shaped(array, place.shape)


def read_rows(path: Path, first: int, last: int) -> list[Array]:
    """Return the rows from `first` to before `last` of each array, and read no others.

    Raise ValueError if the file ends too early.
    """
    arrays = []
    with path.open("rb") as stream:
        for place in _places(stream):
            row = place.kind.itemsize * prod(place.shape[1:])
            shape = (last - first, *place.shape[1:])
            array = np.empty(1 if place.uniform else prod(shape), place.kind)
            stream.seek(place.byte + (0 if place.uniform else first * row))
            if stream.readinto(array.data.cast("B")) < array.nbytes:
                raise ValueError("the file ends too early")
            arrays.append(_shaped(array, shape))
    return arrays


def mapped_arrays(path: Path) -> list[Array]:
    """Return the arrays of a file where they lie, read-only.

    Raise ValueError if it ends too early.
    """
    with path.open("rb") as stream:
        places = list(_places(stream))
        mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    return [
        _shaped(np.frombuffer(mapped, place.kind, place.count, place.byte), place.shape)
        for place in places
    ]


@frozen(kw_only=True)
class _Place:
    """Where an array is in a file, and what it is."""

    kind: np.dtype[Any]
    shape: tuple[int, ...]
    uniform: bool
    """Whether all its items are the same, and one of them is kept."""
    byte: int

    @property
    def count(self) -> int:
        """How many items are kept."""
        return 1 if self.uniform else prod(self.shape)


def _places(stream: BinaryIO) -> Iterator[_Place]:
    shapes = json.loads(stream.readline())
    byte = stream.tell()
    for kind, shape, uniform in shapes:
        place = _Place(kind=np.dtype(kind), shape=tuple(shape), uniform=uniform, byte=byte)
        yield place
        size = place.kind.itemsize * place.count
        byte += size + _gap(size)


def _shaped(items: Array, shape: Sequence[int]) -> Array:
    """The array of this shape that has these items, or this one everywhere."""
    return items.reshape(shape) if len(items) == prod(shape) else np.broadcast_to(items, shape)


def _gap(size: int) -> int:
    return -size % _ALIGNED
