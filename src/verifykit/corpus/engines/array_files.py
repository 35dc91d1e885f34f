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

Array = np.ndarray[Any, Any]
_ALIGNED = 8
"""Bytes; each array begins at a multiple of them, so that it can be used where it lies."""


def write_arrays(stream: BinaryIO, arrays: Sequence[Array]) -> None:
    """Write arrays of numbers or flags."""
    shapes = [(array.dtype.str, array.shape) for array in arrays]
    line = json.dumps(shapes).encode("ascii")
    stream.write(line + b" " * _gap(len(line) + 1) + b"\n")
    for array in arrays:
        stream.write(np.ascontiguousarray(array).data)
        stream.write(b"\0" * _gap(array.nbytes))


def read_arrays(stream: BinaryIO) -> Iterator[Array]:
    """Yield the arrays that were written. Raise ValueError if the file ends too early."""
    for kind, shape in json.loads(stream.readline()):
        count = prod(shape)
        array = np.fromfile(stream, kind, count)
        if len(array) < count:
            raise ValueError("the file ends too early")
        stream.seek(_gap(array.nbytes), 1)
        yield array.reshape(shape)


def read_rows(path: Path, first: int, last: int) -> list[Array]:
    """Return the rows from `first` to before `last` of each array, and read no others.

    Raise ValueError if the file ends too early.
    """
    arrays = []
    with path.open("rb") as stream:
        for kind, shape, place in _places(stream):
            array = np.empty((last - first, *shape[1:]), kind)
            row = array.itemsize * prod(shape[1:])
            stream.seek(place + first * row)
            if stream.readinto(array.data.cast("B")) < array.nbytes:
                raise ValueError("the file ends too early")
            arrays.append(array)
    return arrays


def mapped_arrays(path: Path) -> list[Array]:
    """Return the arrays of a file where they lie, read-only.

    Raise ValueError if it ends too early.
    """
    with path.open("rb") as stream:
        places = list(_places(stream))
        mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    return [
        np.frombuffer(mapped, kind, prod(shape), place).reshape(shape)
        for kind, shape, place in places
    ]


def _places(stream: BinaryIO) -> Iterator[tuple[np.dtype[Any], tuple[int, ...], int]]:
    """The type and the shape of each array, and the byte at which it begins."""
    shapes = json.loads(stream.readline())
    place = stream.tell()
    for name, shape in shapes:
        kind = np.dtype(name)
        yield kind, tuple(shape), place
        size = kind.itemsize * prod(shape)
        place += size + _gap(size)


def _gap(size: int) -> int:
    return -size % _ALIGNED
