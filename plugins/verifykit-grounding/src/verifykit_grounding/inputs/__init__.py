"""Answers in the forms in which people and programs keep them, one form per file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from verifykit import InputError, services_for

if TYPE_CHECKING:
    from verifykit.services import Services
    from verifykit_grounding.answer import Answer
    from verifykit_grounding.inputs.library import Library

# The forms are imported where they are read: a run over a case, which asks this package for the
# reader of Word documents, need not wait for what reads Markdown.

LARGEST = 64_000_000
"""A file that is read as a whole has at most this many bytes."""


def read_answers(
    path: Path,
    documents: Path | Library | None = None,
    services: Services | None = None,
) -> Iterator[Answer]:
    """Yield the answers of a file: one for a text or a saved answer, one for each row of a table.

    `documents` is a folder with captures of what is cited, or the library that was made of it;
    `services` know the kinds of captures that plug-ins read, those of a default run if None. Raise
    InputError for a file that cannot be read or is no answer; rows are read as they are asked for.
    """
    from verifykit_grounding.inputs import rows, text
    from verifykit_grounding.inputs.strict_json import read_json

    if documents is None or isinstance(documents, Path):
        library = library_of(documents, services)
    else:
        library = documents
    if rows.is_table(path):
        yield from rows.read(path)
        return
    data = _bytes(path)
    if path.suffix.lower() == ".json":
        yield _from_json(read_json(data, path.name), path, library)
    else:
        yield text.read(data, path, library)


def library_of(folder: Path | None, services: Services | None = None) -> Library:
    """Return the captures of a folder; raise InputError if it is none."""
    from verifykit_grounding.inputs.library import Library

    return Library.of(folder, (services or services_for("grounding")).read_capture)


def read_text(path: Path, services: Services | None = None) -> Answer:
    """Return a text with its links, whatever documents are held; raise InputError."""
    from verifykit_grounding.inputs import text

    return text.read(_bytes(path), path, library_of(None, services))


def _from_json(data: object, path: Path, library: Library) -> Answer:
    from verifykit_grounding.inputs import cited_answer, saved_answer

    if cited_answer.is_one(data):
        return cited_answer.read(data, path, library)
    if saved_answer.is_one(data):
        return saved_answer.read(data, path, library)
    raise InputError(
        f"{path.name} is no cited answer (grounding-1) and no saved answer of an API that is known"
    )


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise InputError(f"{path} is no regular file")
        if path.stat().st_size > LARGEST:
            raise InputError(f"{path.name} has more than {LARGEST:,} bytes")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
