"""Numbers, flags and texts on their way into Arrow and out of it, without anything missing.

Whatever pyarrow converts itself, a single number included, makes it load pandas where that is
installed, which takes longer than to read a small corpus. Here memory is handed over as it lies.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

_INTEGERS = ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
DTYPES = {
    pa.from_numpy_dtype(dtype): dtype
    for dtype in map(np.dtype, ("bool", *_INTEGERS, "float16", "float32", "float64"))
}
"""By kind, since pyarrow's own `to_pandas_dtype` needs pandas in older versions."""
_LONGEST = (1 << 31) - 1
"""Bytes that the texts of one array can have."""


def arrow_of(array: NDArray[Any]) -> pa.Array:
    """Return numbers or flags as Arrow has them; numbers are not copied."""
    kind = pa.from_numpy_dtype(array.dtype)
    held = np.packbits(array, bitorder="little") if kind == pa.bool_() else array
    buffer = pa.py_buffer(np.ascontiguousarray(held))
    return pa.Array.from_buffers(kind, len(array), [None, buffer])


def numpy_of(array: pa.Array | pa.ChunkedArray) -> NDArray[Any]:
    """Return numbers or flags of which none is missing as NumPy has them, read-only."""
    if isinstance(array, pa.ChunkedArray):
        parts = [numpy_of(chunk) for chunk in array.chunks]
        return parts[0] if len(parts) == 1 else np.concatenate([_none_of(array.type), *parts])
    data = array.buffers()[1]
    if data is None or not len(array):
        return _none_of(array.type)
    first, last = array.offset, array.offset + len(array)
    if array.type == pa.bool_():
        return np.unpackbits(np.frombuffer(data, np.uint8), bitorder="little")[first:last].view(
            bool
        )
    return np.frombuffer(data, DTYPES[array.type])[first:last]


def _none_of(kind: pa.DataType) -> NDArray[Any]:
    return np.zeros(0, DTYPES[kind])


def texts_of(words: Sequence[str | None]) -> pa.StringArray:
    """Return texts as Arrow has them; None is missing. UnicodeEncodeError if one is no text."""
    missing = words.count(None)
    present = [word or "" for word in words]
    joined = "".join(present)
    data = joined.encode()
    if len(data) > _LONGEST:
        return pa.array(words, pa.string())
    lengths = map(len, present if len(data) == len(joined) else map(str.encode, present))
    ends = np.zeros(len(words) + 1, np.int32)
    np.cumsum(np.fromiter(lengths, np.int32, len(words)), out=ends[1:])
    valid = None
    if missing:
        known = np.fromiter((word is not None for word in words), bool, len(words))
        valid = pa.py_buffer(np.packbits(known, bitorder="little"))
    return pa.Array.from_buffers(
        pa.string(), len(words), [valid, pa.py_buffer(ends), pa.py_buffer(data)], missing
    )
