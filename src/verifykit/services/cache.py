"""A folder of files that a plug-in may find again, or not."""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from verifykit.atomic import replacing
from verifykit.errors import VerifykitError
from verifykit.parts import frozen

_VARIABLE = "VERIFYKIT_CACHE"
_LARGEST = 4 << 20
"""Bytes of the largest value that is kept."""
_MOST_BYTES, _MOST_FILES = 4 << 20, 512
"""What one of the 256 folders of a cache holds: a gibibyte and 131,072 values in all of them."""
_LOOKED_AT = frozenset("08")
"""A folder is looked at when a value comes whose name begins so: at every eighth, on average."""
_SAFE = re.compile(r"[^A-Za-z0-9._-]")


@frozen
class Cache:
    """What a plug-in worked out once and may want again; nothing may depend on it being there.

    `folder` is the plug-in's alone, None where there is none: then nothing is kept. A key is a
    text that says all that the value depends on: the digest of a model, of a text, a parameter.
    `version` goes into every key, so that what another version of the plug-in kept is not found.
    Several processes may use one folder. It is bounded: a value of more than 4 MiB is not kept, and
    what was not used for longest goes when there is more than about a gibibyte.
    """

    folder: Path | None
    version: str = ""

    def get(self, key: str) -> bytes | None:
        """Return what was kept under a key; None if there is nothing."""
        if self.folder is None:
            return None
        path = self._path(self.folder, key)
        try:
            value = path.read_bytes()
        except OSError:
            return None
        with suppress(OSError):
            # What is used stays longest.
            os.utime(path)
        return value

    def put(self, key: str, value: bytes) -> None:
        """Keep bytes under a key. Where the folder cannot be written nothing is kept."""
        if self.folder is None or len(value) > _LARGEST:
            return
        path = self._path(self.folder, key)
        with suppress(OSError, VerifykitError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(path) as stream:
                stream.write(value)
            if path.name[0] in _LOOKED_AT:
                _bound(path)

    def get_json(self, key: str) -> Any:
        """Return the data that was kept under a key; None if there is none that can be read."""
        kept = self.get(key)
        if kept is None:
            return None
        try:
            return json.loads(kept)
        except ValueError:
            return None

    def put_json(self, key: str, value: Any) -> None:
        """Keep plain data under a key."""
        self.put(key, json.dumps(value, ensure_ascii=False, sort_keys=True).encode())

    def _path(self, folder: Path, key: str) -> Path:
        digest = blake2b(f"{self.version}\0{key}".encode("utf-8", "surrogatepass"), digest_size=20)
        name = digest.hexdigest()
        return folder / name[:2] / name[2:]


def _bound(newest: Path) -> None:
    """Take away what was not used for longest, until a folder holds what it may hold."""
    held: list[tuple[float, str, int]] = []
    with os.scandir(newest.parent) as entries:
        for entry in entries:
            with suppress(OSError):
                # Somebody else may have taken it away in the meantime.
                found = entry.stat(follow_symlinks=False)
                held.append((found.st_mtime, entry.path, found.st_size))
    count, size = len(held), sum(one for *_, one in held)
    for _, path, bytes_ in sorted(held):
        if count <= _MOST_FILES and size <= _MOST_BYTES:
            return
        if path != os.fspath(newest):
            with suppress(OSError):
                os.unlink(path)
            count, size = count - 1, size - bytes_


def cache_of(plugin: str, version: str, folder: Path | None) -> Cache:
    """Return the cache of a plug-in below a folder; below the user's own where that is None."""
    root = folder or _users_folder()
    return Cache(None if root is None else root / _SAFE.sub("_", plugin), version)


def _users_folder() -> Path | None:
    """Where this system keeps what can be worked out again; None where nobody has a home."""
    if named := os.environ.get(_VARIABLE):
        return Path(named)
    try:
        if sys.platform == "win32":
            return Path(os.environ["LOCALAPPDATA"]) / "verifykit" / "cache"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "verifykit"
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "verifykit"
    except (KeyError, RuntimeError):
        return None
