"""The folder of a run that may be interrupted: what is finished in it, and for which input."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from verifykit.version import __version__

_MANIFEST = "manifest.json"


def fingerprint(paths: Sequence[Path], *settings: Any) -> str:
    """A digest of the input files (name, size, time of change) and of everything else that the
    result depends on, so that a folder of another run is not taken up.
    """
    seen = [(str(path.resolve()), path.stat().st_size, path.stat().st_mtime_ns) for path in paths]
    text = repr((__version__, seen, settings))
    return blake2b(text.encode("utf-8"), digest_size=16).hexdigest()


class WorkFolder:
    """A folder whose finished stages survive a kill.

    Opened for the same input, it keeps what is finished; for any other, it starts empty.
    """

    def __init__(self, path: Path, digest: str) -> None:
        self.path = path
        self._digest = digest
        if self._read().get("digest") != digest:
            if path.exists():
                shutil.rmtree(path)
            path.mkdir(parents=True)
            self._write({"digest": digest, "finished": []})

    def is_finished(self, stage: str) -> bool:
        """Whether a stage was finished, by this run or one before."""
        return stage in self._read().get("finished", [])

    def finish(self, stage: str) -> None:
        """Note that a stage is finished."""
        about = self._read()
        self._write({**about, "finished": [*about.get("finished", []), stage]})

    def fresh(self, name: str) -> Path:
        """An empty folder for a stage that starts from the beginning."""
        folder = self.path / name
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir()
        return folder

    def remove(self) -> None:
        """Remove the folder once the run is over."""
        shutil.rmtree(self.path, ignore_errors=True)

    def _read(self) -> dict[str, Any]:
        try:
            about: dict[str, Any] = json.loads((self.path / _MANIFEST).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return {}
        return about

    def _write(self, about: dict[str, Any]) -> None:
        unfinished = self.path / f"{_MANIFEST}.{os.getpid()}.tmp"
        unfinished.write_text(json.dumps(about), encoding="utf-8")
        unfinished.replace(self.path / _MANIFEST)
