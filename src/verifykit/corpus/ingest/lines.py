"""The lines of a text file that may be compressed, none of them longer than a limit.

A line is not read whole before its length is known, so a file that unpacks to one line of many
gigabytes costs time, but no memory.
"""

from __future__ import annotations

import codecs
import gzip
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa

from verifykit.errors import InputError

LONGEST_LINE = 1 << 20
"""Characters of a line; what is beyond is not read, and its row cannot be used."""
LONGEST_CELL = 131_072
"""Bytes of a name or a value; a field of a CSV file has at most so many characters, too."""
_CHUNK = 1 << 16
_BLOCK = 1 << 22
"""Bytes that are read at a time where Arrow reads them."""
_MOST_BYTES = 4
"""Of a character."""


class Lines:
    """The lines of chunks of bytes, with their ends (CR, LF or both), as text.

    A byte that is not UTF-8 becomes a lone surrogate, so that its row can be told from others.
    """

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks
        self.too_long: list[int] = []
        """The numbers of the lines that were cut, ascending."""

    def __iter__(self) -> Iterator[str]:
        for number, (line, is_whole) in enumerate(_cut(self._decoded()), 1):
            if not is_whole:
                self.too_long.append(number)
            yield line

    def _decoded(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        for chunk in self._chunks:
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)


def _cut(chunks: Iterator[str]) -> Iterator[tuple[str, bool]]:
    """Yield lines, and whether each is whole."""
    tail, skipping = "", False
    for chunk in chunks:
        lines = list(io.StringIO(tail + chunk, newline=""))
        # A CR at the end of a chunk may be half of a line end.
        tail = lines.pop() if lines and not lines[-1].endswith("\n") else ""
        for line in lines:
            if not skipping:
                yield _shortened(line)
            skipping = False
        if skipping:
            tail = tail[-1:]  # nothing but a CR is of interest
        elif len(tail) > LONGEST_LINE:
            yield _shortened(tail)
            tail, skipping = tail[-1:], True
    if tail and not skipping:
        yield _shortened(tail)


def _shortened(line: str) -> tuple[str, bool]:
    whole = len(line) <= LONGEST_LINE
    return (line if whole else line[:LONGEST_LINE] + "\n"), whole


def whole_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield a stream cut where lines end; a block without an end is part of a line too long."""
    rest = b""
    while chunk := stream.read(_BLOCK):
        whole, newline, rest = (rest + chunk).rpartition(b"\n")
        if newline:
            yield whole + newline
        elif len(rest) > LONGEST_LINE * _MOST_BYTES:
            yield rest
            rest = b""
    if rest:
        yield rest + b"\n"


def has_blank(block: bytes) -> bool:
    """Return whether a block has an empty line, of which Arrow would tell nothing."""
    return block.startswith((b"\n", b"\r\n")) or b"\n\n" in block or b"\n\r\n" in block


def longest_line(block: bytes) -> int:
    """Return how many bytes the longest line of a block has, its end included."""
    ends = np.flatnonzero(np.frombuffer(block, np.uint8) == ord("\n"))
    return int(np.diff(ends, prepend=-1).max())


@contextmanager
def open_lines(path: Path) -> Iterator[Lines]:
    """Open a file (.gz and .zst are unpacked) as lines for the time of the block.

    Raise InputError if it cannot be opened.
    """
    with open_bytes(path) as stream:
        yield Lines(iter(lambda: stream.read(_CHUNK), b""))


@contextmanager
def open_bytes(path: Path) -> Iterator[BinaryIO]:
    """Open a file (.gz and .zst are unpacked), behind its byte order mark if it has one.

    Raise InputError if it cannot be opened.
    """
    try:
        raw: Any
        if path.suffix.lower() == ".gz":
            raw = gzip.GzipFile(path, "rb")
        elif path.suffix.lower() == ".zst":
            raw = open_zst(path)
        else:
            raw = path.open("rb")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    with raw:
        if raw.peek(len(BOM_UTF8)).startswith(BOM_UTF8):
            raw.read(len(BOM_UTF8))
        yield raw


def open_zst(path: Path) -> BinaryIO:
    """Return the decompressed bytes of a .zst file.

    Raise OSError if it cannot be opened or is damaged.
    """
    return io.BufferedReader(pa.input_stream(str(path), compression="zstd"))
