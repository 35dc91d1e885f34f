"""Writing a file in one piece: it appears complete, or the old one stays."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from verifykit.errors import UsageError

STANDARD_OUTPUT = Path("/dev/stdout")
"""What stands for `sys.stdout` where a file could be named, whether or not the system has it."""
_STANDARD_OUTPUT = frozenset((STANDARD_OUTPUT, *map(Path, ("/dev/fd/1", "/proc/self/fd/1"))))


def is_standard_output(path: Path) -> bool:
    """Return whether the name means standard output."""
    return path in _STANDARD_OUTPUT


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a stream whose bytes become the file `path` when the block ends without an exception.

    Until then, and if anything is raised, an older file stays as it was. A link is followed, the
    permissions of an older file are kept, and a device or pipe is written directly. The names of
    standard output mean `sys.stdout`, whatever descriptor that has. Raise UsageError if the file
    cannot be written.
    """
    target = path.resolve()
    try:
        if is_standard_output(path) and (kept := _standard_output()) is not None:
            with os.fdopen(kept, "wb") as stream:
                yield stream
            return
        if target.exists() and not target.is_file():
            if target.is_dir():
                raise UsageError(f"cannot write {path}: it is a folder")
            with target.open("wb") as stream:
                yield stream
            return
        from tempfile import mkstemp  # costs more than all else here, and most runs only print

        handle, name = mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except BrokenPipeError:  # nobody reads on, which is no fault
        raise
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        unfinished.chmod(_mode(target))
        unfinished.replace(target)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def replacing_text(path: Path) -> Iterator[TextIO]:
    """Open a text stream whose UTF-8 text becomes the file `path`, as `replacing` does.

    Lines end with a line feed, and an unpaired surrogate is written as an escape.
    """
    with replacing(path) as binary:
        text = io.TextIOWrapper(binary, "utf-8", errors="backslashreplace", newline="\n")
        yield text
        text.detach()


def replace_files(folder: Path, files: Mapping[str, bytes], *, stale: Iterable[str] = ()) -> None:
    """Write the files of a folder by their names, and remove the `stale` ones.

    All of them are written in full before the first one is put in its place; other files of the
    folder are left alone. Raise UsageError if the folder cannot be made or a file not written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot make the folder {folder}: {error.strerror}") from error
    with ExitStack() as unfinished:
        for name, data in files.items():
            unfinished.enter_context(replacing(folder / name)).write(data)
    for name in stale:
        (folder / name).unlink(missing_ok=True)


def _standard_output() -> int | None:
    """A descriptor of its own for standard output, or None if that is no file of the system.

    The command line keeps descriptor 1 from plug-ins, so that `/dev/stdout` leads elsewhere.
    """
    try:
        sys.stdout.flush()
        return os.dup(sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):
        return None


def _mode(target: Path) -> int:
    """The permissions of the older file, or those that a new file gets here."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
