"""Which inputs are a corpus, told by their names alone, so that a case never loads the columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verifykit.cli.cases.inputs import STANDARD_INPUT
from verifykit.cli.request import Request
from verifykit.errors import UsageError

if TYPE_CHECKING:
    from verifykit.plugin import CorpusReader

_PACKED = (".gz", ".zst")
SUFFIXES = (".parquet", ".csv", ".jsonl", ".ndjson")
"""The endings that are read without a plug-in."""


def are_corpus(paths: Sequence[str], further: Sequence[str] = ()) -> bool:
    """Return whether all inputs are corpora; `further` are endings that plug-ins read.

    Raise UsageError if some are and some are not.
    """
    found = [is_corpus(path, further) for path in paths]
    if any(found) and not all(found):
        raise UsageError("cases and corpora cannot be scored in one run")
    return any(found)


def corpus_readers(paths: Sequence[str], request: Request) -> tuple[CorpusReader, ...] | None:
    """Return the plug-ins' readers if the inputs are a corpus, else None; raise as `are_corpus`.

    Plug-ins are asked only about a name that neither a corpus nor a case usually has, such as
    one with two endings.
    """
    if are_corpus(paths):
        return () if all(_is_plain_table(path) for path in paths) else _readers(paths, request)
    unusual = [path for path in paths if Path(path).is_file() and not _is_usual_case(path)]
    if not unusual:
        return None
    readers = _readers(paths, request)
    endings = [suffix for reader in readers for suffix in reader.suffixes]
    return readers if are_corpus(paths, endings) else None


def refuse_streamed(paths: Sequence[str], name: str | None = None) -> None:
    """Raise UsageError if standard input is to be read as a corpus; `name` is what it is called.

    An interrupted run goes on only with an input that is still there.
    """
    if STANDARD_INPUT in paths and (name is None or is_corpus(name)):
        raise UsageError("a corpus is read from files, not from standard input")


def _readers(paths: Sequence[str], request: Request) -> tuple[CorpusReader, ...]:
    from verifykit.engine import shared_plugin_manager

    settings = request.configuration(Path(paths[0])).assessment_settings()
    return shared_plugin_manager(settings).formats.corpus_readers()


def _is_usual_case(path: str) -> bool:
    return Path(path).suffix.lower() in (".yaml", ".yml", ".json", ".xlsx", ".jsonld")


def _is_plain_table(path: str) -> bool:
    """Whether the name has no other ending than ours."""
    return len(_endings(path)) == 1


def _endings(path: str) -> list[str]:
    """The endings of a name, that of a packed file left out."""
    suffixes = [suffix.lower() for suffix in Path(path).suffixes]
    packed = bool(suffixes) and suffixes[-1] in _PACKED
    return suffixes[:-1] if packed else suffixes


def is_corpus(path: str, further: Sequence[str] = ()) -> bool:
    """Return whether the name is that of a table of statements."""
    endings = _endings(path)
    if endings and endings[-1] in SUFFIXES:
        return True
    return Path(path).name.lower().endswith(tuple(further))
