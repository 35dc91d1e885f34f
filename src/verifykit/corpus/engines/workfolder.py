"""The folder of a run that may be interrupted: what is finished in it, and for which input."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any

from verifykit.errors import InputError, UsageError
from verifykit.version import __version__

_MANIFEST = "manifest.json"


def fingerprint(paths: Sequence[Path], *settings: Any) -> str:
    """A digest of the input files (name, size, time of change) and of everything else that the
    result depends on, so that a folder of another run is not taken up.
    """
    seen = [(str(path.resolve()), path.stat().st_size, path.stat().st_mtime_ns) for path in paths]
    text = repr((__version__, seen, settings))
    return blake2b(text.encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


class WorkFolder:
    """A folder whose finished stages survive a kill; one run at a time has it.

    Opened for the same input, it keeps what is finished; for any other, it starts empty. As a
    context it is removed at the end, where the input was at fault, and where nobody reads on; after
    any other failure it stays, for the run that is started again.
    UsageError where the disk is full or the folder is gone, if it holds what is not of such a run,
    if another run has it, or if it cannot be made.
    """

    def __init__(self, path: Path, digest: str) -> None:
        self.path = path
        try:
            path.mkdir(parents=True, exist_ok=True)
            self._lock = _locked(path)
        except OSError as error:
            raise UsageError(f"{path}: cannot be worked in: {error.strerror or error}") from error
        if self._read().get("digest") != digest:
            try:
                self._begin(digest)
            except OSError as error:
                self.release()
                raise UsageError(f"{path}: cannot be worked in: {error.strerror}") from error
            except BaseException:
                self.release()
                raise

    def is_finished(self, stage: str) -> bool:
        """Return whether a stage was finished, here or before, and its files are still whole."""
        finished = self._read().get("finished")
        if not isinstance(finished, dict) or stage not in finished:
            return False
        return bool(finished[stage] == self._sizes(stage))

    def finish(self, stage: str) -> None:
        """Note that a stage is finished."""
        about = self._read()
        finished = {**about.get("finished", {}), stage: self._sizes(stage)}
        self._write({**about, "finished": finished})

    def fresh(self, name: str) -> Path:
        """Return an empty folder for a stage that starts from the beginning."""
        folder = self.path / name
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir()
        return folder

    def release(self) -> None:
        """Let other runs have the folder, with what is finished in it."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def remove(self) -> None:
        """Remove the folder once the run is over."""
        with suppress(OSError):
            self._empty()
        shutil.rmtree(self.path, ignore_errors=True)
        self.release()

    def __enter__(self) -> WorkFolder:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None or issubclass(kind, (InputError, BrokenPipeError)):
            self.remove()
            return
        self.release()
        if _is_of_the_disk(error):
            left = "what is finished is kept there, start again to go on"
            if not (self.path / _MANIFEST).exists():
                left = "what it held is gone: remove it and start again"
            raise UsageError(f"{self.path}: {_told(error)}; {left}") from error

    def _begin(self, digest: str) -> None:
        """Empty the folder of another run. UsageError if what is in it is not of a run."""
        others = self._others()
        if others and "digest" not in self._read():
            raise UsageError(
                f"{self.path}: holds files that are not of an interrupted run ({others[0].name}); "
                "name a new or empty folder with --work"
            )
        self._empty()
        self._write({"digest": digest, "finished": {}})

    def _empty(self) -> None:
        """Remove all but the manifest; a kill in the middle leaves nothing that looks whole."""
        self._write({"digest": "", "finished": {}})
        for found in self._others():
            if found.is_dir() and not found.is_symlink():
                shutil.rmtree(found)
            else:
                found.unlink()

    def _sizes(self, stage: str) -> dict[str, int]:
        """The bytes of each file of a stage, by its name below the stage's folder."""
        folder = self.path / stage
        files = (found for found in sorted(folder.rglob("*")) if found.is_file())
        return {found.relative_to(folder).as_posix(): found.stat().st_size for found in files}

    def _others(self) -> list[Path]:
        return [found for found in self.path.iterdir() if not found.name.startswith(_MANIFEST)]

    def _read(self) -> dict[str, Any]:
        try:
            about = json.loads((self.path / _MANIFEST).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return {}
        return about if isinstance(about, dict) else {}

    def _write(self, about: dict[str, Any]) -> None:
        unfinished = self.path / f"{_MANIFEST}.{os.getpid()}.tmp"
        unfinished.write_text(json.dumps(about), encoding="utf-8")
        unfinished.replace(self.path / _MANIFEST)


def _locked(path: Path) -> int | None:
    """Hold the folder until the process ends, however it ends. None where nothing can be held.

    UsageError if another run holds it.
    """
    if sys.platform == "win32":
        return None
    import fcntl

    lock = os.open(path, os.O_RDONLY)
    busy = False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        busy = True
    except OSError:  # a file system without locks
        os.close(lock)
        return None
    # A run that ends removes its folder: what is held then is no longer the folder of that name.
    if busy or not path.exists() or not os.path.samestat(os.fstat(lock), path.stat()):
        os.close(lock)
        raise UsageError(
            f"{path}: another run is at work here; wait for it, or name another folder with --work"
        )
    return lock


def _is_of_the_disk(error: BaseException | None) -> bool:
    """Whether files could not be read or written; DuckDB has an exception of its own for that."""
    duckdb = sys.modules.get("duckdb")
    return isinstance(error, OSError) or (
        duckdb is not None and isinstance(error, duckdb.IOException)
    )


def _told(error: BaseException | None) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error).removeprefix("IO Error: ")
