"""Where a run writes: never over what it reads, and only where there is a folder to write to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from verifykit.atomic import is_standard_output
from verifykit.corpus.ingest.inputs import Inputs
from verifykit.errors import UsageError


def check_places(
    inputs: Inputs, written: Mapping[str, Path | None], read: Iterable[Path | None] = ()
) -> None:
    """Look at where a run will write, by what is written, before hours of work are lost.

    `read` are files beside those of the inputs that must stay as they are. UsageError if an output
    would replace an input or another output, or if its folder is not there.
    """
    taken = {path.resolve(): "an input" for path in (*inputs.files, *read) if path}
    for what, path in written.items():
        if path is None:
            continue
        place = path.resolve()
        if place in taken:
            raise UsageError(f"{path}: {what} would replace {taken[place]}")
        if not (is_standard_output(path) or place.parent.is_dir()):
            raise UsageError(f"cannot write {path}: No such file or directory")
        taken[place] = what


def beside(output: Path, name: str) -> Path:
    """Return a place for what a run leaves beside an output: in the working folder for a stream."""
    is_stream = is_standard_output(output) or (output.exists() and not output.is_file())
    return Path(name) if is_stream and not output.is_dir() else output.with_name(name)
