"""Reading files that are files: never a pipe or a device that has no end or nobody who writes."""

from __future__ import annotations

import errno
import os
import stat

MAX_BYTES = 32 * 1024 * 1024
"""No file that a person writes is larger: cases, configurations, parameters, profiles, tables."""


def read_regular(path: str | os.PathLike[str], most: int | None = MAX_BYTES) -> bytes:
    """Return what a regular file holds, or its first `most` bytes and one more if it is larger.

    Without `most` all of it, as of tables and profiles that programs write.

    Raise OSError if it cannot be read, and for what is no regular file: it is opened without
    waiting, and nothing is read from it. ValueError for a path that no system has.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _binary())
    with open(descriptor, "rb") as file:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "it is a pipe or a device, not a file")
        data = file.read() if most is None else file.read(most + 1)
        # Some files of /proc count as regular and have nothing to give without waiting.
        return data or b""


def _binary() -> int:
    """The flag that only Windows has and needs."""
    flag: int = getattr(os, "O_BINARY", 0)
    return flag
