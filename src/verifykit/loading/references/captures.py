"""Captures: inside the case's folder, there, and unchanged."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from verifykit.loading.references.items import Raw, items
from verifykit.loading.rules import CAPTURE_CHANGED, CAPTURE_MISSING, CAPTURE_OUTSIDE
from verifykit.model.finding import Finding

_SHA256 = "[0-9a-fA-F]{64}"


def capture_findings(data: Raw, folder: str | None) -> Iterator[Finding]:
    """Yield the findings on captures.

    Without a folder, as for a case from standard input, only the paths themselves are looked at.
    """
    for pointer, document in items(data, "documents"):
        capture = document.get("capture")
        if isinstance(capture, dict) and isinstance(capture.get("path"), str) and capture["path"]:
            yield from _check(capture, folder, f"{pointer}/capture")


def _check(capture: Raw, folder: str | None, pointer: str) -> Iterator[Finding]:
    path = capture["path"]
    shown = path[:200]
    if _leaves(path):
        message = f"the capture {shown} is outside of the case's folder"
        yield CAPTURE_OUTSIDE.finding(message, pointer=f"{pointer}/path")
        return
    if folder is None:
        return
    try:
        root = Path(folder or os.curdir).resolve()
        target = (root / path).resolve()
        inside = target.is_relative_to(root)
        present = target.is_file()
    except (OSError, ValueError, RuntimeError):
        inside, present = True, False
    if not inside:
        message = f"the capture {shown} is a link that leaves the case's folder"
        yield CAPTURE_OUTSIDE.finding(message, pointer=f"{pointer}/path")
    elif not present:
        message = f"the capture {shown} is not there"
        yield CAPTURE_MISSING.finding(message, pointer=f"{pointer}/path")
    else:
        yield from _check_digest(capture, target, pointer)


def _leaves(path: str) -> bool:
    """Whether a path is absolute or steps up, on any system that may open the case."""
    posix, windows = PurePosixPath(path), PureWindowsPath(path)
    if posix.is_absolute() or windows.drive or windows.root:
        return True
    depth = 0
    for part in windows.parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return True
    return False


def _check_digest(capture: Raw, target: Path, pointer: str) -> Iterator[Finding]:
    noted = capture.get("sha256")
    if not isinstance(noted, str) or not re.fullmatch(_SHA256, noted):
        return
    # OpenSSL takes a while to load, and most cases have no captures.
    import hashlib

    try:
        with target.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        message = f"the capture {capture['path'][:200]} cannot be read: {error.strerror}"
        yield CAPTURE_MISSING.finding(message, pointer=f"{pointer}/path")
        return
    if found != noted.lower():
        message = f"the capture {capture['path'][:200]} has changed: its SHA-256 is {found}"
        yield CAPTURE_CHANGED.finding(message, pointer=f"{pointer}/sha256")
