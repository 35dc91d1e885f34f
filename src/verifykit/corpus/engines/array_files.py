"""Arrays in a file, back to back behind one line that says what they are.

NumPy's own format keeps the shape of each array as a Python expression, and to read that costs
more than to read the numbers of a block.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from math import prod
from typing import Any, BinaryIO

import numpy as np

Array = np.ndarray[Any, Any]


def write_arrays(stream: BinaryIO, arrays: Sequence[Array]) -> None:
    """Write arrays of numbers or flags."""
    shapes = [(array.dtype.str, array.shape) for array in arrays]
    stream.write(json.dumps(shapes).encode("ascii") + b"\n")
    for array in arrays:
        stream.write(np.ascontiguousarray(array).data)


def read_arrays(stream: BinaryIO) -> Iterator[Array]:
    """Yield the arrays that were written. Raise ValueError if the file ends too early."""
    for kind, shape in json.loads(stream.readline()):
        count = prod(shape)
        array = np.fromfile(stream, kind, count)
        if len(array) < count:
            raise ValueError("the file ends too early")
        yield array.reshape(shape)
